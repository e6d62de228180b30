"""What a customer reads on the pages of an order and a return, in both languages, and what pages do."""

import re
from datetime import datetime

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from order_portal.access.cookies import GRANT
from order_portal.access.secrets_at_rest import new_token, token_digest
from order_portal.models import AccessGrant, Order, ReturnRequest
from order_portal.operations.authorize_return import authorize_return
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.receive_return import receive_return
from order_portal.operations.record_tracking import record_tracking
from order_portal.operations.request_return import request_return
from order_portal.queries.order_page import order_page, read_order
from order_portal.vocabulary import TrackingStatus
from policies.terms import Kind, Tender
from tests.order_portal.building import asked, delivered, paris, placed, sent
from tests.order_portal.fakes import FakePolicySource

pytestmark = pytest.mark.django_db


def inside(order: Order, at: datetime) -> Client:
    """A browser in which the order is open."""
    token, client = new_token(), Client()
    AccessGrant.objects.create(
        token_digest=token_digest(token), order=order, created_at=at, expires_at=at.replace(year=at.year + 1)
    )
    client.cookies[GRANT] = token
    return client


def read(order: Order, at: str, path: str = "", lang: str = "en") -> str:
    """The text of a page at a Paris time, without its tags."""
    moment = paris(at)
    with time_machine.travel(moment, tick=False):
        response = inside(order, moment).get(f"/{lang}/orders/order/{order.number}/{path}")
    assert response.status_code == 200
    body = re.sub(r"<[^>]+>", " ", response.text.partition("<main")[2])
    return " ".join(body.replace("&#x27;", "'").split())


def post(order: Order, at: str, path: str, data: dict[str, object] | None = None):
    moment = paris(at)
    with time_machine.travel(moment, tick=False):
        return inside(order, moment).post(f"/en/orders/order/{order.number}/{path}", data or {})


def test_before_the_cutoff() -> None:
    order = placed("2026-10-14 09:30", number="AA-77")

    said = read(order, "2026-10-14 10:00")

    assert "Order AA-77 On time" in said
    assert "Arrives on Thursday 15 October 2026 by 1:00 pm." in said
    assert "You can cancel until noon on Wednesday 14 October 2026" in said
    assert "Your order has not been sent yet" in said
    assert "€609.90" in said
    assert "Card Paid on Wednesday 14 October 2026" in said


def test_the_same_in_french() -> None:
    order = placed("2026-10-14 09:30", number="AA-77", locale="fr")

    said = read(order, "2026-10-14 10:00", lang="fr")

    assert "Commande AA-77 Dans les temps" in said
    assert "Livraison prévue le jeudi 15 octobre 2026 avant 13 h." in said
    assert "Vous pouvez annuler jusqu’à midi le mercredi 14 octobre 2026" in said
    assert re.search(r"609,90\s€", said)


def test_each_reason_links_to_its_clause() -> None:
    order = placed("2026-10-14 09:30")
    moment = paris("2026-10-14 12:00")
    with time_machine.travel(moment, tick=False):
        text = inside(order, moment).get(f"/en/orders/order/{order.number}/").text

    assert "This order could be cancelled until noon on Wednesday 14 October 2026." in text
    assert 'href="/en/terms/#cancellation-until"' in text
    assert 'href="/en/terms/#returns-window"' in text
    assert f"/order/{order.number}/cancel/" not in text


def test_a_transfer_that_is_awaited() -> None:
    order = placed("2026-10-14 09:30", number="AA-77", tender=Tender.BANK_TRANSFER, paid=False)

    said = read(order, "2026-10-16 10:00")

    assert "Waiting for your payment" in said
    assert "Amount €609.90 Reference AA-77" in said
    assert "We prepare your order as soon as your payment has arrived." in said


