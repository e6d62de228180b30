"""History: everything that happened, with the facts as they were then."""

from __future__ import annotations

from django.db import models

from order_portal.models.append_only import AppendOnly
from order_portal.models.choices import choice_field
from order_portal.models.orders import Order
from order_portal.models.returns import ReturnRequest
from order_portal.vocabulary import Actor, OrderEventKind, ReturnState


class OrderEvent(AppendOnly):
    """Something that happened to an order; ``data`` holds what was decided and the amounts as they were."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="events")
    kind = choice_field(OrderEventKind)
    at = models.DateTimeField()
    actor = choice_field(Actor)
    who = models.CharField(max_length=150, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.kind


class ReturnEvent(AppendOnly):
    """A return's arrival in a state; ``who`` is the user name of a member of staff."""

    request = models.ForeignKey(ReturnRequest, on_delete=models.PROTECT, related_name="events")
    state = choice_field(ReturnState)
    at = models.DateTimeField()
    actor = choice_field(Actor)
    who = models.CharField(max_length=150, blank=True)
    data = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.state
