"""Parcels and what carriers report of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from order_portal.models.append_only import AppendOnly
from order_portal.models.choices import choice_field
from order_portal.models.orders import Order, OrderLine
from order_portal.vocabulary import TrackingStatus


class Parcel(models.Model):
    """One shipment; ``handed_over_at`` is when the carrier took it."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="parcels")
    carrier = models.CharField(max_length=100)
    tracking_number = models.CharField(max_length=64, blank=True)
    tracking_url = models.URLField(blank=True)
    handed_over_at = models.DateTimeField()

    class Meta:
        ordering = ["handed_over_at", "pk"]

    def __str__(self) -> str:
        return f"{self.carrier} {self.tracking_number}".strip()


class ParcelLine(models.Model):
    """How much of a line is in a parcel."""

    parcel = models.ForeignKey(Parcel, on_delete=models.PROTECT, related_name="contents")
    line = models.ForeignKey(OrderLine, on_delete=models.PROTECT, related_name="shipments")
    quantity = models.PositiveIntegerField()

    class Meta:
        ordering = ["line__position"]
        constraints = [
            models.UniqueConstraint(fields=["parcel", "line"], name="parcel_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="parcel_line_quantity_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line}"


class TrackingEvent(AppendOnly):
    """What the carrier reported: a status at a time and place, with its own raw code. Arrives in any order."""

    parcel = models.ForeignKey(Parcel, on_delete=models.PROTECT, related_name="tracking")
    status = choice_field(TrackingStatus)
    at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    raw_code = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["parcel", "status", "at", "raw_code"], name="tracking_event_once")
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.at:%Y-%m-%d %H:%M}"