def test_two_parcels_one_waiting_at_the_relay() -> None:
    order = placed("2026-10-14 09:30")
    first = sent(order, "2026-10-14 14:00", quantities={"1": 2})
    second = sent(order, "2026-10-14 15:00", quantities={"2": 1})
    record_tracking(parcel_id=second.pk, status=TrackingStatus.DELIVERED, at=paris("2026-10-15 11:00"))
    record_tracking(
        parcel_id=first.pk,
        status=TrackingStatus.AVAILABLE_FOR_PICKUP,
        at=paris("2026-10-15 12:00"),
        place="Relais A",
    )

    said = read(order, "2026-10-15 18:00")

    assert "Parcel 1 of 2 Ready for you at the pick-up point 2 × Bag 1" in said
    assert "Parcel 2 of 2 Delivered 1 × Bag 2" in said
    assert "Parcel 1 of 2 · Relais A" in said
    assert "Ready to be picked up" in said


def test_a_late_order_and_a_failed_attempt() -> None:
    order = placed("2026-10-14 09:30")
    parcel = sent(order, "2026-10-14 14:00")
    record_tracking(parcel_id=parcel.pk, status=TrackingStatus.FAILED_ATTEMPT, at=paris("2026-10-15 12:00"))

    said = read(order, "2026-10-15 13:01")

    assert "Late" in said
    assert "Promised for Thursday 15 October 2026 by 1:00 pm. It is late, and we are sorry." in said
    assert "Take note: The carrier came and could not deliver" in said


def test_a_delivered_order_can_be_returned_by_asking() -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    said = read(order, "2026-10-20 10:00")

    assert "Arrived on time" in said
    assert "You have [en P14D] to return this order: until the end of Thursday 29 October 2026." in said
    assert "our customer service guides your return" in said


def test_cancelling_from_the_page() -> None:
    order = placed("2026-10-14 09:30")

    asked_first = read(order, "2026-10-14 10:00", "cancel/")
    answer = post(order, "2026-10-14 10:00", "cancel/")

    assert "What you get back Card €609.90" in asked_first
    assert answer["Location"] == f"/en/orders/order/{order.number}/"
    said = read(order, "2026-10-14 10:01")
    assert "Cancelled" in said
    assert "This order was cancelled on Wednesday 14 October 2026." in said
    assert "Card €609.90" in said


def test_cancelling_a_moment_too_late() -> None:
    order = placed("2026-10-14 09:30")

    answer = post(order, "2026-10-14 12:00:00", "cancel/")

    assert answer.status_code == 409
    assert "This order could be cancelled until noon on Wednesday 14 October 2026." in answer.text
    assert "Nothing was changed" in answer.text
    assert Order.objects.get(pk=order.pk).cancelled_at is None


GOOD = {
    "quantity-1": "1",
    "reason-1": "defective",
    "quantity-2": "0",
    "method": "registered",
    "conditions": "on",
}


