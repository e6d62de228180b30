"""The form of a refund quote: what is owed for what, to which payment, by when, and how it was reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from moneyed import Money

from policies.decisions import GoverningVersion, Step
from policies.terms import DueFrom, Tender


class ComponentKind(StrEnum):
    """What a part of a refund is for.

    ``NOT_PAID`` takes off what would be owed but was never paid, or was paid back before. ``OTHERWISE_PAID`` is what
    was paid for no line or delivery that is known; only a cancellation gives it back.
    """

    ITEM = "item"
    RESTOCKING_FEE = "restocking_fee"
    STANDARD_DELIVERY = "standard_delivery"
    OTHERWISE_PAID = "otherwise_paid"
    NOT_PAID = "not_paid"


class TenderRule(StrEnum):
    """Why money goes to a tender."""

    ORIGINAL_TENDER = "original_tender"
    """The means the customer paid with (Dir. 2011/83/EU Art. 13(1)), payment by payment."""


class WithheldUntil(StrEnum):
    """What a refund still waits for (Dir. 2011/83/EU Art. 13(3))."""

    GOODS = "goods"
    GOODS_OR_PROOF = "goods_or_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedComponent:
    """One part of a refund; ``amount`` is below zero for what is taken off.

    ``unit`` is the exact amount of one piece, and ``rounding`` is ``amount`` less the exact ``quantity`` × ``unit``:
    zero, but where that is finer than the currency's smallest unit. Pieces of one line are rounded together with
    those refunded before, so that parts sum to the whole; a part may therefore carry the rounding of an earlier one.
    ``clause`` is the reference it rests on, None for what follows from no promise.
    """

    kind: ComponentKind
    amount: Money
    unit: Money
    rounding: Money
    quantity: int = 1
    line: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRefund:
    """Money to one tender, always above zero.

    ``payment`` is the place (from 0) of the payment it pays back among the order's, None for money that goes to a
    tender with which nothing was paid.
    """

    tender: Tender
    amount: Money
    rule: TenderRule
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
    line: str | None = None,
    clause: str | None,
) -> QuotedComponent:
    """A component of ``amount``, with the rounding it carries."""
    return QuotedComponent(
        kind=kind,
        amount=amount,
        unit=unit,
        rounding=amount - unit * quantity,
        quantity=quantity,
        line=line,
        clause=clause,
    )


def summed(amounts: Iterable[Money], *, zero: Money) -> Money:
    """The sum of ``amounts``, in the currency of ``zero`` even where there are none."""
    return sum(amounts, zero)
