"""Returns: what is asked back, where it stands, and by which decision."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from order_portal.models.choices import choice_field
from order_portal.models.orders import Order, OrderLine
from order_portal.vocabulary import Actor, ReturnState
from policies.terms import ReturnReason


class ReturnRequest(models.Model):
    """One case. ``rma`` is the shop's permission, empty until it is given; ``decision`` is how it was decided.

    ``answer_by`` is the day until which the shop answers a request that a person looks at.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="returns")
    number = models.CharField(max_length=80)
    rma = models.CharField("RMA number", max_length=80, blank=True)
    state = choice_field(ReturnState, default=ReturnState.REQUESTED.value)
    requested_at = models.DateTimeField()
    requested_by = choice_field(Actor, default=Actor.CUSTOMER.value)
    answer_by = models.DateField(null=True, blank=True)
    method = models.CharField(max_length=64, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    decision = models.JSONField()

    class Meta:
        ordering = ["requested_at", "pk"]
        verbose_name = "return"
        constraints = [models.UniqueConstraint(fields=["order", "number"], name="return_number_once")]

    def __str__(self) -> str:
        return self.number


class ReturnLine(models.Model):
    """A quantity of one line; ``accepted`` is how much of it passed inspection, empty before."""

    request = models.ForeignKey(ReturnRequest, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="returned")
    quantity = models.PositiveIntegerField()
    reason = choice_field(ReturnReason)
    note = models.CharField(max_length=500, blank=True)
    accepted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["line__position"]
        constraints = [
            models.UniqueConstraint(fields=["request", "line"], name="return_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="return_line_quantity_positive"),
            models.CheckConstraint(
                condition=Q(accepted__isnull=True) | Q(accepted__lte=models.F("quantity")),
                name="return_line_accepted_within_quantity",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line}"
