"""The parcels, and where the order goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from order_portal.models import Order, Parcel, TrackingEvent
from order_portal.queries.rows import Badge, Row, badge
from order_portal.vocabulary import TrackingStatus
from order_portal.wording import pages as words
from order_portal.wording.statuses import TRACKING, TROUBLED, Label
from order_portal.wording.voice import Voice

CODE_AFTER_TOWN = frozenset({"AU", "CA", "GB", "IE", "NZ", "PR", "US"})
"""Where the postal code is written after the town; elsewhere it stands before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelView:
    """One parcel: what is in it, who carries it, and the carrier's last report."""

    title: str
    carrier: str
    tracking_number: str
    tracking_url: str
    handed_over: str
    contents: tuple[str, ...]
    status: Badge
    reported: str


def address_rows(*, order: Order, voice: Voice) -> tuple[Row, ...]:
    """The service, and the address or the pick-up point, line by line."""
    country = voice.reader.country(order.country)
    lines: tuple[str, ...]
    if order.pickup_name:
        label, lines = words.PICKUP_POINT, (order.pickup_name, order.pickup_address, country)
    else:
        label, lines = words.ADDRESS, (order.customer_name, order.street, _town(order), country)
    return (
        Row(label=gettext(words.SERVICE), value=order.service_name),
        Row(label=gettext(label), value="\n".join(filter(None, lines))),
    )


def _town(order: Order) -> str:
    parts = (order.postal_code, order.city)
    return " ".join(filter(None, reversed(parts) if order.country in CODE_AFTER_TOWN else parts))


def parcel_views(*, order: Order, voice: Voice) -> tuple[ParcelView, ...]:
    """Every parcel, the first sent first."""
    parcels = list(order.parcels.all())
    return tuple(
        _parcel_view(parcel, index, len(parcels), voice) for index, parcel in enumerate(parcels, start=1)
    )


def parcel_title(index: int, count: int) -> str:
    """What to call a parcel: by number where there are several."""
    if count == 1:
        return gettext(words.PARCEL)
    return gettext(words.PARCEL_OF) % {"number": index, "count": count}


def _parcel_view(parcel: Parcel, index: int, count: int, voice: Voice) -> ParcelView:
    reports = list(parcel.tracking.all())
    return ParcelView(
        title=parcel_title(index, count),
        carrier=parcel.carrier,
        tracking_number=parcel.tracking_number,
        tracking_url=parcel.tracking_url,
        handed_over=voice.sentence(words.HANDED_OVER, {"at": parcel.handed_over_at}),
        contents=tuple(
            gettext(words.CONTENT) % {"quantity": content.quantity, "title": content.line.title}
            for content in parcel.contents.all()
        ),
        status=_status(reports),
        reported=_reported(parcel, reports, voice),
    )


def _status(reports: Sequence[TrackingEvent]) -> Badge:
    """The last report; with none yet, the parcel is on its way."""
    status = TrackingStatus(reports[-1].status) if reports else TrackingStatus.IN_TRANSIT
    tone = "done" if status is TrackingStatus.DELIVERED else "late" if status in TROUBLED else "current"
    return badge(Label(TRACKING[status], tone))


def _reported(parcel: Parcel, reports: Sequence[TrackingEvent], voice: Voice) -> str:
    """When the carrier last reported; nothing while all it said is that it has the parcel."""
    news = reports and reports[-1].at > parcel.handed_over_at
    return voice.sentence(words.AT, {"at": reports[-1].at}) if news else ""
