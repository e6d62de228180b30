"""The synthetic orders as rows of the portal's database. Django must be set up before this module is imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import batched

from django.db import models, transaction
from synthetic_orders import synthetic_orders

from order_portal.models import Order, OrderLine, Parcel, ParcelLine, Payment, TermsSnapshot, TrackingEvent
from order_portal.vocabulary import TrackingStatus
from policies.facts import OrderFacts, ParcelFacts

BATCH = 5_000
SHOP = "audrey-alexandre"


def store(number: int) -> None:
    """Write ``number`` orders with their lines, payments, parcels and tracking."""
    terms = TermsSnapshot.objects.create(digest="0" * 64, payload={})
    keys = iter(range(1, 10 * number))
    for some in batched(synthetic_orders(number), BATCH):
        _write(row for order in some for row in _rows(order, terms, keys))


def _write(rows: Iterable[models.Model]) -> None:
    by_model: dict[type[models.Model], list[models.Model]] = {}
    for row in rows:
        by_model.setdefault(type(row), []).append(row)
    with transaction.atomic():
        for model, made in by_model.items():
            model._meta.default_manager.bulk_create(made)


def _rows(facts: OrderFacts, terms: TermsSnapshot, keys: Iterator[int]) -> Iterator[models.Model]:
    """An order and everything that belongs to it, in the order in which it can be written."""
    order = Order(
        pk=next(keys),
        shop=SHOP,
        number=facts.number,
        number_key=facts.number,
        currency="EUR",
        total=0,
        terms=terms,
        placed_at=facts.placed_at,
        country=facts.destination.country,
        postal_code=facts.destination.postal_code,
        service=facts.service,
        cancelled_at=facts.cancelled_at,
        delivery_cost=facts.delivery_cost.amount if facts.delivery_cost else 0,
    )
    yield order
    lines = {}
    for position, line in enumerate(facts.lines, 1):
        lines[line.line] = OrderLine(
            pk=next(keys),
            order=order,
            position=position,
            quantity=line.quantity,
            unit_price=line.unit_price.amount,
            categories=sorted(line.categories),
        )
    yield from lines.values()
    for paid in facts.payments:
        yield Payment(order=order, tender=paid.tender, amount=paid.amount.amount, paid_at=paid.paid_at)
    for parcel in facts.parcels:
        yield from _parcel_rows(parcel, order, lines, keys)


def _parcel_rows(
    facts: ParcelFacts, order: Order, lines: Mapping[str, OrderLine], keys: Iterator[int]
) -> Iterator[models.Model]:
    parcel = Parcel(pk=next(keys), order=order, carrier="Chronopost", handed_over_at=facts.handed_over_at)
    yield parcel
    for code in facts.lines:
        yield ParcelLine(parcel=parcel, line=lines[code], quantity=1)
    reported = {
        TrackingStatus.IN_TRANSIT: facts.handed_over_at,
        TrackingStatus.AVAILABLE_FOR_PICKUP: facts.available_at,
        TrackingStatus.DELIVERED: facts.delivered_at,
        TrackingStatus.RETURNED_TO_SENDER: facts.returned_to_sender_at,
    }
    for status, at in reported.items():
        if at is not None:
            yield TrackingEvent(parcel=parcel, status=status, at=at)
