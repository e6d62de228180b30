"""What to call where an order, a parcel or a return stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from order_portal.vocabulary import OrderEventKind as E
from order_portal.vocabulary import ReturnState as S
from order_portal.vocabulary import TrackingStatus as T
from policies.delivery import Standing


@dataclass(frozen=True, slots=True)
class Label:
    """A short name, and the tone of its badge."""

    text: str
    tone: str = ""


STANDINGS: Mapping[Standing, Label] = MappingProxyType(
    {
        Standing.AWAITING_FUNDS: Label(_("Waiting for your payment"), "waiting"),
        Standing.UNPROMISED: Label(_("Being prepared")),
        Standing.ON_TIME: Label(_("On time"), "current"),
        Standing.READY_FOR_PICKUP: Label(_("Ready to be picked up"), "current"),
        Standing.LATE: Label(_("Late"), "late"),
        Standing.ARRIVED_ON_TIME: Label(_("Arrived on time"), "done"),
        Standing.ARRIVED_LATE: Label(_("Arrived late"), "done"),
        Standing.SENT_BACK: Label(_("Back with us"), "late"),
        Standing.CANCELLED: Label(_("Cancelled")),
    }
)

RETURN_STATES: Mapping[S, Label] = MappingProxyType(
    {
        S.REQUESTED: Label(_("We are looking at your request"), "waiting"),
        S.AUTHORIZED: Label(_("Authorized: send it back"), "current"),
        S.DECLINED: Label(_("Declined")),
        S.WITHDRAWN: Label(_("Taken back by you")),
        S.SENT: Label(_("On its way to us"), "current"),
        S.RECEIVED: Label(_("Received"), "current"),
        S.INSPECTED: Label(_("Inspected"), "current"),
        S.REFUNDED: Label(_("Refunded"), "done"),
    }
)

RETURN_EVENTS: Mapping[S, str] = MappingProxyType(
    {
        S.REQUESTED: _("You asked to return items"),
        S.AUTHORIZED: _("We authorized your return"),
        S.DECLINED: _("We declined your return"),
        S.WITHDRAWN: _("You took your request back"),
        S.SENT: _("You sent the items back"),
        S.RECEIVED: _("The items reached us"),
        S.INSPECTED: _("We looked at the items"),
        S.REFUNDED: _("We refunded you"),
    }
)

ORDER_EVENTS: Mapping[E, str] = MappingProxyType(
    {
        E.PLACED: _("You placed your order"),
        E.PAYMENT_RECEIVED: _("Your payment arrived"),
        E.HANDED_OVER: _("We gave a parcel to the carrier"),
        E.CANCELLED: _("The order was cancelled"),
        E.REFUND_DUE: _("A refund was set in motion"),
    }
)

TRACKING: Mapping[T, str] = MappingProxyType(
    {
        T.LABEL_CREATED: _("The carrier expects your parcel"),
        T.IN_TRANSIT: _("On its way"),
        T.OUT_FOR_DELIVERY: _("Out for delivery"),
        T.AVAILABLE_FOR_PICKUP: _("Ready for you at the pick-up point"),
        T.DELIVERED: _("Delivered"),
        T.FAILED_ATTEMPT: _("The carrier came and could not deliver"),
        T.EXCEPTION: _("The carrier reports a difficulty"),
        T.RETURNED_TO_SENDER: _("Came back to us"),
    }
)
# The last report at which a customer should look twice.
TROUBLED = frozenset({T.FAILED_ATTEMPT, T.EXCEPTION, T.RETURNED_TO_SENDER})
