"""Any number of orders as a shop of some years has them, made one at a time and always the same."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from moneyed import Money

from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts
from policies.terms import Tender

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
YEARS = 3
DELIVERY = Money(Decimal("9.90"), "EUR")
ABROAD = (("DE", "10115"), ("BE", "1000"), ("IT", "20121"), ("RE", "97400"), ("FR", "97110"), ("US", "10001"))
# Metropolitan France has some 6,300.
POSTAL_CODES = tuple(f"{number:05d}" for number in range(1000, 96000, 15))
# Some sixty articles of a small house, each with its own price.
ARTICLES = tuple(
    LineFacts(
        line=f"{kind}-{number}",
        quantity=1,
        unit_price=Money(Decimal(base + 5 * number), "EUR"),
        categories=frozenset({kind}),
    )
    for kind, base in (("bag", 290), ("belt", 90), ("wallet", 140))
    for number in range(20)
)


def synthetic_orders(number: int) -> Iterator[OrderFacts]:
    """``number`` orders, oldest first, spread evenly over the three years before ``NOW``, to the second.

    Of a hundred: 15 go abroad, 25 in two parcels or by relay, 5 were cancelled, 4 returned, 2 are waiting at a relay or
    went back, 10 were paid by bank transfer. One in four holds two of sixty articles, each with its own price, and two
    in three were charged for their delivery. There are as many postal codes as France has.
    """
    chance = random.Random(1903)
    first, gap = NOW - timedelta(days=365 * YEARS), timedelta(days=365 * YEARS) / number
    for index in range(number):
        yield _order(index, first + index * gap, chance)


def _order(index: int, placed_at: datetime, chance: random.Random) -> OrderFacts:
    fate = chance.random()
    lines = _lines(index, chance, returned=fate < 0.04)
    delivery = DELIVERY if index % 3 else None
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
        payments=(_payment(placed_at, index, lines, delivery),),
        parcels=() if cancelled_at else _parcels(placed_at, fate, lines, chance),
        cancelled_at=cancelled_at,
        delivery_cost=delivery,
    )


def _lines(index: int, chance: random.Random, *, returned: bool) -> tuple[LineFacts, ...]:
    lines = chance.sample(ARTICLES, 2 if index % 4 == 0 and not returned else 1)
    return tuple(dataclasses.replace(line, returned=1) for line in lines) if returned else tuple(lines)


def _payment(
    placed_at: datetime, index: int, lines: tuple[LineFacts, ...], delivery: Money | None
) -> PaymentFacts:
    amount = sum((line.unit_price for line in lines), delivery or Money(0, "EUR"))
    if index % 10:
        return PaymentFacts(tender=Tender.CARD, amount=amount, paid_at=placed_at)
    return PaymentFacts(tender=Tender.BANK_TRANSFER, amount=amount, paid_at=placed_at + timedelta(days=1))


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
