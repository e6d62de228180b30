"""Loads the demo's orders once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F

from order_portal.demo import placed, returned, shipped
from order_portal.demo.moments import Moments
from order_portal.demo.story import Story
from order_portal.models import Message, Order
from order_portal.terms import in_force
from order_portal.vocabulary import MessageState

type Telling = Callable[[Story], None]

FIRST_NUMBER = 1001
STORIES: tuple[Telling, ...] = (
    placed.just_placed,
    placed.before_the_cutoff,
    placed.after_the_cutoff,
    placed.awaiting_transfer,
    placed.transfer_just_ordered,
    placed.transfer_received,
    placed.cancelled,
    placed.cancelled_unpaid,
    shipped.handed_over,
    shipped.waiting_at_the_relay,
    shipped.not_collected,
    shipped.late,
    shipped.nobody_at_home,
    shipped.arrived_late,
    shipped.never_reported,
    shipped.one_of_two_parcels,
    shipped.both_parcels,
    shipped.overseas,
    shipped.to_berlin,
    shipped.to_new_york,
    shipped.delivered_yesterday,
    shipped.delivered_13_days_ago,
    shipped.delivered_14_days_ago,
    shipped.delivered_15_days_ago,
    shipped.delivered_last_month,
    returned.requested,
    returned.authorized,
    returned.sent_back,
    returned.received,
    returned.inspected,
    returned.refunded,
    returned.partly_accepted,
    returned.defective,
    returned.declined,
    returned.withdrawn,
)


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An order to try, its sign-in, and what state it shows."""

    number: str
    email: str
    shows: str


def number_of(position: int) -> str:
    """The number of the order in that place of STORIES."""
    return f"AA-{FIRST_NUMBER + position}"


def load_orders(*, shop: str, at: datetime) -> tuple[DemoOrder, ...]:
    """Tell every story whose order does not exist yet, dated from ``at``; say which orders there are.

    Orders are told once: loading again loses nothing and doubles nothing. All or none is written.
    """
    moments = Moments(at, in_force(shop=shop, on=at))
    present = set(Order.objects.filter(shop=shop).values_list("number", flat=True))
    untold = {number_of(position): tell for position, tell in enumerate(STORIES)}
    with transaction.atomic():
        for number in sorted(untold.keys() - present):
            untold[number](Story(number, moments))
        _mail_has_arrived(shop, untold.keys() - present)
    return tuple(_described(shop))


def _mail_has_arrived(shop: str, numbers: Collection[str]) -> None:
    """What was written in the past was sent in the past: it must not go out again today."""
    told = Message.objects.filter(order__shop=shop, order__number__in=numbers, state=MessageState.QUEUED)
    told.update(state=MessageState.SENT, sent_at=F("created_at"), attempts=1)


def _described(shop: str) -> list[DemoOrder]:
    emails = dict(Order.objects.filter(shop=shop).values_list("number", "email"))
    return [
        DemoOrder(number_of(position), emails[number_of(position)], (tell.__doc__ or "").strip())
        for position, tell in enumerate(STORIES)
    ]
