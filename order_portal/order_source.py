"""Orders as facts, for whoever tries terms on them: the order side of ``policies.source.OrderSource``.

Plain rows, a chunk of orders at a time, one query a table and chunk: a hundred thousand orders take seconds, and
memory does not grow with them. What comes out is what ``order_portal.facts.order_facts`` gives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from moneyed import Money

from order_portal.models import (
    Order,
    OrderEvent,
    OrderLine,
    Parcel,
    ParcelLine,
    Payment,
    ReturnLine,
    TrackingEvent,
)
from order_portal.refunds import from_data, shares
from order_portal.states import RELEASED
from order_portal.vocabulary import OrderEventKind, ReturnState, TrackingStatus
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts, ReturnedLine
from policies.terms import ReturnReason, Tender

CHUNK = 1000
# What carriers report that facts know of.
SEEN = (
    TrackingStatus.AVAILABLE_FOR_PICKUP,
    TrackingStatus.DELIVERED,
    TrackingStatus.RETURNED_TO_SENDER,
)
# Of each table: how its rows lead to the order, and what is read of them, what they are grouped by first.
COLUMNS = {
    "lines": ("order", "order pk position quantity unit_price unit_duties categories tags"),
    "payments": ("order", "order pk tender amount paid_at"),
    "parcels": ("order", "order pk handed_over_at"),
    "contents": ("parcel__order", "parcel line__position"),
    "tracking": ("parcel__order", "parcel status at"),
    "returns": (
        "request__order",
        "request__order request__state request__method line line__position quantity reason accepted",
    ),
    "refunds": ("order", "order data"),
}

type Rows = Mapping[int, Sequence[tuple[Any, ...]]]
"""The rows of one table, by the key of what they belong to."""


class PortalOrders:
    """The orders of every shop that the portal serves."""

    def orders(self, *, shop: str, placed_since: datetime) -> Iterator[OrderFacts]:
        """The shop's orders placed at or after ``placed_since``, oldest first, streamed."""
        recent = Order.objects.filter(shop=shop, placed_at__gte=placed_since).order_by("placed_at", "pk")
        last: _OrderRow | None = None
        while rows := [
            _OrderRow(*row) for row in _after(recent, last).values_list(*_OrderRow._fields)[:CHUNK]
        ]:
            related = _read(shop=shop, first=rows[0].placed_at, last=rows[-1].placed_at)
            yield from (_facts(row, related) for row in rows)
            last = rows[-1]

    def how_many(self, *, shop: str, placed_since: datetime) -> int:
        """How many orders that is, now."""
        return Order.objects.filter(shop=shop, placed_at__gte=placed_since).count()


class _OrderRow(NamedTuple):
    pk: int
    number: str
    shop: str
    placed_at: datetime
    country: str
    postal_code: str
    service: str
    cancelled_at: datetime | None
    consumer: bool
    currency: str
    delivery_cost: Decimal
    standard_delivery_cost: Decimal | None

    def money(self, amount: Decimal | None) -> Money | None:
        return None if amount is None else Money(amount, self.currency)


class _PaymentRow(NamedTuple):
    pk: int
    tender: str
    amount: Decimal
    paid_at: datetime | None


class _Related(NamedTuple):
    """What belongs to a chunk of orders, by order; contents and tracking by parcel."""

    lines: Rows
    payments: Rows
    parcels: Rows
    contents: Rows
    tracking: Rows
    returns: Rows
    refunds: Rows


def _after(orders: QuerySet[Order], last: _OrderRow | None) -> QuerySet[Order]:
    """Those that follow ``last``: an order placed meanwhile moves no page."""
    if last is None:
        return orders
    later = Q(placed_at__gt=last.placed_at) | Q(placed_at=last.placed_at, pk__gt=last.pk)
    # The first condition follows from the second, and lets the index find where to go on.
    return orders.filter(placed_at__gte=last.placed_at).filter(later)


