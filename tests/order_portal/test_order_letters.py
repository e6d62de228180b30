"""The letters about an order: confirmed once it is paid, and one for every parcel that leaves."""

from dataclasses import replace

import pytest
from moneyed import Money

from order_portal.demo.load import load_orders
from order_portal.errors import NothingAwaited, OrderIsCancelled
from order_portal.models import Message, Order
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.confirm_order import confirm_if_paid
from order_portal.operations.hand_over import hand_over
from order_portal.operations.place_order import NewAddress, NewPayment, place_order
from order_portal.operations.record_payment import record_payment
from order_portal.operations.record_tracking import record_tracking
from order_portal.outbox.letters import order_shipped
from order_portal.vocabulary import MessageKind, MessageState, TrackingStatus
from policies.book import Book
from policies.terms import Kind, Tender
from tests.order_portal.building import EMAIL, euros, new_order, paris, placed, sent
from tests.order_portal.fakes import SHOP, FakePolicySource

pytestmark = pytest.mark.django_db
AT = paris("2026-10-14 09:30")
NBSP = "\u00a0"


def letters(kind: MessageKind) -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def confirmation() -> Message:
    (letter,) = letters(MessageKind.ORDER_CONFIRMED)
    return letter


def text(message: Message) -> str:
    return message.text.replace(NBSP, " ").replace("\u202f", " ")


def paid(order: Order, amount: Money, at: str, tender: Tender = Tender.BANK_TRANSFER) -> None:
    record_payment(order_id=order.pk, tender=tender, amount=amount, at=paris(at))


SAID = {
    "en": (
        "Your order AA-77 is confirmed",
        "Hello Camille Martin,",
        "Your order is paid and confirmed.",
        "Arrives on Thursday 15 October 2026 by 1:00 pm.",
        "You can cancel until noon on Wednesday 14 October 2026, unless the carrier takes your order earlier.",
        "2 × Bag 1: €400.00\n1 × Bag 2: €200.00\nDelivery: €9.90\nTotal: €609.90\nService: Chrono 13h\n",
        "Address\n\n    Camille Martin\n    1 rue Oberkampf\n    75011 Paris\n    France\n",
    ),
    "fr": (
        "Votre commande AA-77 est confirmée",
        "Bonjour Camille Martin,",
        "Votre commande est payée et confirmée.",
        "Livraison prévue le jeudi 15 octobre 2026 avant 13 h.",
        "jusqu’à midi le mercredi 14 octobre 2026",
        "2 × Bag 1 : 400,00 €\n1 × Bag 2 : 200,00 €\nLivraison : 9,90 €\nTotal : 609,90 €\n",
        "Adresse\n\n    Camille Martin\n    1 rue Oberkampf\n",
    ),
}


@pytest.mark.parametrize("locale", SAID)
def test_an_order_paid_at_once_is_confirmed_at_once(
    locale: str, mailbox: list[object], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        order = placed("2026-10-14 09:30", number="AA-77", locale=locale)

    message = confirmation()
    assert (message.order, message.to, message.locale, message.created_at) == (order, EMAIL, locale, AT)
    assert message.state == MessageState.SENT
    assert len(mailbox) == 1
    subject, *said = SAID[locale]
    assert message.subject == subject
    for passage in said:
        assert passage in text(message)
    assert "609" in message.html


def test_a_bank_transfer_is_confirmed_when_the_money_came() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    assert letters(MessageKind.ORDER_CONFIRMED) == []

    paid(order, euros("609.90"), "2026-10-16 10:00")

    message = confirmation()
    assert message.created_at == paris("2026-10-16 10:00")
    assert "Arrives on Monday 19 October 2026 by 1:00 pm." in text(message)
    # The cutoff after the order has passed: nothing to say of cancelling.
    assert "cancel" not in text(message)


def test_of_two_payments_the_last_to_arrive_confirms() -> None:
    new = new_order(placed_at=AT)
    halves = (
        NewPayment(tender=Tender.CARD, amount=euros("600.00"), paid_at=AT),
        NewPayment(tender=Tender.BANK_TRANSFER, amount=euros("5.00")),
        NewPayment(tender=Tender.BANK_TRANSFER, amount=euros("4.90")),
    )
    order = place_order(new=replace(new, payments=halves))
    paid(order, euros("5.00"), "2026-10-14 10:00")
    assert letters(MessageKind.ORDER_CONFIRMED) == []

    paid(order, euros("4.90"), "2026-10-14 11:00")

    assert "Total: €609.90" in confirmation().text


def test_an_order_is_confirmed_once() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    paid(order, euros("609.90"), "2026-10-14 10:00")
    with pytest.raises(NothingAwaited):
        paid(order, euros("609.90"), "2026-10-14 10:01")

    confirm_if_paid(order)

    assert confirmation().created_at == paris("2026-10-14 10:00")


def test_a_cancelled_order_is_not_confirmed() -> None:
    order = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    cancel_order(order_id=order.pk, at=paris("2026-10-14 10:00"))

    with pytest.raises(OrderIsCancelled):
        paid(order, euros("609.90"), "2026-10-14 10:01")
    assert letters(MessageKind.ORDER_CONFIRMED) == []


def test_an_order_of_which_no_payment_is_known_is_not_confirmed() -> None:
    place_order(new=replace(new_order(placed_at=AT), payments=()))

    assert letters(MessageKind.ORDER_CONFIRMED) == []


def test_terms_without_a_confirmation_send_none(source: FakePolicySource) -> None:
    before = placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False)
    silent = replace(source.book(shop=SHOP).at(AT).payment, confirmation_email=False)
    source.publish(kind=Kind.PAYMENT, terms=silent, at=paris("2026-10-14 09:40"))
    placed("2026-10-14 09:50")
    assert letters(MessageKind.ORDER_CONFIRMED) == []

    # It keeps the terms it was placed under, and those promise one.
    paid(before, euros("609.90"), "2026-10-14 10:00")

    assert confirmation().order == before


