"""Shop B's orders of the demo can be loaded on any day."""

from __future__ import annotations

import pytest

from order_portal.demo.alamara import ORDERS
from order_portal.demo.load import load_orders
from order_portal.models import Message, Order, OrderEvent, ReturnEvent, TrackingEvent
from tests.order_portal.fakes import FakePolicySource
from tests.order_portal.test_department_store import SHOP, new_york
from tests.reference_terms import alamara_book


@pytest.mark.parametrize(
    "moment",
    [
        "2026-11-26 10:30",  # Thanksgiving
        "2026-12-28 00:20",  # just after midnight
        "2026-04-06 13:59",  # before the cutoff, a few months after the shop opened
    ],
)
def test_every_story_can_be_told_and_nothing_lies_in_the_future(
    db: None, source: FakePolicySource, moment: str
) -> None:
    source.keep(alamara_book())
    at = new_york(moment)
    orders = load_orders(shop=SHOP, at=at)
    assert [order.number for order in orders] == ORDERS.numbers()
    assert all(order.shows for order in orders)
    assert set(Order.objects.values_list("shop", "currency")) == {(SHOP, "USD")}
    for model in (OrderEvent, ReturnEvent, TrackingEvent):
        assert not model.objects.filter(at__gt=at).exists(), model
    assert not Message.objects.filter(created_at__gt=at).exists()