def test_asking_for_a_return_from_the_page() -> None:
    order = placed("2026-10-14 09:30", number="AA-77")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    offered = read(order, "2026-10-20 10:00", "return/")
    answer = post(order, "2026-10-20 10:00", "return/", GOOD | {"remark-1": "The clasp broke."})

    assert "Registered post (with acknowledgement of receipt)" in offered
    assert "in the original packaging" in offered
    assert answer["Location"] == "/en/orders/order/AA-77/returns/AA-77-R1/"
    line = ReturnRequest.objects.get().lines.get()
    assert (line.quantity, line.reason, line.note) == (1, "defective", "The clasp broke.")
    assert "We have your request." in read(order, "2026-10-20 10:00", "returns/AA-77-R1/")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"quantity-1": "0"}, "Choose at least one item"),
        ({"quantity-1": "0", "conditions": ""}, "Choose at least one item"),
        ({"quantity-1": "3"}, "Select a valid choice"),
        ({"reason-1": ""}, "Choose why you send it back."),
        ({"reason-1": "nonsense"}, "Select a valid choice"),
        ({"method": ""}, "Choose how you send it."),
        ({"conditions": ""}, "Confirm the conditions"),
        ({"note": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_return_form_that_is_not_right(change: dict[str, str], said: str) -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    answer = post(order, "2026-10-20 10:00", "return/", GOOD | change)

    assert answer.status_code == 422
    assert said in answer.text
    assert not ReturnRequest.objects.exists()


def test_a_return_after_the_window() -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    said = read(order, "2026-10-30 00:00", "return/")
    answer = post(order, "2026-10-30 00:00", "return/", GOOD)

    assert "This return is not possible You had [en P14D] to return this order" in said
    assert answer.status_code == 409


@pytest.fixture
def authorized() -> Order:
    order = placed("2026-10-14 09:30", number="AA-77")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    request = request_return(order_id=order.pk, asked=asked(), at=paris("2026-10-20 10:00"))
    authorize_return(return_id=request.pk, at=paris("2026-10-20 11:00"))
    return order


def test_an_authorized_return_is_sent(authorized: Order) -> None:
    before = read(authorized, "2026-10-20 12:00", "returns/AA-77-R1/")
    post(authorized, "2026-10-21 10:00", "returns/AA-77-R1/sent/", {"tracking_number": "RR123"})
    after = read(authorized, "2026-10-21 10:01", "returns/AA-77-R1/")

    assert "RMA-AA-77-R1" in before
    assert "Expected refund €200.00" in before
    assert "Otherwise what happens to it on the way is at your risk." in before
    assert "Tracking number RR123" in after
    assert "I have sent it" not in after


def test_a_step_that_came_too_late_changes_nothing(authorized: Order) -> None:
    post(authorized, "2026-10-21 10:00", "returns/AA-77-R1/sent/")

    answer = post(authorized, "2026-10-21 10:01", "returns/AA-77-R1/withdraw/")

    assert answer.status_code == 409
    assert "nothing was changed" in answer.text
    assert ReturnRequest.objects.get().state == "sent"


def test_a_request_is_taken_back(authorized: Order) -> None:
    post(authorized, "2026-10-21 10:00", "returns/AA-77-R1/withdraw/")

    assert "You took your request back" in read(authorized, "2026-10-21 10:01", "returns/AA-77-R1/")


def test_a_return_of_another_order_is_not_found(authorized: Order) -> None:
    other = placed("2026-10-14 09:30")
    moment = paris("2026-10-21 10:00")
    with time_machine.travel(moment, tick=False):
        response = inside(other, moment).get(f"/en/orders/order/{other.number}/returns/AA-77-R1/")

    assert response.status_code == 404


@pytest.mark.parametrize("lines", [1, 6])
@pytest.mark.parametrize("parcels", [1, 4])
def test_the_page_takes_the_same_queries_for_any_order(
    lines: int, parcels: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    order = placed("2026-10-14 09:30", lines=max(lines, parcels))
    for line in range(1, parcels + 1):
        parcel = sent(order, "2026-10-14 14:00", quantities={str(line): 1})
        for status in (TrackingStatus.IN_TRANSIT, TrackingStatus.DELIVERED):
            record_tracking(parcel_id=parcel.pk, status=status, at=paris("2026-10-15 10:00"))
    request_return(order_id=order.pk, asked=asked(), at=paris("2026-10-20 10:00"))

    with django_assert_num_queries(12):
        page = order_page(order=read_order(order.pk), at=paris("2026-10-20 10:00"), locale="en")

    assert len(page.parcels) == parcels


@pytest.mark.parametrize(
    ("paid", "said"),
    [
        (True, "Nothing will be sent. We pay back what you paid."),
        (False, "Nothing will be sent, and you owe us nothing."),
    ],
)
def test_a_cancelled_order_promises_its_money(paid: bool, said: str) -> None:
    tender = Tender.CARD if paid else Tender.BANK_TRANSFER
    order = placed("2026-10-14 09:30", tender=tender, paid=paid)
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    assert order_page(order=read_order(order.pk), at=paris("2026-10-14 11:00"), locale="en").promise == said


def test_pages_answer_only_what_they_are_for() -> None:
    order = placed("2026-10-14 09:30")
    client = inside(order, paris("2026-10-14 10:00"))

    assert client.delete(f"/en/orders/order/{order.number}/cancel/").status_code == 405
    assert client.get("/en/orders/sign-out/").status_code == 405


def test_a_promise_that_was_kept_says_when() -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")

    said = read(order, "2026-10-16 10:00")

    assert "Arrived on Thursday 15 October 2026 at 11:00 am, as promised." in said


def test_a_promise_that_was_broken_says_by_how_much() -> None:
    order = placed("2026-10-14 09:30")
    delivered(order, "2026-10-16 11:00", sent_at="2026-10-14 14:00")

    said = read(order, "2026-10-16 12:00", lang="fr")

    assert "Arrivée le vendredi 16 octobre 2026 à 11 h" in said
    assert "elle était promise pour le jeudi 15 octobre 2026 avant 13 h." in said


def test_an_order_of_which_part_is_on_its_way() -> None:
    order = placed("2026-10-14 09:30")
    first = sent(order, "2026-10-14 14:00", quantities={"1": 2})
    sent(order, "2026-10-14 15:00", quantities={"2": 1})
    record_tracking(parcel_id=first.pk, status=TrackingStatus.DELIVERED, at=paris("2026-10-15 11:00"))

    assert "Part of your order is still on its way. Wait until you have it all" in read(
        order, "2026-10-15 12:00"
    )
    late = read(order, "2026-10-15 14:00")
    assert "Part of your order is still on its way, and we are sorry that it is late." in late
    assert "Part of your order is still on its way, so the time to return it has not begun." in late


def test_an_order_that_came_back_says_so_in_french() -> None:
    order = placed("2026-10-14 09:30")
    parcel = sent(order, "2026-10-14 14:00")
    record_tracking(
        parcel_id=parcel.pk, status=TrackingStatus.RETURNED_TO_SENDER, at=paris("2026-10-20 11:00")
    )

    said = read(order, "2026-10-20 12:00", lang="fr")

    assert "Revenue chez nous Le transporteur nous l’a rapportée le mardi 20 octobre 2026." in said
    assert "Colis" in said
    assert "Revenu chez nous" in said


def test_the_page_tells_the_address_and_the_terms() -> None:
    order = placed("2026-10-14 09:30")

    said = read(order, "2026-10-14 10:00", lang="fr")

    assert "Camille Martin 1 rue Oberkampf 75011 Paris France" in said
    assert re.search(r"aux conditions du \w+ \w+ \d{4}", said)


def test_links_to_clauses_say_which() -> None:
    order = placed("2026-10-14 09:30")

    said = read(order, "2026-10-14 10:00")

    assert "Read the term : until when you can cancel" in said
    assert "Read the term : how long you have to return" in said


def test_a_cancelled_order_has_one_thing_to_say() -> None:
    order = placed("2026-10-14 09:30")
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    said = read(order, "2026-10-15 10:00")

    assert said.count("This order was cancelled on Wednesday 14 October 2026.") == 1
    assert "could be cancelled" not in said
    assert "Return items" not in said


def test_a_single_item_is_chosen_already() -> None:
    order = placed("2026-10-14 09:30", lines=1)
    delivered(order, "2026-10-15 11:00", sent_at="2026-10-14 14:00")
    moment = paris("2026-10-20 10:00")
    with time_machine.travel(moment, tick=False):
        text = inside(order, moment).get(f"/en/orders/order/{order.number}/return/").text

    assert '<option value="1" selected>1</option>' in text
    assert "None" not in text


def test_what_has_arrived_holds_no_refund_up(authorized: Order) -> None:
    request = ReturnRequest.objects.get()
    waits, looked = "The refund may wait", "We look at the items before"
    before = read(authorized, "2026-10-20 12:00", "returns/AA-77-R1/")
    receive_return(return_id=request.pk, at=paris("2026-10-22 10:00"))
    received = read(authorized, "2026-10-22 10:01", "returns/AA-77-R1/")

    assert waits in before
    assert looked in before
    assert waits not in received
    assert looked in received


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_an_order_can_be_looked_at_whatever_its_shop_leaves_unsaid(
    source: FakePolicySource, kind: Kind, lang: str
) -> None:
    source.forget(kind)
    order = placed("2026-10-14 09:30")
    sent(order, "2026-10-14 17:30")

    assert "Bag 1" in read(order, "2026-10-14 18:00", lang=lang)
