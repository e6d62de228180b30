"""Sends what is due, and keeps what could not be sent."""

from __future__ import annotations

import logging
import smtplib
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import F

from order_portal.models import Message
from order_portal.vocabulary import MessageKind, MessageState

log = logging.getLogger(__name__)

# After the last of these a message is dead, and a person decides.
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720, 1440))


def due(*, at: datetime, limit: int = 100) -> list[int]:
    """The messages to be tried at ``at``, oldest first."""
    queued = Message.objects.filter(state=MessageState.QUEUED, next_attempt_at__lte=at)
    return list(queued.order_by("next_attempt_at", "pk").values_list("pk", flat=True)[:limit])


def deliver(*, message_id: int, at: datetime) -> bool:
    """Try one message, and say whether it was sent. One of several processes that try it at once does so.

    The next attempt is written down before this one is made: a process that dies in between loses nothing.
    """
    message = _claim(message_id, at)
    if message is None:
        return False
    try:
        _send(message)
    except (OSError, smtplib.SMTPException, ValueError) as error:
        _keep(message, error)
        return False
    # A code is of no use to a thief of the database once it is on its way; the demo's mailbox shows it.
    if message.kind == MessageKind.ACCESS_CODE and not settings.DEMO:
        message.text = message.html = ""
    message.state, message.sent_at, message.problem = MessageState.SENT, at, ""
    message.save()
    return True


def _claim(message_id: int, at: datetime) -> Message | None:
    message = Message.objects.filter(pk=message_id).first()
    if message is None:
        return None
    pause = PAUSES[min(message.attempts, len(PAUSES) - 1)]
    mine = Message.objects.filter(
        pk=message_id, state=MessageState.QUEUED, attempts=message.attempts, next_attempt_at__lte=at
    ).update(attempts=F("attempts") + 1, next_attempt_at=at + pause)
    if not mine:
        return None
    message.refresh_from_db()
    return message


def _send(message: Message) -> None:
    mail = EmailMultiAlternatives(subject=message.subject, body=message.text, to=[message.to])
    mail.attach_alternative(message.html, "text/html")
    mail.send()


def _keep(message: Message, error: Exception) -> None:
    message.problem = f"{type(error).__name__}: {error}"[:300]
    if message.attempts >= len(PAUSES):
        message.state = MessageState.DEAD
        log.error(
            "Message %s (%s) is given up after %s attempts.", message.pk, message.kind, message.attempts
        )
    message.save()
