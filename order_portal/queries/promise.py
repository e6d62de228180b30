"""The promise against what happened, in one sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext

from order_portal.wording import pages as words
from order_portal.wording.voice import Voice
from policies.delivery import DeliveryPromise, Standing, promise_for, standing
from policies.errors import NoBusinessDay, NotInForce
from policies.facts import OrderFacts, ParcelFacts
from policies.reasons import Datum
from policies.terms import DeliversTo

# A kind of terms that the shop does not state, or closures without end.
NO_DAY = (NotInForce, NoBusinessDay)


def standing_of(*, facts: OrderFacts, voice: Voice, at: datetime) -> Standing:
    """How the order stands at ``at``; unpromised where the shop's terms give no day."""
    try:
        return standing(order=facts, terms=voice.terms, at=at)
    except NO_DAY:
        return Standing.CANCELLED if facts.cancelled_at else Standing.UNPROMISED


def promise_sentence(*, facts: OrderFacts, standing: Standing, voice: Voice) -> str:
    """When it arrives, whether it did so in time, why no day is known, or that nothing will come.

    Empty where the shop's terms give no day.
    """
    if standing is Standing.CANCELLED:
        paid = any(payment.paid_at for payment in facts.payments)
        return gettext(words.CANCELLED_AND_PAID if paid else words.CANCELLED_UNPAID)
    if standing is Standing.SENT_BACK:
        return voice.sentence(
            words.BACK_WITH_US, {"at": _last(p.returned_to_sender_at for p in facts.parcels)}
        )
    try:
        made = promise_for(order=facts, terms=voice.terms)
    except NO_DAY:
        return ""
    if made.reason is not None:
        return voice.reason(made.reason)
    if made.latest is None:
        return ""
    return voice.sentence(_words(made, standing, facts, voice), _values(made, standing, facts, voice))


def received_in_part(facts: OrderFacts) -> bool:
    """Whether the customer has some of the order's parcels and waits for others."""
    arrived = [bool(parcel.received_at) for parcel in facts.parcels]
    return any(arrived) and not (all(arrived) and facts.is_fully_packed())


def _values(
    made: DeliveryPromise, standing: Standing, facts: OrderFacts, voice: Voice
) -> Mapping[str, Datum]:
    values: dict[str, Datum] = {}
    for name, day in (("first", made.earliest), ("day", made.latest)):
        if day is not None:
            values[name] = voice.reader.day(day)
    if made.deliver_by is not None:
        values["by"] = voice.reader.clock(made.deliver_by)
    if standing is Standing.READY_FOR_PICKUP:
        values["at"] = _last(p.available_at for p in facts.parcels if not p.received_at)
    elif standing in {Standing.ARRIVED_ON_TIME, Standing.ARRIVED_LATE}:
        values["at"] = _last(_reached(parcel) for parcel in facts.parcels)
    return values


def _words(made: DeliveryPromise, standing: Standing, facts: OrderFacts, voice: Voice) -> str:
    by_hour, by_day = _pair(made, standing, facts, pickup=_to_pickup_point(facts.service, voice))
    return by_hour if made.deliver_by is not None else by_day


def _pair(made: DeliveryPromise, standing: Standing, facts: OrderFacts, *, pickup: bool) -> tuple[str, str]:
    """The sentence where the promise names an hour, and the one where it names only a day."""
    kept = words.KEPT_PICKUP if pickup else words.KEPT
    between = (words.ARRIVES_BETWEEN_BY, words.ARRIVES_BETWEEN)
    on_one_day = (words.PICKUP_BY, words.PICKUP) if pickup else (words.ARRIVES_BY, words.ARRIVES)
    late_in_part = (words.OVERDUE_PART_BY, words.OVERDUE_PART)
    late = late_in_part if received_in_part(facts) else (words.OVERDUE_BY, words.OVERDUE)
    said = {
        Standing.READY_FOR_PICKUP: (words.WAITING, words.WAITING),
        Standing.ARRIVED_ON_TIME: (kept, kept),
        Standing.ARRIVED_LATE: (words.BROKEN_BY, words.BROKEN),
        Standing.LATE: late,
    }
    return said.get(standing, on_one_day if made.earliest == made.latest else between)


def _to_pickup_point(service: str, voice: Voice) -> bool:
    offered = voice.terms.shipping.service(service)
    return offered is not None and offered.delivers_to is DeliversTo.PICKUP_POINT


def _reached(parcel: ParcelFacts) -> datetime | None:
    """When the parcel was where it was promised: at the pick-up point, or with the customer."""
    return min((moment for moment in (parcel.available_at, parcel.received_at) if moment), default=None)


def _last(moments: Iterable[datetime | None]) -> datetime | None:
    return max((moment for moment in moments if moment), default=None)
