"""Money for orders."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from order_portal.models.choices import amount_field, choice_field
from order_portal.models.orders import Order
from policies.terms import Tender


class Payment(models.Model):
    """An amount in the order's currency by one means; ``paid_at`` is empty while the money has not arrived."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="payments")
    tender = choice_field(Tender)
    amount = amount_field()
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_amount_positive")]

    def __str__(self) -> str:
        return f"{self.tender} {self.amount}"
