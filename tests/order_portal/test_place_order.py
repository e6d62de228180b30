"""Taking orders: what is pinned, what is refused; then money, handover and the carrier's reports."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from order_portal.errors import (
    FundsAwaited,
    InvalidOrder,
    NoTermsInForce,
    NothingAwaited,
    NothingToHandOver,
    OrderExists,
    OrderIsCancelled,
    UnknownOrder,
)
from order_portal.facts import order_facts, with_facts
from order_portal.models import (
    Order,
    OrderEvent,
    OrderLine,
    Parcel,
    TermsSnapshot,
    TrackingEvent,
    WrittenOnce,
)
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.hand_over import hand_over
from order_portal.operations.place_order import NewOrder, place_order
from order_portal.operations.record_payment import record_payment
from order_portal.operations.record_tracking import record_tracking
from order_portal.terms import pinned
from order_portal.vocabulary import TrackingStatus
from policies.terms import Tender
from tests.order_portal.building import euros, new_order, paris, placed, sent
from tests.order_portal.fakes import SHOP, FakePolicySource

pytestmark = pytest.mark.django_db
AT = paris("2026-10-14 09:30")


def test_the_terms_in_force_are_pinned_whole(source: FakePolicySource) -> None:
    order = placed("2026-10-14 09:30")

    terms = source.book(shop=SHOP).at(AT)
    assert pinned(Order.objects.get(pk=order.pk)) == terms


def test_orders_under_the_same_terms_share_one_snapshot() -> None:
    placed("2026-10-14 09:30")
    placed("2026-10-15 15:00")

    assert TermsSnapshot.objects.count() == 1


@pytest.mark.parametrize(
    ("shop", "at"),
    [(SHOP, "2025-12-31 23:59"), ("nobody", "2026-10-14 09:30")],
    ids=["too early", "unknown shop"],
)
def test_without_terms_no_order_is_taken(shop: str, at: str) -> None:
    with pytest.raises(NoTermsInForce) as refused:
        placed(at, shop=shop)

    assert f"No terms of “{shop}” are in force" in str(refused.value)
    assert not Order.objects.exists()


def test_a_number_is_taken_once_whatever_its_case() -> None:
    placed("2026-10-14 09:30", number="AA-77")

    with pytest.raises(OrderExists):
        placed("2026-10-14 09:31", number=" aa-77")
    assert Order.objects.count() == 1


GOOD = new_order(placed_at=AT)
BAD: dict[str, NewOrder] = {
    "no number": replace(GOOD, number=" "),
    "no address": replace(GOOD, email=""),
    "a slash": replace(GOOD, number="2026/1"),
    "no lines": replace(GOOD, lines=()),
    "no quantity": replace(GOOD, lines=(replace(GOOD.lines[0], quantity=0),)),
    "two currencies": replace(GOOD, delivery_cost=type(GOOD.delivery_cost)("9.90", "USD")),
    "payments that are not the total": replace(
        GOOD, payments=(replace(GOOD.payments[0], amount=euros("1")),)
    ),
}


@pytest.mark.parametrize("new", BAD.values(), ids=BAD.keys())
def test_an_order_that_contradicts_itself_is_refused_whole(new: NewOrder) -> None:
    with pytest.raises(InvalidOrder):
        place_order(new=new)

    assert not Order.objects.exists()


def test_the_database_keeps_quantities_positive() -> None:
    order = placed("2026-10-14 09:30")

    with pytest.raises(IntegrityError), transaction.atomic():
        OrderLine.objects.create(order=order, position=9, sku="X", title="X", quantity=0, unit_price=1)


def test_money_that_arrives_releases_the_order() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    with pytest.raises(FundsAwaited):
        sent(order, "2026-10-15 14:00")

    record_payment(
        order_id=order.pk, tender=Tender.BANK_TRANSFER, amount=euros("609.90"), at=paris("2026-10-15 10:00")
    )

    assert sent(order, "2026-10-15 14:00").pk
    assert order.payments.get().paid_at == paris("2026-10-15 10:00")


@pytest.mark.parametrize(("tender", "amount"), [(Tender.CARD, "609.90"), (Tender.BANK_TRANSFER, "609.89")])
def test_other_money_is_not_taken_for_it(tender: Tender, amount: str) -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)

    with pytest.raises(NothingAwaited):
        record_payment(order_id=order.pk, tender=tender, amount=euros(amount), at=AT)
    assert order.payments.get().paid_at is None


def test_a_payment_is_recorded_once() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    record_payment(order_id=order.pk, tender=Tender.BANK_TRANSFER, amount=euros("609.90"), at=AT)

    with pytest.raises(NothingAwaited):
        record_payment(order_id=order.pk, tender=Tender.BANK_TRANSFER, amount=euros("609.90"), at=AT)


def test_a_cancelled_order_takes_no_money_and_does_not_leave() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    with pytest.raises(OrderIsCancelled):
        record_payment(order_id=order.pk, tender=Tender.BANK_TRANSFER, amount=euros("609.90"), at=AT)
    with pytest.raises(OrderIsCancelled):
        sent(order, "2026-10-14 14:00")
    assert not Parcel.objects.exists()


def test_an_order_leaves_in_parts_and_never_twice() -> None:
    order = placed("2026-10-14 09:30")
    sent(order, "2026-10-14 14:00", quantities={"1": 1})
    with pytest.raises(NothingToHandOver):
        sent(order, "2026-10-14 15:00", quantities={"1": 2})
    rest = sent(order, "2026-10-14 16:00")
    with pytest.raises(NothingToHandOver):
        sent(order, "2026-10-14 17:00")

    assert {content.line.code: content.quantity for content in rest.contents.all()} == {"1": 1, "2": 1}


@pytest.mark.parametrize("quantities", [{}, {"9": 1}, {"1": 0}, {"1": 3}])
def test_what_was_not_ordered_does_not_leave(quantities: dict[str, int]) -> None:
    order = placed("2026-10-14 09:30")

    with pytest.raises(NothingToHandOver):
        sent(order, "2026-10-14 14:00", quantities=quantities)


def test_reports_come_twice_and_in_any_order() -> None:
    order = placed("2026-10-14 09:30")
    parcel = sent(order, "2026-10-14 14:00")
    reports = (
        (TrackingStatus.DELIVERED, "2026-10-15 11:00"),
        (TrackingStatus.IN_TRANSIT, "2026-10-14 20:00"),
        (TrackingStatus.AVAILABLE_FOR_PICKUP, "2026-10-15 09:00"),
    )
    for status, at in reports * 2:
        record_tracking(parcel_id=parcel.pk, status=status, at=paris(at), raw_code="X")

    facts = order_facts(with_facts(Order.objects.all()).get()).parcels[0]
    assert TrackingEvent.objects.count() == 3
    assert (facts.available_at, facts.delivered_at) == (paris("2026-10-15 09:00"), paris("2026-10-15 11:00"))


def test_waiting_at_the_relay_is_not_possession() -> None:
    order = placed("2026-10-14 09:30")
    parcel = sent(order, "2026-10-14 14:00")
    record_tracking(
        parcel_id=parcel.pk, status=TrackingStatus.AVAILABLE_FOR_PICKUP, at=paris("2026-10-15 09:00")
    )

    assert order_facts(order).parcels[0].delivered_at is None


def test_history_is_written_once() -> None:
    order = placed("2026-10-14 09:30")
    event = OrderEvent.objects.get()

    for change in (event.save, event.delete, OrderEvent.objects.all().delete):
        with pytest.raises(WrittenOnce):
            change()
    with pytest.raises(WrittenOnce):
        OrderEvent.objects.update(kind="cancelled")
    with pytest.raises(WrittenOnce):
        order.terms.save()


def test_what_does_not_exist_is_said_so() -> None:
    with pytest.raises(UnknownOrder):
        hand_over(order_id=1, carrier="X", at=AT)
    with pytest.raises(UnknownOrder):
        record_tracking(parcel_id=1, status=TrackingStatus.DELIVERED, at=AT)
