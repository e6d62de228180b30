"""What is shown before and paid after is one amount; what was paid back is remembered payment by payment."""

from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils import translation
from pytest_django import DjangoAssertNumQueries

from order_portal.errors import InvalidReturn
from order_portal.facts import order_facts, with_facts
from order_portal.models import Message, Order, OrderEvent, Payment, ReturnRequest
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.inspect_return import inspect_return
from order_portal.operations.place_order import NewPayment, place_order
from order_portal.operations.receive_return import receive_return
from order_portal.operations.record_payment import record_payment
from order_portal.operations.refund_return import refund_return
from order_portal.operations.request_return import AskedItem, AskedReturn, request_return
from order_portal.operations.send_return import send_return
from order_portal.queries.cancel_page import cancel_page
from order_portal.queries.order_page import read_order
from order_portal.queries.return_page import find_return, return_page
from order_portal.quoting import return_facts
from order_portal.vocabulary import MessageKind, OrderEventKind
from policies.terms import (
    Kind,
    LabelSource,
    RefundCase,
    RefundComponent,
    RefundTo,
    ReturnReason,
    Tender,
    TenderRule,
)
from tests.order_portal.building import asked, delivered, euros, new_order, paris, placed
from tests.order_portal.fakes import SHOP, FakePolicySource

pytestmark = pytest.mark.django_db
AT = "2026-10-20 10:00"


def paid_in_two() -> Order:
    """Two bags and another, delivered; 300 euros by gift card and the rest by card."""
    new = new_order(placed_at=paris("2026-10-14 09:30"))
    payments = (
        NewPayment(tender=Tender.GIFT_CARD, amount=euros("300.00"), paid_at=new.placed_at),
        NewPayment(tender=Tender.CARD, amount=euros("309.90"), paid_at=new.placed_at),
    )
    order = place_order(new=replace(new, payments=payments))
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    return order


def inspected(order: Order, what: AskedReturn) -> ReturnRequest:
    request = request_return(order_id=order.pk, asked=what, at=paris(AT))
    authorize_return(return_id=request.pk, at=paris(AT))
    receive_return(return_id=request.pk, at=paris("2026-10-22 10:00"))
    return inspect_return(return_id=request.pk, at=paris("2026-10-22 11:00"))


def refunds(order: Order) -> list[dict[str, str]]:
    """What each refund gave back, by means of payment."""
    events = OrderEvent.objects.filter(order=order, kind=OrderEventKind.REFUND_DUE).order_by("pk")
    return [{due["tender"]: due["amount"] for due in event.data["refunds"]} for event in events]


def shown(request: ReturnRequest, at: str, locale: str = "en") -> dict[str, str]:
    """The facts on the page of a return."""
    found = find_return(read_order(request.order_id), request.number)
    assert found is not None
    with translation.override(locale):
        return {row.label: row.value for row in return_page(request=found, at=paris(at), locale=locale).facts}


def other_bag() -> AskedReturn:
    item = AskedItem(line="2", quantity=1, reason=ReturnReason.CHANGED_MIND)
    return replace(asked(), items=(item,))


def test_returns_one_after_the_other_fill_the_payments_in_order() -> None:
    order = paid_in_two()

    for what in (asked(1), other_bag(), asked(1)):
        refund_return(return_id=inspected(order, what).pk, at=paris("2026-10-23 10:00"))

    assert refunds(order) == [
        {"gift_card": "200.00"},
        {"gift_card": "100.00", "card": "100.00"},
        {"card": "200.00"},
    ]
    facts = order_facts(with_facts(Order.objects.all()).get())
    assert [payment.refunded for payment in facts.payments] == [euros("300.00"), euros("300.00")]
    assert sum(line.counted for line in facts.refunded) == 3


def test_a_refund_to_a_means_that_was_not_paid_with_counts_all_the_same() -> None:
    """Older events, or ones of another system, may name a tender of which the order has no payment."""
    order = paid_in_two()
    data = {"refunds": [{"tender": "store_note", "amount": "350.00", "currency": "EUR"}]}
    OrderEvent.objects.create(
        order=order, kind=OrderEventKind.REFUND_DUE, at=paris(AT), actor="staff", data=data
    )

    facts = order_facts(with_facts(Order.objects.all()).get())

    assert [payment.refunded for payment in facts.payments] == [euros("300.00"), euros("50.00")]


