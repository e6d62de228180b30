"""From stored orders to the facts that decisions are made on."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime
from decimal import Decimal

from django.db.models import QuerySet
from moneyed import Money

from order_portal.models import Order, Parcel, ReturnRequest
from order_portal.refunds import refunded_by_payment
from order_portal.states import RELEASED
from order_portal.vocabulary import ReturnState, TrackingStatus
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts, ReturnedLine
from policies.terms import ReturnReason, Tender

RELATED = (
    "lines",
    "payments",
    "parcels__contents__line",
    "parcels__tracking",
    "returns__lines__line",
    "events",
)


def with_facts(orders: QuerySet[Order]) -> QuerySet[Order]:
    """The same orders with everything that facts need, in a constant number of queries."""
    return orders.select_related("terms").prefetch_related(*RELATED)


def order_facts(order: Order) -> OrderFacts:
    """What is known of ``order``; read it ``with_facts`` to spare queries."""
    return OrderFacts(
        number=order.number,
        shop=order.shop,
        placed_at=order.placed_at,
        destination=Destination(country=order.country, postal_code=order.postal_code),
        service=order.service,
        lines=_lines(order),
        payments=_payments(order),
        parcels=tuple(parcel_facts(parcel) for parcel in order.parcels.all()),
        cancelled_at=order.cancelled_at,
        consumer=order.consumer,
        delivery_cost=order.money(order.delivery_cost),
        refunded=_refunded(order),
        standard_delivery_cost=_money(order, order.standard_delivery_cost),
    )


def parcel_facts(parcel: Parcel) -> ParcelFacts:
    """What is known of one parcel. Arrival at a pick-up point is not possession."""
    first: dict[str, datetime] = {}
    for event in parcel.tracking.all():
        first[event.status] = min(event.at, first.get(event.status, event.at))
    return ParcelFacts(
        parcel=str(parcel.pk),
        lines=tuple(content.line.code for content in parcel.contents.all()),
        handed_over_at=parcel.handed_over_at,
        available_at=first.get(TrackingStatus.AVAILABLE_FOR_PICKUP),
        delivered_at=first.get(TrackingStatus.DELIVERED),
        returned_to_sender_at=first.get(TrackingStatus.RETURNED_TO_SENDER),
    )


def _lines(order: Order) -> tuple[LineFacts, ...]:
    returned = _returned(order)
    return tuple(
        LineFacts(
            line=line.code,
            quantity=line.quantity,
            unit_price=order.money(line.unit_price),
            unit_duties=_money(order, line.unit_duties),
            categories=frozenset(line.categories),
            tags=frozenset(line.tags),
            cancelled=line.quantity if order.cancelled_at else 0,
            returned=returned[line.pk],
        )
        for line in order.lines.all()
    )


def _money(order: Order, amount: Decimal | None) -> Money | None:
    return None if amount is None else order.money(amount)


def _payments(order: Order) -> tuple[PaymentFacts, ...]:
    refunded = refunded_by_payment(order)
    return tuple(
        PaymentFacts(
            tender=Tender(p.tender),
            amount=order.money(p.amount),
            paid_at=p.paid_at,
            refunded=refunded.get(p.pk),
        )
        for p in order.payments.all()
    )


def _refunded(order: Order) -> tuple[ReturnedLine, ...]:
    """What returns that are paid back were paid for."""
    return tuple(
        line
        for request in order.returns.all()
        if request.state == ReturnState.REFUNDED
        for line in returned_lines(request)
    )


def returned_lines(request: ReturnRequest) -> tuple[ReturnedLine, ...]:
    """What one return holds."""
    return tuple(
        ReturnedLine(
            line=line.line.code,
            quantity=line.quantity,
            reason=ReturnReason(line.reason),
            accepted=line.accepted,
            method=request.method or None,
        )
        for line in request.lines.all()
    )


def _returned(order: Order) -> dict[int, int]:
    """How much of each line its returns hold: what was declined, in whole or part, is free again."""
    held: dict[int, int] = defaultdict(int)
    for request in order.returns.all():
        if ReturnState(request.state) not in RELEASED:
            for line in request.lines.all():
                held[line.line_id] += line.quantity if line.accepted is None else line.accepted
    return held
