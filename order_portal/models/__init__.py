"""What the portal stores."""

from order_portal.models.access import AccessChallenge, AccessGrant
from order_portal.models.append_only import WrittenOnce
from order_portal.models.desk import ServiceDesk, StaffShop
from order_portal.models.events import OrderEvent, ReturnEvent
from order_portal.models.messages import Message
from order_portal.models.orders import Order, OrderLine, normalized
from order_portal.models.parcels import Parcel, ParcelLine, TrackingEvent
from order_portal.models.payments import Payment
from order_portal.models.returns import ReturnLine, ReturnRequest
from order_portal.models.terms import TermsSnapshot

__all__ = [
    "AccessChallenge",
    "AccessGrant",
    "Message",
    "Order",
    "OrderEvent",
    "OrderLine",
    "Parcel",
    "ParcelLine",
    "Payment",
    "ReturnEvent",
    "ReturnLine",
    "ReturnRequest",
    "ServiceDesk",
    "StaffShop",
    "TermsSnapshot",
    "TrackingEvent",
    "WrittenOnce",
    "normalized",
]