def test_an_older_refund_counts_against_what_later_ones_left() -> None:
    """Older events name a means, later ones a payment; postage counts against none."""
    order = paid_in_two()
    for due in (
        {"tender": "gift_card", "amount": "250.00", "currency": "EUR", "payment": 1},
        {"tender": "gift_card", "amount": "40.00", "currency": "EUR"},
        {"tender": "card", "amount": "70.00", "currency": "EUR"},
        {"tender": "card", "amount": "7.10", "currency": "EUR", "payment": None},
    ):
        OrderEvent.objects.create(
            order=order,
            kind=OrderEventKind.REFUND_DUE,
            at=paris(AT),
            actor="staff",
            data={"refunds": [due]},
        )

    facts = order_facts(with_facts(Order.objects.all()).get())

    assert [payment.refunded for payment in facts.payments] == [euros("50.10"), euros("309.90")]


def test_money_that_goes_to_a_gift_card_counts_against_the_payment_it_pays_back(
    source: FakePolicySource,
) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    rule = TenderRule(case=RefundCase.MIXED_TENDERS, goes_to=RefundTo.GIFT_CARD)
    source.publish(
        kind=Kind.REFUNDS, terms=replace(terms.refunds, tender_rules=(rule,)), at=paris("2026-10-14 09:00")
    )
    order = paid_in_two()
    request = inspected(order, asked(2))

    before = shown(request, "2026-10-23 10:00")
    refund_return(return_id=request.pk, at=paris("2026-10-23 10:00"))

    assert before["Gift card"] == "€400.00, as part was paid with a gift card or store notes"
    event = OrderEvent.objects.get(kind=OrderEventKind.REFUND_DUE)
    assert [(due["tender"], due["payment"]) for due in event.data["refunds"]] == [
        ("gift_card", 0),
        ("gift_card", 1),
    ]
    assert [(to["route"], to["amount"]) for to in event.data["quote"]["allocation"]] == [
        ("mixed_tenders", "300.00"),
        ("mixed_tenders", "100.00"),
    ]
    facts = order_facts(with_facts(Order.objects.all()).get())
    assert [payment.refunded for payment in facts.payments] == [euros("300.00"), euros("100.00")]
    (letter,) = Message.objects.filter(kind=MessageKind.RETURN_REFUNDED)
    assert "Refund (Gift card): €400.00" in letter.text


