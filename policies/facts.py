"""What is known of an order. A missing fact is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moneyed import Money

from policies.terms import ReturnReason, Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where the order goes: ISO 3166-1 alpha-2 country and postal code."""

    country: str
    postal_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line of the order; ``unit_price`` is what the customer paid for one, tax included.

    ``cancelled`` and ``returned`` are quantities already cancelled or claimed by returns that are not declined.
    """

    line: str
    quantity: int
    unit_price: Money
    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    cancelled: int = 0
    returned: int = 0

    @property
    def returnable(self) -> int:
        """How many are left to return."""
        return max(0, self.quantity - self.cancelled - self.returned)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """One payment; ``paid_at`` None while the money has not arrived."""

    tender: Tender
    amount: Money
    paid_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelFacts:
    """One parcel and the lines in it.

    ``delivered_at`` is the moment the customer physically had it: at the door, or picked up. Arrival at a pick-up point
    is ``available_at`` and is not possession; a parcel that went back has ``returned_to_sender_at``.
    """

    parcel: str
    lines: tuple[str, ...] = ()
    handed_over_at: datetime | None = None
    available_at: datetime | None = None
    delivered_at: datetime | None = None
    returned_to_sender_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """An order as decisions see it. ``consumer`` is False for a business customer."""

    number: str
    shop: str
    placed_at: datetime
    destination: Destination
    service: str
    lines: tuple[LineFacts, ...]
    payments: tuple[PaymentFacts, ...] = ()
    parcels: tuple[ParcelFacts, ...] = ()
    cancelled_at: datetime | None = None
    consumer: bool = True

    def handed_over_at(self) -> datetime | None:
        """When the first parcel went to the carrier, or None."""
        return min((p.handed_over_at for p in self.parcels if p.handed_over_at), default=None)

    def line(self, code: str) -> LineFacts | None:
        """The line with that code, or None."""
        return next((line for line in self.lines if line.line == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnItem:
    """A quantity of one line that the customer wants to return, and why."""

    line: str
    quantity: int
    reason: ReturnReason


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnIntent:
    """What the customer asks for. No items means: may anything of this order be returned?"""

    items: tuple[ReturnItem, ...] = ()
    signed_in: bool = False
