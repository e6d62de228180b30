"""Cancelling: on both sides of the cutoff, under the pinned terms, and what follows from it."""

from dataclasses import replace
from datetime import time

import pytest

from order_portal.errors import CancellationRefused
from order_portal.models import Message, Order, OrderEvent
from order_portal.operations.cancel_order import cancel_order
from order_portal.vocabulary import MessageKind, OrderEventKind
from policies.reasons import ReasonCode
from policies.terms import Kind, Tender
from tests.order_portal.building import paris, placed, sent
from tests.order_portal.fakes import SHOP, FakePolicySource

pytestmark = pytest.mark.django_db


def codes(error: pytest.ExceptionInfo[CancellationRefused]) -> set[ReasonCode]:
    return {reason.code for reason in error.value.decision.reasons}


@pytest.mark.parametrize(
    ("placed_at", "cutoff_day"),
    [
        ("2026-10-14 09:30", "2026-10-14"),
        ("2026-10-14 12:00", "2026-10-15"),
        ("2026-10-16 15:00", "2026-10-19"),  # Friday afternoon: Monday's cutoff
        ("2026-03-27 15:00", "2026-03-30"),  # over the night that loses an hour
        ("2026-10-23 15:00", "2026-10-26"),  # over the night that gains one
        ("2026-11-10 15:00", "2026-11-12"),  # over a public holiday
    ],
)
def test_both_sides_of_the_cutoff(placed_at: str, cutoff_day: str) -> None:
    order, other = placed(placed_at), placed(placed_at)

    with pytest.raises(CancellationRefused) as refused:
        cancel_order(order_id=order.pk, at=paris(f"{cutoff_day} 12:00:00"))
    cancel_order(order_id=other.pk, at=paris(f"{cutoff_day} 11:59:59"))

    assert codes(refused) == {ReasonCode.CUTOFF_PASSED}
    assert Order.objects.get(pk=order.pk).cancelled_at is None
    assert Order.objects.get(pk=other.pk).cancelled_at == paris(f"{cutoff_day} 11:59:59")


def test_a_refusal_writes_nothing(mailbox: list[object], django_capture_on_commit_callbacks) -> None:
    order = placed("2026-10-14 09:30")

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(CancellationRefused):
        cancel_order(order_id=order.pk, at=paris("2026-10-14 14:00"))

    assert [event.kind for event in order.events.all()] == [OrderEventKind.PLACED]
    assert not Message.objects.filter(kind=MessageKind.ORDER_CANCELLED).exists()
    assert mailbox == []


def test_every_reason_is_told() -> None:
    order = placed("2026-10-14 09:30")
    sent(order, "2026-10-14 11:00")

    with pytest.raises(CancellationRefused) as refused:
        cancel_order(order_id=order.pk, at=paris("2026-10-14 12:00"))

    assert codes(refused) == {ReasonCode.HANDED_OVER, ReasonCode.CUTOFF_PASSED}


def test_a_recorded_handover_wins_over_a_clock_that_is_behind() -> None:
    order = placed("2026-10-14 09:30")
    sent(order, "2026-10-14 11:00:01")

    with pytest.raises(CancellationRefused) as refused:
        cancel_order(order_id=order.pk, at=paris("2026-10-14 11:00:00"))

    assert codes(refused) == {ReasonCode.HANDED_OVER}


def test_terms_of_the_day_of_the_order_decide(source: FakePolicySource) -> None:
    before = placed("2026-10-14 09:30")
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:30"))
    later = replace(terms.shipping, cutoff_time=time(15))
    source.publish(kind=Kind.SHIPPING, terms=later, at=paris("2026-10-14 10:00"))
    after = placed("2026-10-14 10:30")

    with pytest.raises(CancellationRefused):
        cancel_order(order_id=before.pk, at=paris("2026-10-14 14:00"))
    cancel_order(order_id=after.pk, at=paris("2026-10-14 14:00"))

    assert Order.objects.get(pk=after.pk).cancelled_at == paris("2026-10-14 14:00")
    assert before.terms_id != after.terms_id


def test_what_was_paid_is_owed_back() -> None:
    order = placed("2026-10-14 09:30")

    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    event = OrderEvent.objects.get(order=order, kind=OrderEventKind.REFUND_DUE)
    assert event.data["refunds"] == [{"tender": "card", "amount": "609.90", "currency": "EUR", "payment": 0}]


def test_nothing_is_owed_back_where_nothing_was_paid() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)

    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    assert not OrderEvent.objects.filter(order=order, kind=OrderEventKind.REFUND_DUE).exists()
    assert "Nothing had been paid" in Message.objects.get(kind=MessageKind.ORDER_CANCELLED).text


def test_twice_is_refused() -> None:
    order = placed("2026-10-14 09:30")
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    with pytest.raises(CancellationRefused) as refused:
        cancel_order(order_id=order.pk, at=paris("2026-10-14 10:01"))

    assert codes(refused) == {ReasonCode.ALREADY_CANCELLED}
    assert Message.objects.filter(kind=MessageKind.ORDER_CANCELLED).count() == 1


def test_the_event_holds_the_decision_and_its_trace() -> None:
    order = placed("2026-10-14 09:30")

    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    decision = OrderEvent.objects.get(order=order, kind=OrderEventKind.CANCELLED).data["decision"]
    assert decision["outcome"] == "allowed"
    assert decision["version"]["kind"] == "cancellation"
    assert {step["rule"] for step in decision["trace"]} >= {"not_handed_over", "before_next_cutoff"}
