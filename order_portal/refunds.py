"""Refunds as events keep them: an amount for each means of payment, and the payment it counts against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Protocol

from moneyed import Money

from order_portal.models import Order
from order_portal.vocabulary import OrderEventKind
from policies.refunds import RefundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDue:
    """An amount owed by one means of payment.

    ``payment`` is the place (from 0) among the order's payments of the one it counts against, None for what pays back
    no payment. ``names_payment`` is False for older events, which name the means alone.
    """

    tender: str
    amount: Money
    payment: int | None = None
    names_payment: bool = True


def dues_of(quote: RefundQuote) -> tuple[RefundDue, ...]:
    """What a quote gives back, payment by payment."""
    return tuple(
        RefundDue(tender=refund.tender.value, amount=refund.amount, payment=refund.payment)
        for refund in quote.allocation
    )


def by_tender(dues: Iterable[RefundDue]) -> dict[str, Money]:
    """What goes to each means, as a customer is told, in the order of ``dues``."""
    sums: dict[str, Money] = {}
    for due in dues:
        sums[due.tender] = sums[due.tender] + due.amount if due.tender in sums else due.amount
    return sums


def as_data(dues: Iterable[RefundDue]) -> list[dict[str, str | int | None]]:
    """The JSON form for events; amounts as they come out of a quote, in whole smallest units."""
    return [
        {
            "tender": due.tender,
            "amount": f"{due.amount.amount:f}",
            "currency": due.amount.currency.code,
            "payment": due.payment,
        }
        for due in dues
    ]


def from_data(data: Iterable[dict[str, Any]]) -> tuple[RefundDue, ...]:
    """Read the JSON form back."""
    return tuple(
        RefundDue(
            tender=entry["tender"],
            amount=Money(entry["amount"], entry["currency"]),
            payment=entry.get("payment"),
            names_payment="payment" in entry,
        )
        for entry in data
    )


class Paid(Protocol):
    """A payment as far as refunds look at it."""

    @property
    def pk(self) -> int:
        """Its primary key."""

    @property
    def tender(self) -> str:
        """By which means."""

    @property
    def amount(self) -> Decimal:
        """How much."""

    @property
    def paid_at(self) -> datetime | None:
        """When the money arrived, None while it has not."""


def refunded_by_payment(order: Order) -> dict[int, Money]:
    """What the order's refunds have given back of each payment, by its primary key: see ``shares``."""
    given = shares(list(order.payments.all()), _dues_recorded(order))
    return {key: order.money(amount) for key, amount in given.items()}


def shares(payments: Sequence[Paid], dues: Iterable[RefundDue]) -> dict[int, Decimal]:
    """What ``dues`` give back of each of an order's ``payments``, by its primary key; nothing of the others.

    Events name the payment. Older ones name its means alone: payments of the same means are then filled in the order
    they were made, and what exceeds them counts against the others, so that nothing is ever paid back twice.
    """
    given = defaultdict[str, Decimal](Decimal)
    refunded: dict[int, Decimal] = defaultdict(Decimal)
    for due in dues:
        if not due.names_payment:
            given[due.tender] += due.amount.amount
        elif due.payment is not None:
            refunded[payments[due.payment].pk] += due.amount.amount
    paid = [payment for payment in payments if payment.paid_at is not None]
    for tender, left in given.items():
        _fill(sorted(paid, key=lambda payment: payment.tender != tender), left, refunded)
    return {key: amount for key, amount in refunded.items() if amount}


def _dues_recorded(order: Order) -> Iterator[RefundDue]:
    for event in order.events.all():
        if event.kind == OrderEventKind.REFUND_DUE:
            yield from from_data(event.data["refunds"])


def _fill(payments: Sequence[Paid], left: Decimal, refunded: dict[int, Decimal]) -> None:
    for payment in payments:
        share = min(left, max(Decimal(0), payment.amount - refunded[payment.pk]))
        refunded[payment.pk] += share
        left -= share
