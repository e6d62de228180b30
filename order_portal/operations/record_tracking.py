"""The carrier reports where a parcel is."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.errors import UnknownOrder
from order_portal.models import Order, Parcel, TrackingEvent
from order_portal.vocabulary import TrackingStatus
from policies.errors import require_aware


def record_tracking(
    *, parcel_id: int, status: TrackingStatus, at: datetime, place: str = "", raw_code: str = ""
) -> TrackingEvent:
    """Add one report. Reports may come twice and in any order: the same one is stored once.

    Raises UnknownOrder where there is no such parcel.
    """
    require_aware(at, "at")
    with transaction.atomic():
        found = Parcel.objects.filter(pk=parcel_id).values_list("order_id", flat=True).first()
        if found is None:
            raise UnknownOrder("There is no such parcel. Check its tracking number.")
        Order.objects.select_for_update().get(pk=found)
        event, _ = TrackingEvent.objects.get_or_create(
            parcel_id=parcel_id, status=status, at=at, raw_code=raw_code, defaults={"place": place}
        )
    return event
