"""Orders and their lines."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

from django.db import models
from django.db.models import Q
from moneyed import Money

from order_portal.models.choices import amount_field
from order_portal.models.terms import TermsSnapshot


def normalized(text: str) -> str:
    """The form in which order numbers and addresses are compared: NFKC, without case and outer space."""
    return unicodedata.normalize("NFKC", text).casefold().strip()


class Order(models.Model):
    """The contract with one customer. ``terms`` are those in force at ``placed_at``, and they stay.

    ``standard_delivery_cost`` is what the least expensive delivery would have cost, where a faster one was chosen.
    ``number_key`` and ``email_key`` are the normalized forms, which are what is looked up.
    """

    shop = models.CharField(max_length=64)
    number = models.CharField(max_length=64)
    number_key = models.CharField(max_length=64, editable=False)
    email = models.EmailField()
    email_key = models.CharField(max_length=254, editable=False)
    customer_name = models.CharField("customer", max_length=200)
    locale = models.CharField("language", max_length=8)
    placed_at = models.DateTimeField()
    currency = models.CharField(max_length=3)
    street = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    city = models.CharField(max_length=100, blank=True)
    country = models.CharField(max_length=2)
    service = models.CharField(max_length=64)
    service_name = models.CharField(max_length=100)
    pickup_name = models.CharField(max_length=200, blank=True)
    pickup_address = models.CharField(max_length=300, blank=True)
    delivery_cost = amount_field(default=0)
    standard_delivery_cost = amount_field(null=True, blank=True)
    total = amount_field()
    terms = models.ForeignKey(TermsSnapshot, on_delete=models.PROTECT, related_name="orders")
    consumer = models.BooleanField(default=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-placed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["shop", "number_key"], name="order_number_once_a_shop"),
            models.CheckConstraint(condition=Q(total__gte=0), name="order_total_not_negative"),
            models.CheckConstraint(
                condition=Q(delivery_cost__gte=0), name="order_delivery_cost_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=["shop", "email_key"], name="order_by_email"),
            models.Index(fields=["shop", "placed_at"], name="order_by_placed_at"),
        ]

    def __str__(self) -> str:
        return self.number

    def money(self, amount: object) -> Money:
        """An amount in the order's currency."""
        return Money(amount, self.currency)

    @property
    def duties(self) -> Decimal:
        """The duties, taxes and tariffs charged on top of its lines."""
        charged = (line.unit_duties * line.quantity for line in self.lines.all() if line.unit_duties)
        return sum(charged, Decimal(0))


class OrderLine(models.Model):
    """A quantity of one thing at one price, tax included; ``image`` is a static path, ``position`` counts from 1.

    ``unit_duties`` are the duties, taxes and tariffs charged on top for one. ``categories`` and ``tags`` are codes that
    the shop's exceptions name.
    """

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    sku = models.CharField("SKU", max_length=64)
    title = models.CharField(max_length=200)
    variant = models.CharField(max_length=200, blank=True)
    quantity = models.PositiveIntegerField()
    unit_price = amount_field()
    image = models.CharField(max_length=200, blank=True)
    unit_duties = amount_field(null=True, blank=True)
    categories = models.JSONField(default=list, blank=True)
    tags = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="order_line_position_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="order_line_quantity_positive"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="order_line_price_not_negative"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def code(self) -> str:
        """The line's name in facts, decisions and forms."""
        return str(self.position)
