"""Loads the demo's orders once."""

from __future__ import annotations

from collections.abc import Collection as Many
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.db.models import F

from order_portal.demo import alamara, audrey_alexandre
from order_portal.demo.moments import Moments
from order_portal.demo.story import Collection
from order_portal.models import Message, Order
from order_portal.terms import in_force
from order_portal.vocabulary import MessageState

ORDERS: Mapping[str, Collection[Any]] = MappingProxyType(
    {"audrey-alexandre": audrey_alexandre.ORDERS, "alamara": alamara.ORDERS}
)
"""The stories of each shop of the demo, by its code."""


@dataclass(frozen=True, slots=True)
class DemoOrder:
    """An order to try, its sign-in, and what state it shows."""

    number: str
    email: str
    shows: str


def load_orders(*, shop: str, at: datetime) -> tuple[DemoOrder, ...]:
    """Tell every story of ``shop`` whose order does not exist yet, dated from ``at``; say which orders there are.

    Orders are told once: loading again loses nothing and doubles nothing. All or none is written.
    """
    orders, moments = ORDERS[shop], Moments(at, in_force(shop=shop, on=at))
    present = set(Order.objects.filter(shop=shop).values_list("number", flat=True))
    untold = [number for number in orders.numbers() if number not in present]
    with transaction.atomic():
        for number in untold:
            orders.tell(number, moments)
        _mail_has_arrived(shop, untold)
    return tuple(_described(shop, orders))


def _mail_has_arrived(shop: str, numbers: Many[str]) -> None:
    """What was written in the past was sent in the past: it must not go out again today."""
    told = Message.objects.filter(order__shop=shop, order__number__in=numbers, state=MessageState.QUEUED)
    told.update(state=MessageState.SENT, sent_at=F("created_at"), attempts=1)


def _described(shop: str, orders: Collection[Any]) -> list[DemoOrder]:
    emails = dict(Order.objects.filter(shop=shop).values_list("number", "email"))
    return [DemoOrder(number, emails[number], orders.shows(number)) for number in orders.numbers()]