def test_the_shop_s_label_is_taken_off_by_the_way_the_customer_chose(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    (method,) = terms.returns.methods
    label = replace(method, label_source=LabelSource.SHOP_DEDUCTED, fee=euros("6.90"))
    source.publish(
        kind=Kind.RETURNS, terms=replace(terms.returns, methods=(label,)), at=paris("2026-10-14 09:00")
    )
    request = inspected(paid_in_two(), asked(1))

    rows = shown(request, "2026-10-23 10:00")

    assert rows["Postage of the return"] == "-€6.90"
    assert rows["Expected refund"] == "€193.10"
    assert "Gift card" not in rows


def test_the_page_shows_what_is_then_paid(source: FakePolicySource) -> None:
    terms = source.book(shop=SHOP).at(paris("2026-10-14 09:00"))
    both = frozenset({RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY})
    fee = replace(terms.returns, restocking_fee=Decimal("0.15"))
    source.publish(
        kind=Kind.REFUNDS, terms=replace(terms.refunds, includes=both), at=paris("2026-10-14 09:00")
    )
    source.publish(kind=Kind.RETURNS, terms=fee, at=paris("2026-10-14 09:00"))
    order = placed("2026-10-14 09:30", lines=1)
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    request = inspected(order, asked(2))

    before = shown(request, "2026-10-23 10:00")
    refund_return(return_id=request.pk, at=paris("2026-10-23 10:00"))

    assert before["Items"] == "€400.00"
    assert before["Restocking fee"] == "-€60.00"
    assert before["Delivery"] == "€9.90"
    assert before["Expected refund"] == "€349.90"
    assert refunds(order) == [{"card": "349.90"}]
    quote = OrderEvent.objects.get(kind=OrderEventKind.REFUND_DUE).data["quote"]
    assert (quote["total"], quote["currency"]) == ("349.90", "EUR")
    assert [part["kind"] for part in quote["components"]] == ["item", "restocking_fee", "standard_delivery"]
    assert {version["kind"]: version["number"] for version in quote["versions"]} == {
        "returns": 2,
        "refunds": 2,
    }
    assert "nothing_kept" in {step["rule"] for step in quote["trace"]}


def test_the_last_day_is_named_once_nothing_is_waited_for() -> None:
    order = paid_in_two()
    request = request_return(order_id=order.pk, asked=asked(), at=paris(AT))
    authorize_return(return_id=request.pk, at=paris(AT))

    waiting = shown(request, "2026-10-21 10:00")
    receive_return(return_id=request.pk, at=paris("2026-10-22 10:00"))

    assert waiting["Expected refund"] == "€200.00"
    assert "Refunded by" not in waiting
    assert shown(request, "2026-10-22 10:00")["Refunded by"] == "Tuesday 3 November 2026"
    assert shown(request, "2026-10-22 10:00", "fr")["Remboursé au plus tard"] == "mardi 3 novembre 2026"


@pytest.mark.parametrize(("number", "proves"), [("RR123", True), ("", False)])
def test_a_tracking_number_proves_that_it_was_sent(number: str, proves: bool) -> None:
    order = paid_in_two()
    request = request_return(order_id=order.pk, asked=asked(), at=paris(AT))
    authorize_return(return_id=request.pk, at=paris(AT))
    send_return(return_id=request.pk, tracking_number=number, at=paris("2026-10-21 10:00"))

    facts = return_facts(ReturnRequest.objects.get())

    assert facts.proof_at == (paris("2026-10-21 10:00") if proves else None)
    assert (facts.noticed_at, facts.arrived_at) == (paris(AT), None)


def test_a_cancellation_pays_what_its_page_shows() -> None:
    new = new_order(placed_at=paris("2026-10-14 09:30"))
    payments = (
        NewPayment(tender=Tender.PAYPAL, amount=euros("209.90"), paid_at=new.placed_at),
        NewPayment(tender=Tender.BANK_TRANSFER, amount=euros("400.00")),
    )
    order = place_order(new=replace(new, payments=payments))

    def page() -> list[tuple[str, str]]:
        found = cancel_page(order=read_order(order.pk), at=paris("2026-10-14 10:00"), locale="en")
        return [(row.label, row.value) for row in found.refunds]

    assert page() == [("PayPal", "€209.90")]
    record_payment(
        order_id=order.pk,
        tender=Tender.BANK_TRANSFER,
        amount=euros("400.00"),
        at=paris("2026-10-14 10:00:01"),  # by a clock that is ahead
    )
    assert page() == [("PayPal", "€209.90"), ("Bank transfer", "€400.00")]
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    assert refunds(order) == [{"paypal": "209.90", "bank_transfer": "400.00"}]
    quote = OrderEvent.objects.get(kind=OrderEventKind.REFUND_DUE).data["quote"]
    assert (quote["total"], quote["withheld_until"]) == ("609.90", None)
    assert quote["due_at"] == "2026-10-28T23:00:00+00:00"


def test_no_payment_gets_back_more_than_it_brought() -> None:
    order = paid_in_two()
    Payment.objects.filter(order=order, tender=Tender.CARD).update(amount=euros("50.00").amount)

    refund_return(return_id=inspected(order, asked(2)).pk, at=paris("2026-10-23 10:00"))
    second = inspected(order, other_bag())
    with pytest.raises(InvalidReturn):
        refund_return(return_id=second.pk, at=paris("2026-10-23 10:00"))

    assert refunds(order) == [{"gift_card": "300.00", "card": "50.00"}]


@pytest.mark.parametrize("earlier", [0, 2])
def test_a_quote_takes_the_same_queries_whatever_was_refunded_before(
    earlier: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order = paid_in_two()
    for what in (asked(1), asked(1))[:earlier]:
        refund_return(return_id=inspected(order, what).pk, at=paris("2026-10-23 10:00"))
    request = inspected(order, other_bag())

    with django_assert_num_queries(12):
        assert shown(request, "2026-10-23 10:00")["Expected refund"] == "€200.00"
