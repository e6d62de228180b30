"""What is known of an order. A missing fact is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moneyed import Money

from policies.checks import is_country
from policies.errors import InvalidFacts, require_aware
from policies.terms import ReturnChannel, ReturnCondition, ReturnReason, Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Destination:
    """Where the order goes: ISO 3166-1 alpha-2 country and postal code, as people write them.

    The country is kept in capitals. Raises InvalidFacts for what is no such code; for a country that is not known the
    text is empty.
    """

    country: str
    postal_code: str = ""

    def __post_init__(self) -> None:
        country = self.country.strip().upper()
        if country and not is_country(country):
            raise InvalidFacts(f"“{self.country}” is no two-letter country code; write for example FR.")
        if country != self.country:
            object.__setattr__(self, "country", country)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """One line of the order; ``unit_price`` is what the customer paid for one, tax included.

    ``unit_duties`` are the duties, taxes and tariffs charged on top for one, None where there were none.
    ``cancelled`` and ``returned`` are quantities already cancelled or claimed by returns that are not declined.
    """

    line: str
    quantity: int
    unit_price: Money
    categories: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    cancelled: int = 0
    returned: int = 0
    unit_duties: Money | None = None

    @property
    def returnable(self) -> int:
        """How many are left to return."""
        return max(0, self.quantity - self.cancelled - self.returned)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentFacts:
    """One payment; ``paid_at`` None while the money has not arrived, ``refunded`` None where nothing was paid back.

    Raises InvalidFacts for an amount below zero.
    """

    tender: Tender
    amount: Money
    paid_at: datetime | None = None
    refunded: Money | None = None

    def __post_init__(self) -> None:
        _in_utc(self, "paid_at")
        for money in (self.amount, self.refunded):
            _require_amount(money, "payment")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParcelFacts:
    """One parcel and the lines in it.

    ``delivered_at`` is the moment the customer physically had it: at the door, or picked up. Arrival at a pick-up
    point is ``available_at`` and is not possession; a parcel that went back has ``returned_to_sender_at``.
    """

    parcel: str
    lines: tuple[str, ...] = ()
    handed_over_at: datetime | None = None
    available_at: datetime | None = None
    delivered_at: datetime | None = None
    returned_to_sender_at: datetime | None = None

    def __post_init__(self) -> None:
        _in_utc(self, "handed_over_at", "available_at", "delivered_at", "returned_to_sender_at")

    @property
    def received_at(self) -> datetime | None:
        """When the customer got it, or None. A parcel delivered back to the sender is in nobody's hands here."""
        return None if self.returned_to_sender_at else self.delivered_at

    @property
    def left_at(self) -> datetime | None:
        """When it is first known to have left the shop, or None.

        A parcel seen at the door has left, even where its handover was not noted.
        """
        seen = (self.handed_over_at, self.available_at, self.delivered_at, self.returned_to_sender_at)
        return min([moment for moment in seen if moment], default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedLine:
    """A quantity of one line that comes back; ``accepted`` is how much of it passed, None before the inspection.

    ``diminished_by`` is how much less the accepted pieces are worth together, because they were handled more than
    finding out about them takes (Dir. 2011/83/EU Art. 14(2)). ``method`` is the code of the way they came back, None
    where it is not known, or is the one of the whole return. Raises InvalidFacts for a quantity below 1, for more
    accepted than came back, and for an amount below zero.
    """

    line: str
    quantity: int
    reason: ReturnReason
    accepted: int | None = None
    diminished_by: Money | None = None
    method: str | None = None

    def __post_init__(self) -> None:
        _require_pieces(self.quantity)
        _require_amount(self.diminished_by, "loss of value")
        if self.accepted is not None and not 0 <= self.accepted <= self.quantity:
            raise InvalidFacts(
                f"{self.accepted} of {self.quantity} returned pieces cannot be accepted; enter 0 to {self.quantity}."
            )

    @property
    def counted(self) -> int:
        """How many are paid back: what was accepted, and before the inspection all of it."""
        return self.quantity if self.accepted is None else self.accepted


class ReturnedBy(StrEnum):
    """Who returns goods."""

    BUYER = "buyer"
    GIFT_RECIPIENT = "gift_recipient"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnFacts:
    """One return, from its announcement to its inspection. A moment that has not come is None.

    ``proof_at`` is when the shop had proof that the goods were sent, such as a tracking number. ``method`` is the code
    of the way they came back, None where it is not known; ``postage_paid`` what the customer paid to send them.
    ``wants_gift_card``: the customer asked for a gift card instead of money.
    """

    lines: tuple[ReturnedLine, ...]
    noticed_at: datetime | None = None
    proof_at: datetime | None = None
    received_at: datetime | None = None
    inspected_at: datetime | None = None
    method: str | None = None
    postage_paid: Money | None = None
    returned_by: ReturnedBy = ReturnedBy.BUYER
    wants_gift_card: bool = False

    def __post_init__(self) -> None:
        _in_utc(self, "noticed_at", "proof_at", "received_at", "inspected_at")
        _require_amount(self.postage_paid, "postage")

    @property
    def arrived_at(self) -> datetime | None:
        """When the goods are first known to be with the shop: what was inspected has arrived."""
        return min((moment for moment in (self.received_at, self.inspected_at) if moment), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFacts:
    """An order as decisions see it. ``consumer`` is False for a business customer.

    ``delivery_cost`` is what the customer was charged for delivery, tax included, None where it is not known, and
    ``standard_delivery_cost`` what the least expensive delivery on offer would have cost, None where that is the
    same; ``refunded`` what earlier refunds paid back of the lines, in any order.

    Moments are kept in UTC; NaiveMoment is raised for one without a time zone.
    """

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
    delivery_cost: Money | None = None
    refunded: tuple[ReturnedLine, ...] = ()
    standard_delivery_cost: Money | None = None

    def __post_init__(self) -> None:
        _in_utc(self, "placed_at", "cancelled_at")

    def handed_over_at(self) -> datetime | None:
        """When the first parcel went to the carrier, as far as is known, or None."""
        return min([moment for parcel in self.parcels if (moment := parcel.left_at)], default=None)

    def is_fully_packed(self) -> bool:
        """Whether every line that was not cancelled is in some parcel.

        A parcel that names no lines may hold any of them, so with one such parcel nothing is known to be missing.
        """
        packed = {code for parcel in self.parcels for code in parcel.lines}
        ordered = {line.line for line in self.lines if line.quantity > line.cancelled}
        return ordered <= packed or any(not parcel.lines for parcel in self.parcels)

    def is_sent_back(self) -> bool:
        """Whether there are parcels and every one of them went back to the shop."""
        return bool(self.parcels) and None not in [parcel.returned_to_sender_at for parcel in self.parcels]

    def line(self, code: str) -> LineFacts | None:
        """The line with that code, or None."""
        for line in self.lines:
            if line.line == code:
                return line
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnItem:
    """A quantity of one line that the customer wants to return, and why.

    ``unmet`` are conditions that the customer says it does not meet, such as a tag that is gone. Raises InvalidFacts
    for a quantity below 1.
    """

    line: str
    quantity: int
    reason: ReturnReason
    unmet: frozenset[ReturnCondition] = frozenset()

    def __post_init__(self) -> None:
        _require_pieces(self.quantity)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnIntent:
    """What the customer asks for. No items means: may anything of this order be returned?

    ``channel`` is how the goods are to come back, None while that is not chosen. ``sale_found``: the order is one of
    the shop's; False where neither a receipt nor a number led to it.
    """

    items: tuple[ReturnItem, ...] = ()
    signed_in: bool = False
    channel: ReturnChannel | None = None
    sale_found: bool = True


def _require_pieces(quantity: int) -> None:
    if quantity < 1:
        raise InvalidFacts(f"A return of {quantity} pieces is none; enter 1 or more.")


def _require_amount(money: Money | None, what: str) -> None:
    if money is not None and money.amount < 0:
        raise InvalidFacts(f"A {what} of {money} is none; enter 0 or more.")


def _in_utc(facts: object, *names: str) -> None:
    """Put the moments of that name in ``facts``, a frozen dataclass under construction, into UTC."""
    for name in names:
        moment = getattr(facts, name)
        if moment is not None:
            object.__setattr__(facts, name, require_aware(moment, name))
