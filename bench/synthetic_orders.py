"""Any number of orders as a shop of some years has them, made one at a time and always the same."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from moneyed import Money

from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts
from policies.terms import Tender

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
YEARS = 3
PRICE = Money(Decimal(290), "EUR")
ABROAD = (("DE", "10115"), ("BE", "1000"), ("IT", "20121"), ("RE", "97400"), ("FR", "97110"), ("US", "10001"))
# Metropolitan France has some 6,300.
POSTAL_CODES = tuple(f"{number:05d}" for number in range(1000, 96000, 15))
LINES = tuple(
    tuple(LineFacts(line=code, quantity=1, unit_price=PRICE) for code in codes)
    for codes in (("bag",), ("bag",), ("belt",), ("bag", "belt"))
)
RETURNED = (LineFacts(line="bag", quantity=1, unit_price=PRICE, returned=1),)


def synthetic_orders(number: int) -> Iterator[OrderFacts]:
    """``number`` orders, oldest first, spread evenly over the three years before ``NOW``, to the second.

    Of a hundred: 15 go abroad, 25 in two parcels or by relay, 5 were cancelled, 4 returned, 2 are waiting at a relay or
    went back, 10 were paid by bank transfer. There are as many postal codes as France has.
    """
    chance = random.Random(1903)
    first, gap = NOW - timedelta(days=365 * YEARS), timedelta(days=365 * YEARS) / number
    for index in range(number):
        yield _order(index, first + index * gap, chance)


def _order(index: int, placed_at: datetime, chance: random.Random) -> OrderFacts:
    fate = chance.random()
    lines = RETURNED if fate < 0.04 else LINES[index % 4]
    cancelled_at = placed_at + timedelta(minutes=30) if 0.04 <= fate < 0.09 else None
    country, postal_code = ("FR", POSTAL_CODES[chance.randrange(len(POSTAL_CODES))])
    if chance.random() < 0.15:
        country, postal_code = ABROAD[index % len(ABROAD)]
    return OrderFacts(
        number=f"AA-{index}",
        shop="audrey-alexandre",
        placed_at=placed_at,
        destination=Destination(country=country, postal_code=postal_code),
        service="chrono13" if index % 3 else "relais",
        lines=lines,
        payments=(_payment(placed_at, index),),
        parcels=() if cancelled_at else _parcels(placed_at, fate, lines, chance),
        cancelled_at=cancelled_at,
    )


def _payment(placed_at: datetime, index: int) -> PaymentFacts:
    if index % 10:
        return PaymentFacts(tender=Tender.CARD, amount=PRICE, paid_at=placed_at)
    return PaymentFacts(tender=Tender.BANK_TRANSFER, amount=PRICE, paid_at=placed_at + timedelta(days=1))


def _parcels(
    placed_at: datetime, fate: float, lines: tuple[LineFacts, ...], chance: random.Random
) -> tuple[ParcelFacts, ...]:
    sent = placed_at + timedelta(hours=20 + chance.randrange(30))
    if sent > NOW:
        return ()
    here = sent + timedelta(hours=14 + chance.randrange(40))
    known = here if here <= NOW else None
    if fate > 0.98:
        back = here + timedelta(days=10) if fate > 0.99 else None
        back = back if back and back <= NOW else None
        return (ParcelFacts(parcel="1", handed_over_at=sent, available_at=known, returned_to_sender_at=back),)
    return tuple(
        ParcelFacts(parcel=line.line, lines=(line.line,), handed_over_at=sent, delivered_at=known)
        for line in lines
    )
