"""When will the order arrive, and has it kept its promise?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from policies.book import TermsInForce
from policies.calendars import ONE_DAY, end_of_day, first_day, local_moment
from policies.decisions import GoverningVersion, Step
from policies.errors import require_aware
from policies.facts import Destination, OrderFacts, ParcelFacts
from policies.payment import released_at
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import Kind, Transit


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPromise:
    """What the customer is told when ordering (schema.org expectedArrivalFrom/Until).

    ``earliest`` and ``latest`` are days in the shop's zone. ``latest_by`` is the end of the promise:
    ``deliver_by`` on the last day, itself still in time; without an hour the midnight after that day, itself too
    late. Without a promise all of them are None and ``reason`` says why.
    """

    earliest: date | None
    latest: date | None
    latest_by: datetime | None
    deliver_by: time | None
    counts_for: date | None
    reason: Reason | None
    version: GoverningVersion
    trace: tuple[Step, ...]

    def is_kept_at(self, moment: datetime) -> bool:
        """Whether an arrival at ``moment`` keeps the promise; without a promise, always."""
        if self.latest_by is None:
            return True
        return moment <= self.latest_by if self.deliver_by else moment < self.latest_by


class Standing(StrEnum):
    """The promise against what happened."""

    AWAITING_FUNDS = "awaiting_funds"
    UNPROMISED = "unpromised"
    ON_TIME = "on_time"
    READY_FOR_PICKUP = "ready_for_pickup"
    LATE = "late"
    ARRIVED_ON_TIME = "arrived_on_time"
    ARRIVED_LATE = "arrived_late"
    SENT_BACK = "sent_back"
    CANCELLED = "cancelled"


def promise(
    *, ready_at: datetime, destination: Destination, service: str, terms: TermsInForce
) -> DeliveryPromise:
    """The promise for an order that may be prepared from ``ready_at``, sent by ``service`` to ``destination``.

    Raises NotInForce where the shop has stated no shipping terms, NoBusinessDay where closures leave no day to
    deliver.
    """
    ready_at = require_aware(ready_at, "ready_at")
    transit = _transit(destination, service, terms)
    if transit is None:
        data: Mapping[str, Datum] = {"service": service, "country": destination.country}
        return _none(terms, Reason(ReasonCode.NO_SERVICE, data))
    counted, before_cutoff = _counts_for(ready_at, terms)
    earliest, latest, arrival = _arrivals(counted, transit, terms)
    zone, by = terms.shop.zone, transit.deliver_by
    return DeliveryPromise(
        earliest=earliest,
        latest=latest,
        latest_by=local_moment(latest, by, zone) if by else end_of_day(latest, zone),
        deliver_by=by,
        counts_for=counted,
        reason=None,
        version=terms.version(Kind.SHIPPING).governing,
        trace=(before_cutoff, arrival),
    )


def promise_for(*, order: OrderFacts, terms: TermsInForce) -> DeliveryPromise:
    """The promise made to a placed order; none while it waits for its money.

    Raises NotInForce where the shop has stated no shipping terms, or no payment terms for an order with payments.
    """
    ready_at = released_at(order=order, terms=terms)
    if ready_at is None:
        return _none(terms, Reason(ReasonCode.AWAITING_FUNDS, {"number": order.number}))
    return promise(ready_at=ready_at, destination=order.destination, service=order.service, terms=terms)


def standing(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> Standing:
    """How the order stands against its promise at ``at``.

    A parcel waiting at a pick-up point has kept the promise to bring it there, though the customer does not have
    it yet. An order that came back whole is neither late nor arrived. Raises what :func:`promise_for` does.
    """
    at = require_aware(at, "at")
    if order.cancelled_at is not None:
        return Standing.CANCELLED
    if order.is_sent_back() and order.is_fully_packed():
        return Standing.SENT_BACK
    made = promise_for(order=order, terms=terms)
    if made.latest_by is None:
        waiting = made.reason is not None and made.reason.code is ReasonCode.AWAITING_FUNDS
        return Standing.AWAITING_FUNDS if waiting else Standing.UNPROMISED
    reached = _all_reached(order)
    if reached is not None:
        return Standing.ARRIVED_ON_TIME if made.is_kept_at(reached) else Standing.ARRIVED_LATE
    if _all_waiting(order):
        return Standing.READY_FOR_PICKUP
    return Standing.ON_TIME if made.is_kept_at(at) else Standing.LATE


def _all_reached(order: OrderFacts) -> datetime | None:
    """When the last parcel was where it was promised, once the customer has them all; None until then."""
    moments = [_reached(parcel) for parcel in order.parcels if parcel.received_at]
    complete = len(moments) == len(order.parcels) and order.is_fully_packed()
    return max(moments, default=None) if complete else None


def _reached(parcel: ParcelFacts) -> datetime:
    return min(moment for moment in (parcel.available_at, parcel.received_at) if moment)


def _all_waiting(order: OrderFacts) -> bool:
    return (
        bool(order.parcels)
        and order.is_fully_packed()
        and all(
            parcel.received_at or (parcel.available_at and not parcel.returned_to_sender_at)
            for parcel in order.parcels
        )
    )


def _transit(destination: Destination, service: str, terms: TermsInForce) -> Transit | None:
    zone = terms.shipping.zone_for(country=destination.country, postal_code=destination.postal_code)
    offered = terms.shipping.service(service)
    return offered.transit_to(zone.code) if zone and offered else None


def _counts_for(ready_at: datetime, terms: TermsInForce) -> tuple[date, Step]:
    """The business day whose order this is: the same day before the cutoff, else the next business day."""
    zone, calendar = terms.shop.zone, terms.shop.calendar
    day = ready_at.astimezone(zone).date()
    cutoff = local_moment(day, terms.shipping.cutoff_time, zone)
    in_time = calendar.is_business_day(day) and ready_at < cutoff
    counted = day if in_time else calendar.on_or_after(day + ONE_DAY)
    inputs: Mapping[str, Datum] = {"ready_at": ready_at, "cutoff": cutoff, "counts_for": counted.isoformat()}
    return counted, Step("before_cutoff", inputs, "business day and ready_at < cutoff", in_time)


def _arrivals(counted: date, transit: Transit, terms: TermsInForce) -> tuple[date, date, Step]:
    """The earliest and the latest day of arrival of an order that counts for ``counted``."""
    handling, days = terms.shipping.handling_time, transit.days
    earliest = _arrival(counted, handling.minimum, days.minimum, terms)
    latest = _arrival(counted, handling.maximum, days.maximum, terms)
    inputs: Mapping[str, Datum] = {
        "handling_days": handling.maximum,
        "transit_days": days.maximum,
        "zone": transit.zone,
        "latest": latest.isoformat(),
    }
    return (
        earliest,
        latest,
        Step("arrival", inputs, "counts_for + handling + transit, on a day of delivery", True),
    )


def _arrival(counted: date, handling: int, transit: int, terms: TermsInForce) -> date:
    calendar, weekdays = terms.shop.calendar, terms.shipping.delivery_weekdays
    day = calendar.add(calendar.add(counted, handling), transit)
    # Delivery may have weekdays that the shop does not work (a Saturday), but never a public holiday.
    return first_day(day, lambda day: day.isoweekday() in weekdays and not calendar.is_day_off(day))


def _none(terms: TermsInForce, reason: Reason) -> DeliveryPromise:
    return DeliveryPromise(
        earliest=None,
        latest=None,
        latest_by=None,
        deliver_by=None,
        counts_for=None,
        reason=reason,
        version=terms.version(Kind.SHIPPING).governing,
        trace=(),
    )
