"""From a window and the facts to the instant at which it closes."""

from __future__ import annotations

from datetime import date, datetime

from policies.calendars import ONE_DAY, BusinessCalendar, end_of_day
from policies.durations import StartsOn, Unit, Window
from policies.facts import OrderFacts
from policies.shop import Shop


def closes_at(*, window: Window, started_at: datetime, shop: Shop) -> datetime:
    """The instant at which ``window`` is over: the midnight after its last day, in the shop's zone.

    The day of the starting event does not count (Reg. (EEC) 1182/71 Art. 3(1)).
    """
    return end_of_day(
        last_day(window=window, first=started_at.astimezone(shop.zone).date(), calendar=shop.calendar),
        shop.zone,
    )


def last_day(*, window: Window, first: date, calendar: BusinessCalendar) -> date:
    """The last day of ``window`` when day zero is ``first``."""
    if window.unit is Unit.BUSINESS_DAY:
        return calendar.add(first, window.length)
    day = first + ONE_DAY * window.length
    return calendar.on_or_after(day) if window.rolls_forward else day


def started_at(*, window: Window, order: OrderFacts) -> datetime | None:
    """The moment of the event that starts ``window``, or None while it has not happened or is not known.

    For the last delivery every parcel must be in the customer's hands, and every line must be in a parcel: what
    is still to be packed is still to be delivered (Dir. 2011/83/EU Art. 9(2)(b)). A parcel that went back to the
    sender is not in the customer's hands, and does not hold the others up once something else was delivered.
    """
    match window.starts_on:
        case StartsOn.ORDER:
            return order.placed_at
        case StartsOn.HANDOVER:
            return order.handed_over_at()
        case StartsOn.DELIVERY:
            return min([moment for parcel in order.parcels if (moment := parcel.received_at)], default=None)
        case StartsOn.DELIVERY_LAST:
            kept = [parcel for parcel in order.parcels if not parcel.returned_to_sender_at]
            moments = [moment for parcel in kept if (moment := parcel.received_at)]
            complete = len(moments) == len(kept) and order.is_fully_packed()
            return max(moments, default=None) if complete else None
