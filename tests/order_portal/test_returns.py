"""Returns from the request to the refund: each step, what it refuses, and what it tells the customer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from order_portal.errors import ForbiddenMove, InvalidReturn, ReturnRefused
from order_portal.models import Message, Order, OrderEvent, ReturnEvent, ReturnRequest, ServiceDesk
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.decline_return import decline_return
from order_portal.operations.inspect_return import inspect_return
from order_portal.operations.receive_return import receive_return
from order_portal.operations.refund_return import refund_return
from order_portal.operations.request_return import AskedItem, AskedReturn, request_return
from order_portal.operations.send_return import send_return
from order_portal.operations.withdraw_return import withdraw_return
from order_portal.states import may_move
from order_portal.vocabulary import MessageKind, OrderEventKind
from order_portal.vocabulary import ReturnState as S
from policies.reasons import ReasonCode
from policies.terms import GuestReturns, Kind, RefundComponent, ReturnReason
from tests.order_portal.building import asked, delivered, paris, placed
from tests.order_portal.fakes import SHOP, FakePolicySource

pytestmark = pytest.mark.django_db
AT = "2026-10-20 10:00"


@pytest.fixture
def order() -> Order:
    order = placed("2026-10-14 09:30", number="AA-77")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    return order


def requested(order: Order, what: AskedReturn | None = None, at: str = AT) -> ReturnRequest:
    return request_return(order_id=order.pk, asked=what or asked(), at=paris(at))


MOVES: dict[S, Callable[[int], object]] = {
    S.AUTHORIZED: lambda pk: authorize_return(return_id=pk, at=paris(AT)),
    S.DECLINED: lambda pk: decline_return(return_id=pk, reason="Worn.", at=paris(AT)),
    S.WITHDRAWN: lambda pk: withdraw_return(return_id=pk, at=paris(AT)),
    S.SENT: lambda pk: send_return(return_id=pk, at=paris(AT)),
    S.RECEIVED: lambda pk: receive_return(return_id=pk, at=paris(AT)),
    S.INSPECTED: lambda pk: inspect_return(return_id=pk, at=paris(AT)),
    S.REFUNDED: lambda pk: refund_return(return_id=pk, at=paris(AT)),
}
ROADS: dict[S, tuple[S, ...]] = {
    S.REQUESTED: (),
    S.AUTHORIZED: (S.AUTHORIZED,),
    S.DECLINED: (S.DECLINED,),
    S.WITHDRAWN: (S.WITHDRAWN,),
    S.SENT: (S.AUTHORIZED, S.SENT),
    S.RECEIVED: (S.AUTHORIZED, S.SENT, S.RECEIVED),
    S.INSPECTED: (S.AUTHORIZED, S.SENT, S.RECEIVED, S.INSPECTED),
    S.REFUNDED: (S.AUTHORIZED, S.SENT, S.RECEIVED, S.INSPECTED, S.REFUNDED),
}


def brought_to(state: S, order: Order) -> ReturnRequest:
    request = requested(order)
    for step in ROADS[state]:
        MOVES[step](request.pk)
    return ReturnRequest.objects.get(pk=request.pk)


@pytest.mark.parametrize("state", list(S))
def test_every_use_case_keeps_to_the_table(order: Order, state: S) -> None:
    request = brought_to(state, order)
    for target, move in MOVES.items():
        if may_move(state, target):
            continue
        events, messages = ReturnEvent.objects.count(), Message.objects.count()
        with pytest.raises(ForbiddenMove):
            move(request.pk)
        assert ReturnRequest.objects.get(pk=request.pk).state == state
        assert (ReturnEvent.objects.count(), Message.objects.count()) == (events, messages)


def test_a_guest_is_guided(order: Order) -> None:
    ServiceDesk.objects.create(shop=SHOP, email="care@example.org", answers_within=2)

    request = requested(order)

    assert (request.state, request.rma) == (S.REQUESTED, "")
    assert request.answer_by == date(2026, 10, 22)
    assert [reason["code"] for reason in request.decision["reasons"]] == [ReasonCode.GUESTS_ARE_GUIDED]
    message = Message.objects.get(kind=MessageKind.RETURN_REQUESTED)
    assert "Thursday 22 October 2026" in message.text


def test_within_the_terms_it_is_authorized_at_once(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    open_to_guests = replace(terms.returns, guests=GuestReturns.SELF_SERVICE)
    source.publish(kind=Kind.RETURNS, terms=open_to_guests, at=paris("2026-10-14 09:00"))
    order = placed("2026-10-14 09:30", number="AA-78")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    request = requested(order)

    assert (request.state, request.rma) == (S.AUTHORIZED, "RMA-AA-78-R1")
    assert request.decision["version"]["number"] == 2
    letter = Message.objects.get(kind__startswith="return_")
    assert letter.kind == MessageKind.RETURN_AUTHORIZED
    assert "RMA-AA-78-R1" in letter.text
    assert "Customer service tells you the address." in letter.text


def test_the_authorization_tells_how_and_where(order: Order) -> None:
    ServiceDesk.objects.create(
        shop=SHOP, email="care@example.org", return_address="The Workshop\n1 rue X\n75003 Paris"
    )
    request = requested(order)

    authorize_return(return_id=request.pk, at=paris(AT), note="Mind the clasp.")

    text = Message.objects.get(kind=MessageKind.RETURN_AUTHORIZED).text
    for said in (
        "Mind the clasp.",
        "75003 Paris",
        "with acknowledgement of receipt",
        "at your risk",
        "You pay the postage",
        "P14D",
    ):
        assert said in text
    assert "&#x27;" not in text


@pytest.mark.parametrize(
    ("placed_at", "arrived", "last_second", "closed"),
    [
        ("2026-10-14 09:30", "2026-10-15 11:00", "2026-10-29 23:59:59", "2026-10-30 00:00"),
        # The fourteenth day is a Sunday: the Monday after counts as well.
        ("2026-10-16 09:30", "2026-10-18 11:00", "2026-11-02 23:59:59", "2026-11-03 00:00"),
        # The hour that comes twice lies within.
        ("2026-10-20 09:30", "2026-10-21 11:00", "2026-11-04 23:59:59", "2026-11-05 00:00"),
    ],
)
def test_both_sides_of_the_window(placed_at: str, arrived: str, last_second: str, closed: str) -> None:
    order = placed(placed_at)
    delivered(order, arrived, sent_at=placed_at)

    with pytest.raises(ReturnRefused) as refused:
        requested(order, at=closed)
    assert requested(order, at=last_second).state == S.REQUESTED

    assert next(reason.code for reason in refused.value.decision.reasons) == ReasonCode.WINDOW_CLOSED


def test_a_later_window_leaves_placed_orders_alone(order: Order, source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:30"))
    window = replace(terms.returns.window, length=30)  # type: ignore[type-var]
    source.publish(
        kind=Kind.RETURNS, terms=replace(terms.returns, window=window), at=paris("2026-10-15 00:00")
    )
    after = placed("2026-10-15 09:30")
    delivered(after, "2026-10-16 11:00", sent_at="2026-10-15 14:00")

    with pytest.raises(ReturnRefused) as refused:
        requested(order, at="2026-10-30 00:00")
    requested(after, at="2026-11-16 23:59:59")

    assert refused.value.decision.version.number == 1


def test_a_quantity_cannot_be_returned_twice(order: Order) -> None:
    first = requested(order, asked(2))

    with pytest.raises(ReturnRefused) as refused:
        requested(order, asked(1))
    withdraw_return(return_id=first.pk, at=paris(AT))
    again = requested(order, asked(2))

    assert ReasonCode.TOO_MANY in {reason.code for reason in refused.value.decision.reasons}
    assert again.number == "AA-77-R2"


@pytest.mark.parametrize(
    "what",
    [
        AskedReturn(items=(), method="registered", conditions_confirmed=True),
        replace(asked(), conditions_confirmed=False),
        replace(asked(), method="pigeon"),
        replace(asked(), items=asked().items * 2),
    ],
    ids=["no items", "conditions not confirmed", "unknown method", "an item twice"],
)
def test_an_incomplete_request_writes_nothing(order: Order, what: AskedReturn) -> None:
    with pytest.raises((InvalidReturn, ReturnRefused)):
        requested(order, what)

    assert not ReturnRequest.objects.exists()
    assert not Message.objects.filter(kind__startswith="return_").exists()


def test_declining_needs_a_reason(order: Order) -> None:
    request = requested(order)

    with pytest.raises(InvalidReturn):
        decline_return(return_id=request.pk, reason="  ", at=paris(AT))
    decline_return(return_id=request.pk, reason="It was worn.", at=paris(AT), who="nora")

    assert "It was worn." in Message.objects.get(kind=MessageKind.RETURN_DECLINED).text
    assert ReturnEvent.objects.get(state=S.DECLINED).who == "nora"


def test_the_refund_is_what_was_accepted(order: Order) -> None:
    request = brought_to(S.AUTHORIZED, order)
    receive_return(return_id=request.pk, at=paris(AT))
    inspect_return(return_id=request.pk, at=paris(AT))

    refund_return(return_id=request.pk, at=paris(AT))

    event = OrderEvent.objects.get(order=order, kind=OrderEventKind.REFUND_DUE)
    assert event.data["refunds"] == [{"tender": "card", "amount": "200.00", "currency": "EUR", "payment": 0}]
    assert "€200.00" in Message.objects.get(kind=MessageKind.RETURN_REFUNDED).text


def test_part_of_a_return_is_accepted(order: Order) -> None:
    request = requested(order, asked(2))
    authorize_return(return_id=request.pk, at=paris(AT))
    receive_return(return_id=request.pk, at=paris(AT))

    with pytest.raises(InvalidReturn):
        inspect_return(return_id=request.pk, accepted={"1": 3}, at=paris(AT))
    inspect_return(return_id=request.pk, accepted={"1": 1}, at=paris(AT))
    refund_return(return_id=request.pk, at=paris(AT))

    assert OrderEvent.objects.get(kind=OrderEventKind.REFUND_DUE).data["refunds"][0]["amount"] == "200.00"


def test_nothing_accepted_is_declined_and_not_refunded(order: Order) -> None:
    request = brought_to(S.RECEIVED, order)
    inspect_return(return_id=request.pk, accepted={"1": 0}, at=paris(AT))

    with pytest.raises(InvalidReturn):
        refund_return(return_id=request.pk, at=paris(AT))
    decline_return(return_id=request.pk, reason="Worn.", at=paris(AT))

    assert ReturnRequest.objects.get(pk=request.pk).state == S.DECLINED


def test_the_delivery_comes_back_with_the_last_of_several_returns(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    generous = replace(
        terms.refunds, includes=frozenset({RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY})
    )
    source.publish(kind=Kind.REFUNDS, terms=generous, at=paris("2026-10-14 09:00"))
    order = placed("2026-10-14 09:30", lines=1)
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    for quantity in (1, 1):
        request = requested(order, asked(quantity))
        for step in ROADS[S.REFUNDED]:
            MOVES[step](request.pk)

    amounts = [event.data["refunds"][0]["amount"] for event in OrderEvent.objects.filter(kind="refund_due")]
    assert amounts == ["200.00", "209.90"]
    assert sum(map(Decimal, amounts)) == order.total


def test_a_whole_return_includes_the_delivery_where_the_terms_say_so(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    generous = replace(
        terms.refunds, includes=frozenset({RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY})
    )
    source.publish(kind=Kind.REFUNDS, terms=generous, at=paris("2026-10-14 09:00"))
    order = placed("2026-10-14 09:30", lines=1)
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    request = requested(order, asked(2))
    for step in ROADS[S.REFUNDED]:
        MOVES[step](request.pk)

    assert OrderEvent.objects.get(kind="refund_due").data["refunds"][0]["amount"] == "409.90"


def test_a_restocking_fee_is_kept(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    fee = replace(terms.returns, restocking_fee=Decimal("0.15"))
    source.publish(kind=Kind.RETURNS, terms=fee, at=paris("2026-10-14 09:00"))
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    request = requested(order)
    for step in ROADS[S.REFUNDED]:
        MOVES[step](request.pk)

    assert OrderEvent.objects.get(kind="refund_due").data["refunds"][0]["amount"] == "170.00"


def test_unknown_lines_are_refused(order: Order) -> None:
    what = replace(asked(), items=(AskedItem(line="9", quantity=1, reason=ReturnReason.DEFECTIVE),))

    with pytest.raises(ReturnRefused) as refused:
        requested(order, what)

    assert ReasonCode.UNKNOWN_LINE in {reason.code for reason in refused.value.decision.reasons}
