"""Puts a letter into the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation

from order_portal.models import Message, Order
from order_portal.outbox.dispatch import dispatch
from order_portal.vocabulary import MessageKind, MessageState


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRow:
    """A label and its value; ``href`` is where the value leads, if anywhere."""

    label: str
    value: str
    href: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a mail says, in its reader's language.

    ``house`` is the shop's name, which heads the letter; ``code`` stands out by itself; ``address`` is a block of
    lines; ``quote`` is what a person of the shop wrote.
    """

    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    signature: str
    house: str = ""
    code: str = ""
    quote: str = ""
    rows: tuple[LetterRow, ...] = ()
    steps_title: str = ""
    steps: tuple[str, ...] = ()
    address_title: str = ""
    address: tuple[str, ...] = ()


def enqueue(
    *,
    kind: MessageKind,
    key: str,
    to: str,
    locale: str,
    letter: Letter,
    at: datetime,
    order: Order | None = None,
) -> Message:
    """Store the letter under its occasion ``key`` and send it once the transaction has ended.

    A second letter of the same occasion is not written. One to nobody is rendered and stored without its text.
    """
    context = {"letter": letter, "locale": locale}
    with translation.override(locale):
        text = render_to_string("emails/letter.txt", context)
        html = render_to_string("emails/letter.html", context)
    message, created = Message.objects.get_or_create(
        key=key,
        defaults={
            "kind": kind,
            "order": order,
            "to": to,
            "locale": locale,
            "subject": letter.subject,
            "text": text if to else "",
            "html": html if to else "",
            "state": MessageState.QUEUED if to else MessageState.DISCARDED,
            "created_at": at,
            "next_attempt_at": at,
        },
    )
    if created:
        # Robust: what is committed stands, whatever becomes of its mail.
        transaction.on_commit(lambda: dispatch(message.pk), robust=True)
    return message
