"""The outbox: mail is stored with what it tells of, then sent."""

from __future__ import annotations

from django.db import models

from order_portal.models.choices import choice_field
from order_portal.models.orders import Order
from order_portal.vocabulary import MessageKind, MessageState


class Message(models.Model):
    """One mail as it was written. ``key`` names its occasion, so that it is written once."""

    kind = choice_field(MessageKind)
    key = models.CharField(max_length=150, unique=True)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="messages")
    to = models.EmailField(blank=True)
    locale = models.CharField(max_length=8)
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = choice_field(MessageState, default=MessageState.QUEUED.value)
    created_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    problem = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="message_due")]

    def __str__(self) -> str:
        return self.subject
