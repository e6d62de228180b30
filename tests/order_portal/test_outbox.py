"""Mail: written once with what it tells of, sent once, kept while it cannot be sent, given up in the end."""

from datetime import timedelta
from email.message import EmailMessage
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from order_portal.models import AccessChallenge, Message, Order
from order_portal.operations.cancel_order import cancel_order
from order_portal.operations.forget_access import forget_access
from order_portal.operations.request_access import request_access
from order_portal.outbox import delivery
from order_portal.outbox.delivery import PAUSES, deliver, due
from order_portal.outbox.enqueue import Letter, enqueue
from order_portal.outbox.letters import access_code
from order_portal.vocabulary import Intent, MessageKind, MessageState
from policies.terms import Tender
from tests.order_portal.building import EMAIL, paris, placed
from tests.order_portal.fakes import SHOP

pytestmark = pytest.mark.django_db
AT = paris("2026-10-14 10:00")


@pytest.fixture
def mail_down(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """A mail server that does not answer while the list says so."""
    down, send = [True], delivery._send

    def failing(message: Message) -> None:
        if down[0]:
            raise ConnectionRefusedError("no answer")
        send(message)

    monkeypatch.setattr(delivery, "_send", failing)
    return down


def unpaid(**options: str) -> Order:
    """An order of which no mail is written yet."""
    return placed("2026-10-14 09:30", tender=Tender.BANK_TRANSFER, paid=False, **options)


def cancelled(order: Order, capture) -> Message:
    with capture(execute=True):
        cancel_order(order_id=order.pk, at=AT)
    return Message.objects.get(kind=MessageKind.ORDER_CANCELLED)


@pytest.mark.parametrize(
    ("locale", "subject"),
    [("en", "Your order AA-77 is cancelled"), ("fr", "Votre commande AA-77 est annulée")],
)
def test_a_mail_is_sent_in_the_customers_language(
    locale: str, subject: str, django_capture_on_commit_callbacks
) -> None:
    cancelled(placed("2026-10-14 09:30", number="AA-77", locale=locale), django_capture_on_commit_callbacks)

    sent: EmailMessage = mail.outbox[0]  # type: ignore[assignment]
    assert (sent.subject, sent.to) == (subject, [EMAIL])  # type: ignore[attr-defined]
    html = sent.alternatives[0][0]  # type: ignore[attr-defined]
    assert f'<html lang="{locale}">' in html
    assert "609" in html
    assert "609" in sent.body  # type: ignore[attr-defined]


def test_a_failing_mail_server_does_not_undo_the_cancellation(
    mail_down: list[bool], django_capture_on_commit_callbacks
) -> None:
    order = placed("2026-10-14 09:30")

    message = cancelled(order, django_capture_on_commit_callbacks)

    assert Order.objects.get(pk=order.pk).cancelled_at == AT
    assert (message.state, message.attempts) == (MessageState.QUEUED, 1)
    assert "no answer" in message.problem
    assert mail.outbox == []


def test_it_is_sent_when_the_server_answers_again(
    mail_down: list[bool], django_capture_on_commit_callbacks
) -> None:
    message = cancelled(unpaid(), django_capture_on_commit_callbacks)
    mail_down[0] = False
    later = timezone.now() + PAUSES[0]

    assert due(at=timezone.now()) == []
    assert due(at=later) == [message.pk]
    assert deliver(message_id=message.pk, at=later)
    assert not deliver(message_id=message.pk, at=later + timedelta(days=1))

    message.refresh_from_db()
    assert (message.state, message.sent_at, message.created_at) == (MessageState.SENT, later, AT)
    assert len(mail.outbox) == 1


def test_it_is_given_up_after_the_last_pause(
    mail_down: list[bool], django_capture_on_commit_callbacks
) -> None:
    message, at = cancelled(unpaid(), django_capture_on_commit_callbacks), timezone.now()
    for pause in PAUSES:
        at += pause
        deliver(message_id=message.pk, at=at)

    message.refresh_from_db()
    assert (message.state, message.attempts) == (MessageState.DEAD, len(PAUSES))
    assert due(at=at + timedelta(days=30)) == []


def test_an_occasion_is_written_once(django_capture_on_commit_callbacks) -> None:
    letter = Letter(subject="S", greeting="G", paragraphs=("P",), signature="")
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            enqueue(kind=MessageKind.ORDER_CANCELLED, key="once", to=EMAIL, locale="en", letter=letter, at=AT)

    assert Message.objects.count() == len(mail.outbox) == 1


def test_the_command_sends_what_is_due() -> None:
    cancel_order(order_id=unpaid().pk, at=AT)
    out = StringIO()

    call_command("deliver_messages", stdout=out)

    assert len(mail.outbox) == 1
    assert out.getvalue() == "1 sent, 0 not sent and tried again later, 0 given up.\n"


def code(to: str = EMAIL) -> Message:
    return access_code(
        key=f"code-{to}",
        to=to,
        house="Audrey Alexandre",
        code="123456",
        number="AA-77",
        minutes=15,
        locale="en",
        at=AT,
    )


def test_the_mailbox_shows_the_newest_code(client: Client) -> None:
    message, decoy = code(), code("")

    listed = client.get("/demo/mailbox/").text
    letter = client.get(f"/demo/mailbox/{message.pk}/").text
    html = client.get(f"/demo/mailbox/{message.pk}/html/")

    assert '<p class="mail-code">123456</p>' in listed
    assert EMAIL in listed
    assert "Enter this code to open your order AA-77." in letter
    assert ">123456</p>" in html.text
    assert "default-src 'none'" in html["Content-Security-Policy"]
    assert client.get(f"/demo/mailbox/{decoy.pk}/").status_code == 404


def test_an_empty_mailbox_says_what_to_do(client: Client) -> None:
    assert "Ask for a code" in client.get("/demo/mailbox/").text


def test_codes_stay_readable_in_the_demo_only(settings: Settings) -> None:
    for demo, kept in ((True, True), (False, False)):
        settings.DEMO = demo
        message = code(f"demo-{demo}@example.org".lower())
        deliver(message_id=message.pk, at=AT)
        message.refresh_from_db()
        assert ("123456" in message.text) is kept


def test_html_mail_escapes_what_customers_wrote() -> None:
    letter = Letter(subject="S", greeting="Hello <b>you</b>,", paragraphs=("P",), signature="")

    message = enqueue(kind=MessageKind.ORDER_CANCELLED, key="x", to=EMAIL, locale="en", letter=letter, at=AT)

    assert "Hello &lt;b&gt;you&lt;/b&gt;," in message.html
    assert "Hello <b>you</b>," in message.text


def test_old_codes_are_forgotten_and_mail_is_not() -> None:
    order = unpaid(number="AA-77")
    for number in ("AA-77", "AA-78"):
        request_access(shop=SHOP, number=number, email=EMAIL, then=Intent.TRACK, locale="en", at=AT)

    early = forget_access(at=AT + timedelta(hours=24))
    late = forget_access(at=AT + timedelta(hours=25))

    assert (early, late) == (0, 3)
    assert not AccessChallenge.objects.exists()
    assert Message.objects.get().to == order.email
