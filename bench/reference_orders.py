"""The reference shop's terms, and a grid of orders around every boundary of its rules."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.book import Book, TermsInForce
from policies.codec import decode, decode_terms
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, ReturnIntent, ReturnItem
from policies.histories import Version
from policies.shop import Shop
from policies.terms import Kind, ReturnReason

TERMS = Path(__file__).resolve().parents[1] / "cms" / "demo" / "audrey_alexandre" / "terms.json"
PARIS = ZoneInfo("Europe/Paris")
SECOND = timedelta(seconds=1)

# A Friday, a Sunday, the eve of a holiday, and the day on which clocks go back; before, at and after the cutoff.
PLACED = tuple(
    datetime(2026, month, day, *clock, tzinfo=PARIS).astimezone(UTC)
    for (month, day) in ((3, 27), (7, 13), (10, 25), (11, 6))
    for clock in ((11, 59, 59), (12, 0, 0), (17, 30, 0))
)
ITEMS = (
    (),
    (ReturnItem(line="bag", quantity=1, reason=ReturnReason.CHANGED_MIND),),
    (ReturnItem(line="bag", quantity=3, reason=ReturnReason.DEFECTIVE),),
    (ReturnItem(line="hat", quantity=1, reason=ReturnReason.CHANGED_MIND),),
)


@dataclass(frozen=True, slots=True)
class Question:
    """One order, what its customer asks to return, and when."""

    order: OrderFacts
    intent: ReturnIntent
    at: datetime


def reference_terms() -> TermsInForce:
    """The terms of the reference shop, as the demo states them."""
    data = json.loads(TERMS.read_text())
    start = datetime.fromisoformat(data["effective_from"])
    versions = (
        Version(
            kind=Kind(kind),
            number=1,
            effective_from=start,
            recorded_at=start,
            terms=decode_terms(Kind(kind), terms, where=kind),
        )
        for kind, terms in data["terms"].items()
    )
    return Book.of(decode(Shop, data["shop"], where="shop"), versions).at(start)


def grid() -> tuple[Question, ...]:
    """Every order with every intent at every moment."""
    return tuple(
        Question(order, ReturnIntent(items=items, signed_in=signed_in), at)
        for placed_at in PLACED
        for order in _orders(placed_at)
        for at in _moments(order)
        for items, signed_in in itertools.product(ITEMS, (False, True))
    )


def _orders(placed_at: datetime) -> Iterator[OrderFacts]:
    sent, here, later = (placed_at + timedelta(days=days) for days in (1, 2, 4))
    first = ParcelFacts(parcel="1", lines=("bag",), handed_over_at=sent, delivered_at=here)
    second = ParcelFacts(parcel="2", lines=("belt",), handed_over_at=sent, delivered_at=later)
    under_way = ParcelFacts(parcel="2", lines=("belt",), handed_over_at=sent)
    waiting = ParcelFacts(parcel="1", handed_over_at=sent, available_at=here)
    back = ParcelFacts(parcel="1", handed_over_at=sent, returned_to_sender_at=later)
    yield _order(placed_at)
    yield _order(placed_at, cancelled_at=placed_at + timedelta(minutes=5))
    yield _order(placed_at, parcels=(first, second))
    yield _order(placed_at, parcels=(first, under_way))
    yield _order(placed_at, parcels=(first,))
    yield _order(placed_at, parcels=(waiting,))
    yield _order(placed_at, parcels=(back,))
    yield _order(placed_at, parcels=(first, second), returned=2)


def _order(
    placed_at: datetime,
    *,
    parcels: tuple[ParcelFacts, ...] = (),
    cancelled_at: datetime | None = None,
    returned: int = 0,
) -> OrderFacts:
    price = Money(Decimal(290), "EUR")
    return OrderFacts(
        number="AA-1",
        shop="audrey-alexandre",
        placed_at=placed_at,
        destination=Destination(country="FR", postal_code="75003"),
        service="chrono13",
        lines=(
            LineFacts(line="bag", quantity=2, unit_price=price, returned=returned),
            LineFacts(line="belt", quantity=1, unit_price=price, returned=min(returned, 1)),
        ),
        parcels=parcels,
        cancelled_at=cancelled_at,
    )


def _moments(order: OrderFacts) -> Iterator[datetime]:
    """From a second after ordering to a month later, with both sides of every cutoff and midnight that matters."""
    placed = order.placed_at
    yield placed + SECOND
    yield placed + timedelta(hours=3)
    day = placed.astimezone(PARIS).date()
    for days in (1, 3):
        noon = datetime(day.year, day.month, day.day, 12, tzinfo=PARIS) + timedelta(days=days)
        yield noon.astimezone(UTC) - SECOND
        yield noon.astimezone(UTC)
    for days in (17, 19, 21):
        midnight = datetime(day.year, day.month, day.day, tzinfo=PARIS) + timedelta(days=days)
        yield midnight.astimezone(UTC) - SECOND
        yield midnight.astimezone(UTC)
    yield placed + timedelta(days=40)
