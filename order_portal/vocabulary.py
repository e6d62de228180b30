"""The portal's closed lists: codes that are stored, never words that are shown."""

from __future__ import annotations

from enum import StrEnum


class TrackingStatus(StrEnum):
    """What a carrier reports of a parcel, as the aggregators agree on it."""

    LABEL_CREATED = "label_created"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERED = "delivered"
    FAILED_ATTEMPT = "failed_attempt"
    EXCEPTION = "exception"
    RETURNED_TO_SENDER = "returned_to_sender"


class ReturnState(StrEnum):
    """Where a return stands. Which state follows which is in ``order_portal.states``."""

    REQUESTED = "requested"
    AUTHORIZED = "authorized"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    SENT = "sent"
    RECEIVED = "received"
    INSPECTED = "inspected"
    REFUNDED = "refunded"


class OrderEventKind(StrEnum):
    """What can happen to an order."""

    PLACED = "placed"
    PAYMENT_RECEIVED = "payment_received"
    HANDED_OVER = "handed_over"
    CANCELLED = "cancelled"
    REFUND_DUE = "refund_due"


class Actor(StrEnum):
    """Who made something happen."""

    CUSTOMER = "customer"
    STAFF = "staff"
    SHOP = "shop"


class MessageKind(StrEnum):
    """Every mail the portal writes; its value names the templates in ``templates/emails/``."""

    ACCESS_CODE = "access_code"
    ORDER_CONFIRMED = "order_confirmed"
    ORDER_SHIPPED = "order_shipped"
    ORDER_CANCELLED = "order_cancelled"
    RETURN_REQUESTED = "return_requested"
    RETURN_AUTHORIZED = "return_authorized"
    RETURN_DECLINED = "return_declined"
    RETURN_RECEIVED = "return_received"
    RETURN_REFUNDED = "return_refunded"


class MessageState(StrEnum):
    """Where a message stands. ``DISCARDED`` was written for nobody, so that a miss costs what a hit costs."""

    QUEUED = "queued"
    SENT = "sent"
    DEAD = "dead"
    DISCARDED = "discarded"


class Intent(StrEnum):
    """What a customer came for, kept while the code is on its way."""

    TRACK = "track"
    CANCEL = "cancel"
    RETURN = "return"