def _read(*, shop: str, first: datetime, last: datetime) -> _Related:
    """Everything that facts need of the shop's orders from ``first`` to ``last``, in the order in which facts have it.

    Seven queries. By moments, because a list of a thousand keys takes longer to write than its rows to read.
    """
    tables = {
        "lines": OrderLine.objects.order_by("position"),
        "payments": Payment.objects.order_by("pk"),
        "parcels": Parcel.objects.order_by("handed_over_at", "pk"),
        "contents": ParcelLine.objects.order_by("line__position"),
        "tracking": TrackingEvent.objects.filter(status__in=SEEN).order_by(),
        "returns": ReturnLine.objects.order_by("request__requested_at", "request", "line__position"),
        "refunds": OrderEvent.objects.filter(kind=OrderEventKind.REFUND_DUE).order_by("at", "pk"),
    }
    found = {}
    for name, rows in tables.items():
        to_order, columns = COLUMNS[name]
        chosen = {f"{to_order}__shop": shop, f"{to_order}__placed_at__range": (first, last)}
        found[name] = _rows(rows.filter(**chosen), columns)
    return _Related(**found)


def _rows(found: QuerySet[Any], columns: str) -> Rows:
    """The rows by the first column."""
    grouped: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *rest in found.values_list(*columns.split()):
        grouped[key].append(tuple(rest))
    return grouped


def _facts(order: _OrderRow, related: _Related) -> OrderFacts:
    returns = related.returns.get(order.pk, ())
    return OrderFacts(
        number=order.number,
        shop=order.shop,
        placed_at=order.placed_at,
        destination=Destination(country=order.country, postal_code=order.postal_code),
        service=order.service,
        lines=_lines(order, related.lines.get(order.pk, ()), returns),
        payments=_payments(order, related),
        parcels=tuple(_parcel(*row, related=related) for row in related.parcels.get(order.pk, ())),
        cancelled_at=order.cancelled_at,
        consumer=order.consumer,
        delivery_cost=order.money(order.delivery_cost),
        refunded=_refunded(returns),
        standard_delivery_cost=order.money(order.standard_delivery_cost),
    )


def _lines(
    order: _OrderRow, rows: Iterable[tuple[Any, ...]], returns: Iterable[tuple[Any, ...]]
) -> tuple[LineFacts, ...]:
    held = _held(returns)
    return tuple(
        LineFacts(
            line=str(position),
            quantity=quantity,
            unit_price=Money(price, order.currency),
            unit_duties=order.money(duties),
            categories=frozenset(categories),
            tags=frozenset(tags),
            cancelled=quantity if order.cancelled_at else 0,
            returned=held.get(pk, 0),
        )
        for pk, position, quantity, price, duties, categories, tags in rows
    )


def _held(returns: Iterable[tuple[Any, ...]]) -> dict[int, int]:
    """How much of each line its returns hold: what was declined, in whole or part, is free again."""
    held: dict[int, int] = defaultdict(int)
    for state, _, line, _, quantity, _, accepted in returns:
        if ReturnState(state) not in RELEASED:
            held[line] += quantity if accepted is None else accepted
    return held


def _refunded(returns: Iterable[tuple[Any, ...]]) -> tuple[ReturnedLine, ...]:
    """What returns that are paid back were paid for."""
    return tuple(
        ReturnedLine(
            line=str(position),
            quantity=quantity,
            reason=ReturnReason(reason),
            accepted=accepted,
            method=method or None,
        )
        for state, method, _, position, quantity, reason, accepted in returns
        if state == ReturnState.REFUNDED
    )


def _payments(order: _OrderRow, related: _Related) -> tuple[PaymentFacts, ...]:
    rows = [_PaymentRow(*row) for row in related.payments.get(order.pk, ())]
    events = related.refunds.get(order.pk, ())
    dues = [due for (data,) in events for due in from_data(data["refunds"])]
    refunded = shares(rows, dues) if dues else {}
    return tuple(
        PaymentFacts(
            tender=Tender(row.tender),
            amount=Money(row.amount, order.currency),
            paid_at=row.paid_at,
            refunded=order.money(refunded.get(row.pk)),
        )
        for row in rows
    )


def _parcel(pk: int, handed_over_at: datetime, *, related: _Related) -> ParcelFacts:
    first: dict[str, datetime] = {}
    for status, at in related.tracking.get(pk, ()):
        first[status] = min(at, first.get(status, at))
    return ParcelFacts(
        parcel=str(pk),
        lines=tuple(str(position) for (position,) in related.contents.get(pk, ())),
        handed_over_at=handed_over_at,
        available_at=first.get(TrackingStatus.AVAILABLE_FOR_PICKUP),
        delivered_at=first.get(TrackingStatus.DELIVERED),
        returned_to_sender_at=first.get(TrackingStatus.RETURNED_TO_SENDER),
    )
