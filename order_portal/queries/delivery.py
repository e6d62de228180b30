"""The promise, the parcels, and where the order goes."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from order_portal.models import Order, Parcel
from order_portal.queries.rows import Badge, Row, badge
from order_portal.vocabulary import TrackingStatus
from order_portal.wording import pages as words
from order_portal.wording.statuses import TRACKING, TROUBLED, Label
from order_portal.wording.voice import Voice
from policies.delivery import DeliveryPromise, Standing, promise_for
from policies.facts import OrderFacts
from policies.terms import DeliversTo, Kind

_OVER = frozenset({Standing.ARRIVED_ON_TIME, Standing.ARRIVED_LATE, Standing.LATE, Standing.SENT_BACK})


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


def promise_sentence(*, facts: OrderFacts, standing: Standing, voice: Voice) -> str:
    """When it arrives, when it should have, why no day is known, or what it means that the order is cancelled."""
    if standing is Standing.CANCELLED:
        paid = any(payment.paid_at for payment in facts.payments)
        return gettext(words.CANCELLED_AND_PAID if paid else words.CANCELLED_UNPAID)
    if not voice.terms.states(Kind.SHIPPING):
        return ""
    made = promise_for(order=facts, terms=voice.terms)
    if made.reason is not None:
        return voice.reason(made.reason)
    return _promise_words(made, standing, facts.service, voice)


def _promise_words(made: DeliveryPromise, standing: Standing, service: str, voice: Voice) -> str:
    if made.latest is None or made.earliest is None:
        return ""
    reader, by = voice.reader, made.deliver_by
    values = {"day": reader.day(made.latest), "first": reader.day(made.earliest)}
    if by is not None:
        values["by"] = reader.clock(by)
    return gettext(_promise_template(made, standing, service, voice)) % values


def _promise_template(made: DeliveryPromise, standing: Standing, service: str, voice: Voice) -> str:
    timed = made.deliver_by is not None
    if standing in _OVER:
        return words.PROMISED_BY if timed else words.PROMISED
    if made.earliest != made.latest:
        return words.ARRIVES_BETWEEN_BY if timed else words.ARRIVES_BETWEEN
    offered = voice.terms.shipping.service(service)
    if offered is not None and offered.delivers_to is DeliversTo.PICKUP_POINT:
        return words.PICKUP_BY if timed else words.PICKUP
    return words.ARRIVES_BY if timed else words.ARRIVES


def address_rows(order: Order) -> tuple[Row, ...]:
    """The service, and the address or the pick-up point."""
    rows = [Row(label=gettext(words.SERVICE), value=order.service_name)]
    if order.pickup_name:
        point = ", ".join(filter(None, (order.pickup_name, order.pickup_address)))
        rows.append(Row(label=gettext(words.PICKUP_POINT), value=point))
    else:
        town = " ".join(filter(None, (order.postal_code, order.city)))
        address = ", ".join(filter(None, (order.street, town, order.country)))
        rows.append(Row(label=gettext(words.ADDRESS), value=address))
    return tuple(rows)


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
        status=_status(parcel),
    )


def _status(parcel: Parcel) -> Badge:
    """The last report; with none yet, the parcel is on its way."""
    reports = list(parcel.tracking.all())
    status = TrackingStatus(reports[-1].status) if reports else TrackingStatus.IN_TRANSIT
    tone = "done" if status is TrackingStatus.DELIVERED else "late" if status in TROUBLED else "current"
    return badge(Label(TRACKING[status], tone))
