"""The orders that terms are tried on: every fact of each, in order, at a constant number of queries a chunk."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from order_portal import order_source
from order_portal.demo.load import load_orders
from order_portal.facts import order_facts, with_facts
from order_portal.models import Order, OrderEvent, OrderLine
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.inspect_return import inspect_return
from order_portal.operations.place_order import place_order
from order_portal.operations.receive_return import receive_return
from order_portal.operations.record_tracking import record_tracking
from order_portal.operations.refund_return import refund_return
from order_portal.operations.request_return import request_return
from order_portal.order_source import PortalOrders
from order_portal.vocabulary import OrderEventKind, TrackingStatus
from policies.facts import OrderFacts
from tests.order_portal.building import asked, delivered, new_order, paris, placed, sent
from tests.order_portal.fakes import SHOP

pytestmark = pytest.mark.django_db
EVER = datetime(2000, 1, 1, tzinfo=UTC)
QUERIES_A_CHUNK = 8


def read(*, shop: str = SHOP, since: datetime = EVER) -> list[OrderFacts]:
    return list(PortalOrders().orders(shop=shop, placed_since=since))


def one_by_one() -> list[OrderFacts]:
    orders = with_facts(Order.objects.filter(shop=SHOP)).order_by("placed_at", "pk")
    return [order_facts(order) for order in orders]


def refunded(order: Order, *, accepted: int | None = None) -> None:
    """Two bags sent back on the 20th, of which ``accepted`` pass, and what they bring paid back."""
    request = request_return(order_id=order.pk, asked=asked(2), at=paris("2026-10-20 10:00"))
    authorize_return(return_id=request.pk, at=paris("2026-10-20 10:00"))
    receive_return(return_id=request.pk, at=paris("2026-10-22 10:00"))
    passed = None if accepted is None else {"1": accepted}
    inspect_return(return_id=request.pk, accepted=passed, at=paris("2026-10-22 11:00"))
    refund_return(return_id=request.pk, at=paris("2026-10-23 10:00"))


def every_fate() -> None:
    """Orders waiting, cancelled, on their way, at a relay, gone back, delivered, returned and paid back."""
    placed("2026-10-14 09:00", paid=False)
    cancel_order(order_id=placed("2026-10-14 09:05").pk, at=paris("2026-10-14 10:00"))
    sent(placed("2026-10-14 09:10"), "2026-10-14 14:00")
    gone = sent(placed("2026-10-14 09:15"), "2026-10-14 14:00")
    for day, status in ((16, TrackingStatus.RETURNED_TO_SENDER), (15, TrackingStatus.AVAILABLE_FOR_PICKUP)):
        record_tracking(parcel_id=gone.pk, status=status, at=paris(f"2026-10-{day} 10:00"))
    twice = delivered(placed("2026-10-14 09:20"), "2026-10-15 12:00", sent_at="2026-10-14 14:00")
    record_tracking(parcel_id=twice.pk, status=TrackingStatus.DELIVERED, at=paris("2026-10-15 11:00"))
    for accepted in (None, 1):
        order = placed("2026-10-14 09:30")
        delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
        refunded(order, accepted=accepted)
    waiting = placed("2026-10-14 09:40")
    delivered(waiting, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    request_return(order_id=waiting.pk, asked=asked(1), at=paris("2026-10-20 10:00"))


def test_every_fact_is_what_one_order_alone_gives() -> None:
    every_fate()
    OrderLine.objects.filter(position=2).update(unit_duties="12.50", categories=["bag", "gift"], tags=["tag"])
    Order.objects.filter(cancelled_at=None).update(standard_delivery_cost="4.90", consumer=False)
    older = {"refunds": [{"tender": "gift_card", "amount": "40.00", "currency": "EUR"}]}
    last = Order.objects.order_by("pk").last()
    OrderEvent.objects.create(
        order=last,
        kind=OrderEventKind.REFUND_DUE,
        at=paris("2026-10-23 10:00"),
        actor="staff",
        data=older,
    )

    facts = read()

    assert facts == one_by_one()
    assert len(facts) == 8
    assert {payment.refunded is None for order in facts for payment in order.payments} == {True, False}
    assert any(line.returned for order in facts for line in order.lines)
    assert any(order.refunded for order in facts)


def test_so_it_is_for_every_order_of_the_demo() -> None:
    load_orders(shop=SHOP, at=paris("2026-11-24 16:00"))

    facts = read()

    assert facts == one_by_one()
    assert len(facts) > 5


def test_oldest_first_over_the_seams_of_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once = "2026-10-14 10:00"
    for moment in (at_once, "2026-10-16 10:00", at_once, "2026-10-12 10:00", at_once):
        placed(moment)
    monkeypatch.setattr(order_source, "CHUNK", 2)

    numbers = [order.number for order in read()]

    assert numbers == list(Order.objects.order_by("placed_at", "pk").values_list("number", flat=True))
    assert len(numbers) == 5


def test_only_the_shop_s_orders_since_then() -> None:
    early, late = placed("2026-10-12 10:00"), placed("2026-10-14 10:00")
    foreign = place_order(new=new_order(placed_at=paris("2026-10-14 10:00")))
    Order.objects.filter(pk=foreign.pk).update(shop="alamara")

    assert [order.number for order in read(since=late.placed_at)] == [late.number]
    assert PortalOrders().how_many(shop=SHOP, placed_since=late.placed_at) == 1
    assert PortalOrders().how_many(shop=SHOP, placed_since=early.placed_at) == 2
    assert read(since=late.placed_at + timedelta(seconds=1)) == []


def test_a_chunk_costs_the_same_however_many_orders_it_holds(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    placed("2026-10-14 10:00")
    with django_assert_num_queries(QUERIES_A_CHUNK + 1):
        read()

    every_fate()
    with django_assert_num_queries(QUERIES_A_CHUNK + 1):
        assert len(read()) == 9