def test_an_order_to_a_pick_up_point_names_it_and_a_variant_is_told() -> None:
    new = new_order(placed_at=AT, lines=1)
    address = NewAddress(country="FR", pickup_name="Tabac du Coin", pickup_address="3 rue X, 75011 Paris")
    lines = (replace(new.lines[0], variant="Camel"),)

    place_order(
        new=replace(new, address=address, lines=lines, service="relais", service_name="Chronopost Relais")
    )

    said = text(confirmation())
    assert "2 × Bag 1, Camel: €400.00\n" in said
    assert "Pick-up point\n\n    Tabac du Coin\n    3 rue X, 75011 Paris\n    France\n" in said
    assert "Service: Chronopost Relais\n" in said


PARCEL = {
    "en": (
        "A parcel of your order AA-77 is on its way",
        "The carrier now has a parcel of your order.",
        "Arrives on Thursday 15 October 2026 by 1:00 pm.",
        "Through the carrier’s service Predict, you can choose another day",
        "Item: 2 × Bag 1\nItem: 1 × Bag 2\nCarrier: Chronopost\n",
        "Tracking number: XY123456789FR\n    https://carrier.example/XY123456789FR\n",
    ),
    "fr": (
        "Un colis de votre commande AA-77 est en route",
        "Le transporteur a maintenant un colis de votre commande.",
        "Livraison prévue le jeudi 15 octobre 2026 avant 13 h.",
        "Par le service Predict du transporteur, vous pouvez choisir un autre jour",
        "Transporteur : Chronopost\nNuméro de suivi : XY123456789FR\n    https://carrier.example/XY123456789FR\n",
    ),
}


@pytest.mark.parametrize("locale", PARCEL)
def test_a_parcel_that_leaves_is_told(locale: str) -> None:
    order = placed("2026-10-14 09:30", number="AA-77", locale=locale)

    sent(order, "2026-10-14 17:30")

    (message,) = letters(MessageKind.ORDER_SHIPPED)
    assert (message.order, message.to, message.created_at) == (order, EMAIL, paris("2026-10-14 17:30"))
    subject, *said = PARCEL[locale]
    assert message.subject == subject
    for passage in said:
        assert passage in text(message)
    assert '<a href="https://carrier.example/XY123456789FR"' in message.html


def test_every_parcel_has_its_letter_and_only_one() -> None:
    order = placed("2026-10-14 09:30")
    first = sent(order, "2026-10-14 17:30", quantities={"1": 1})
    record_tracking(parcel_id=first.pk, status=TrackingStatus.DELIVERED, at=paris("2026-10-15 10:00"))

    second = sent(order, "2026-10-15 17:30", quantities={"1": 1, "2": 1})
    order_shipped(order, second, at=paris("2026-10-16 09:00"))

    one, two = letters(MessageKind.ORDER_SHIPPED)
    assert "Item: 1 × Bag 1\nCarrier" in one.text
    assert "Item: 1 × Bag 1\nItem: 1 × Bag 2\nCarrier" in two.text
    assert "Arrives on Thursday 15 October 2026" in text(one)
    assert "Part of your order is still on its way, and we are sorry that it is late." in text(two)


def test_another_carrier_s_parcel_without_a_number_is_told_of_neither() -> None:
    order = placed("2026-10-14 09:30")

    hand_over(order_id=order.pk, carrier="A courier", at=paris("2026-10-14 17:30"))

    (message,) = letters(MessageKind.ORDER_SHIPPED)
    assert "Carrier: A courier\n" in message.text
    assert "Predict" not in message.text
    assert "Tracking number" not in message.text
    assert "href" not in message.html


def test_a_shop_that_states_little_still_sends(source: FakePolicySource) -> None:
    book = source.book(shop=SHOP)
    kept = [v for history in book.histories for v in history.versions if v.kind == Kind.RETURNS]
    source._books[SHOP] = Book.of(book.shop, kept)
    order = placed("2026-10-14 09:30")

    sent(order, "2026-10-14 17:30")

    assert letters(MessageKind.ORDER_CONFIRMED) == []
    (message,) = letters(MessageKind.ORDER_SHIPPED)
    assert "Arrives" not in message.text
    assert "Tracking number: XY123456789FR" in message.text


def test_the_letters_of_the_demo_s_past_do_not_go_out_today(
    mailbox: list[object], django_capture_on_commit_callbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        load_orders(shop=SHOP, at=paris("2026-11-24 16:00"))

    told = letters(MessageKind.ORDER_CONFIRMED) + letters(MessageKind.ORDER_SHIPPED)
    assert {message.kind for message in told} == {MessageKind.ORDER_CONFIRMED, MessageKind.ORDER_SHIPPED}
    assert {(message.state, message.sent_at == message.created_at) for message in told} == {
        (MessageState.SENT, True)
    }
    assert mailbox == []
