"""The form of a refund quote: what is owed for what, to which tender, by when, and how it was reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moneyed import Money

from policies.decisions import GoverningVersion, Step
from policies.terms import DueFrom, Tender


class ComponentKind(StrEnum):
    """What a part of a refund is for, in the order in which parts are worked out.

    ``RETURN_POSTAGE`` is below zero where the cost of the shop's label is taken off, above where the shop bears what
    the customer paid to send the goods. ``NOT_PAID`` takes off what would be owed but was never paid, or was paid
    back before. ``OTHERWISE_PAID`` is what was paid for nothing that is known; only a cancellation gives it back.
    """

    ITEM = "item"
    RESTOCKING_FEE = "restocking_fee"
    DIMINISHED_VALUE = "diminished_value"
    DUTIES = "duties"
    STANDARD_DELIVERY = "standard_delivery"
    EXPRESS_SUPPLEMENT = "express_supplement"
    RETURN_POSTAGE = "return_postage"
    OTHERWISE_PAID = "otherwise_paid"
    NOT_PAID = "not_paid"


class RefundRoute(StrEnum):
    """Why money goes to a tender."""

    ORIGINAL_TENDER = "original_tender"
    """The means the customer paid with (Dir. 2011/83/EU Art. 13(1)), payment by payment."""
    OTHER_TENDERS_FIRST = "other_tenders_first"
    """The shop's rule for mixed tenders: the card or account as far as it paid, then a gift card."""
    GIFT_RECIPIENT = "gift_recipient"
    """The shop's rule for goods that were a present, as the others of these names for their cases: a gift card."""
    NO_RECORD_OF_SALE = "no_record_of_sale"
    MIXED_TENDERS = "mixed_tenders"
    STORED_VALUE = "stored_value"
    ANY = "any"
    CHOSEN = "chosen"
    """The customer asked for a gift card instead of money, and the shop offers one."""
    NO_MONEY = "no_money"
    """For these goods the shop gives a gift card and no money."""
    RETURN_POSTAGE = "return_postage"
    """What sending the goods back cost, which was never paid to the shop."""


class WithheldUntil(StrEnum):
    """What a refund still waits for (Dir. 2011/83/EU Art. 13(3))."""

    GOODS = "goods"
    GOODS_OR_PROOF = "goods_or_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedComponent:
    """One part of a refund: ``amount`` is ``quantity`` × ``unit`` + ``capped`` + ``rounding``, below zero if taken off.

    ``unit`` is the exact amount of one piece. ``capped`` is how much less than that is taken off, because goods are
    never worth less than nothing and a quote never falls below zero; for most parts it is zero. ``rounding`` is zero
    but where the exact amount is finer than the currency's smallest unit. Pieces of one line are rounded together
    with those refunded before, so that parts sum to the whole; a part may therefore carry the rounding of an earlier
    one. ``clause`` is the reference it rests on, None for what follows from no promise.
    """

    kind: ComponentKind
    amount: Money
    unit: Money
    capped: Money
    rounding: Money
    quantity: int = 1
    line: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRefund:
    """Money to one tender, always above zero.

    ``payment`` is the place (from 0) of the payment among the order's that it pays back: it counts against that one,
    also where the money goes to another tender. None for what pays back no payment: a refund without a record of
    sale, and the postage of a return.
    """

    tender: Tender
    amount: Money
    route: RefundRoute
    payment: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundQuote:
    """What is owed; the components and the allocation each sum to ``total`` exactly.

    ``due_at`` is the first moment that is too late: the midnight after the last day, in the shop's zone; None while
    the event that starts the time (``due_from``) has not come, or where the shop states no time. While
    ``withheld_until`` is set the refund may wait beyond it. ``versions`` are those of the terms it rests on.
    """

    components: tuple[QuotedComponent, ...]
    total: Money
    allocation: tuple[TenderRefund, ...]
    due_from: DueFrom | None
    due_at: datetime | None
    withheld_until: WithheldUntil | None
    versions: tuple[GoverningVersion, ...]
    trace: tuple[Step, ...]

    def of(self, *kinds: ComponentKind) -> tuple[QuotedComponent, ...]:
        """The components of some kinds, in order."""
        return tuple(component for component in self.components if component.kind in kinds)


def part(
    kind: ComponentKind,
    amount: Money,
    *,
    unit: Money,
    quantity: int = 1,
    capped: Money | None = None,
    line: str | None = None,
    clause: str | None,
) -> QuotedComponent:
    """A component of ``amount``, with the rounding it carries."""
    capped = amount - amount if capped is None else capped
    return QuotedComponent(
        kind=kind,
        amount=amount,
        unit=unit,
        capped=capped,
        rounding=amount - unit * quantity - capped,
        quantity=quantity,
        line=line,
        clause=clause,
    )


def summed(amounts: Iterable[Money], *, zero: Money) -> Money:
    """The sum of ``amounts``, in the currency of ``zero`` even where there are none."""
    return sum(amounts, zero)
