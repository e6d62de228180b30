"""From a window and the facts to the instant at which it closes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from policies.durations import StartsOn, Window
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.shop import Shop


def closes_at(*, window: Window, started_at: datetime, shop: Shop) -> datetime:
    """The instant at which ``window`` is over: the midnight after its last day, in the shop's zone.

    The day of the starting event does not count (Reg. (EEC) 1182/71 Art. 3(1)).
    """
    first = shop.days.of(require_aware(started_at, "started_at"))
    return shop.closings[window][first]


def started_at(*, window: Window, order: OrderFacts) -> datetime | None:
    """The moment of the event that starts ``window``, or None while it has not happened or is not known.

    For the last delivery every parcel must be in the customer's hands, and every line must be in a parcel: what
    is still to be packed is still to be delivered (Dir. 2011/83/EU Art. 9(2)(b)). A parcel that went back to the
    sender is not in the customer's hands, and does not hold the others up once something else was delivered.
    """
    return _EVENTS[window.starts_on](order)


def _ordered(order: OrderFacts) -> datetime:
    return order.placed_at


def _first_delivery(order: OrderFacts) -> datetime | None:
    return min([moment for parcel in order.parcels if (moment := parcel.received_at)], default=None)


def _last_delivery(order: OrderFacts) -> datetime | None:
    last = None
    for parcel in order.parcels:
        if parcel.returned_to_sender_at:
            continue
        received = parcel.delivered_at
        if received is None:
            return None
        if last is None or received > last:
            last = received
    return last if last and order.is_fully_packed() else None


_EVENTS: Mapping[StartsOn, Callable[[OrderFacts], datetime | None]] = MappingProxyType(
    {
        StartsOn.ORDER: _ordered,
        StartsOn.HANDOVER: OrderFacts.handed_over_at,
        StartsOn.DELIVERY: _first_delivery,
        StartsOn.DELIVERY_LAST: _last_delivery,
    }
)
