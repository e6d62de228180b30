"""What a figure of the terms can be about."""

from __future__ import annotations

from enum import StrEnum


class Subject(StrEnum):
    """What figures of the terms are about; ``OTHER`` is everything that no term states."""

    RETURNS = "returns"
    REFUNDS = "refunds"
    DELIVERY = "delivery"
    FREE_DELIVERY = "free_delivery"
    DISPATCH = "dispatch"
    ORDERS = "orders"
    CANCELLATION = "cancellation"
    QUOTES = "quotes"
    FEES = "fees"
    PICKUP = "pickup"
    OTHER = "other"
