"""A parcel goes to the carrier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from order_portal.errors import FundsAwaited, NothingToHandOver, OrderIsCancelled
from order_portal.facts import order_facts
from order_portal.models import Order, Parcel, ParcelLine
from order_portal.operations.records import locked_order, record
from order_portal.outbox.letters import order_shipped
from order_portal.terms import pinned
from order_portal.vocabulary import Actor, OrderEventKind
from policies.errors import require_aware
from policies.payment import awaited
from policies.terms import Kind


def hand_over(
    *,
    order_id: int,
    carrier: str,
    at: datetime,
    tracking_number: str = "",
    tracking_url: str = "",
    quantities: Mapping[str, int] | None = None,
    who: str = "",
) -> Parcel:
    """Record that the carrier took a parcel, and tell the customer.

    ``quantities`` are by line code; without them it holds all that had not left yet.

    Raises UnknownOrder, OrderIsCancelled, FundsAwaited, or NothingToHandOver.
    """
    require_aware(at, "at")
    with transaction.atomic():
        order = locked_order(order_id)
        contents = _contents(order, quantities)
        _check(order)
        parcel = Parcel.objects.create(
            order=order,
            carrier=carrier,
            tracking_number=tracking_number,
            tracking_url=tracking_url,
            handed_over_at=at,
        )
        _pack(parcel, order, contents)
        data = {
            "parcel": parcel.pk,
            "carrier": carrier,
            "tracking_number": tracking_number,
            "lines": contents,
        }
        record(order, OrderEventKind.HANDED_OVER, at=at, actor=Actor.SHOP, who=who, data=data)
        # Read again: the order as it was read knows nothing of this parcel.
        order_shipped(locked_order(order_id), parcel, at=at)
    return parcel


def _pack(parcel: Parcel, order: Order, contents: Mapping[str, int]) -> None:
    lines = {line.code: line for line in order.lines.all()}
    ParcelLine.objects.bulk_create(
        ParcelLine(parcel=parcel, line=lines[code], quantity=quantity) for code, quantity in contents.items()
    )


def _check(order: Order) -> None:
    if order.cancelled_at is not None:
        raise OrderIsCancelled(order.number)
    terms = pinned(order)
    if terms.states(Kind.PAYMENT) and awaited(order=order_facts(order), terms=terms):
        raise FundsAwaited(order.number)


def _contents(order: Order, asked: Mapping[str, int] | None) -> dict[str, int]:
    """What goes into the parcel; never more than is left of a line."""
    left = {line.code: line.quantity for line in order.lines.all()}
    for parcel in order.parcels.all():
        for content in parcel.contents.all():
            left[content.line.code] -= content.quantity
    wanted = asked if asked is not None else {code: quantity for code, quantity in left.items() if quantity}
    if not wanted or any(not 0 < quantity <= left.get(code, 0) for code, quantity in wanted.items()):
        raise NothingToHandOver(order.number)
    return dict(wanted)
