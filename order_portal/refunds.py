"""Refunds as events keep them: an amount for each means of payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from moneyed import Money

from order_portal.models import Order, Payment
from order_portal.vocabulary import OrderEventKind
from policies.refunds import RefundQuote


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDue:
    """An amount owed by one means of payment."""

    tender: str
    amount: Money


def dues_of(quote: RefundQuote) -> tuple[RefundDue, ...]:
    """What a quote gives back, payment by payment."""
    return tuple(RefundDue(tender=refund.tender.value, amount=refund.amount) for refund in quote.allocation)


def as_data(dues: Iterable[RefundDue]) -> list[dict[str, str]]:
    """The JSON form for events; amounts as they come out of a quote, in whole smallest units."""
    return [
        {"tender": due.tender, "amount": f"{due.amount.amount:f}", "currency": due.amount.currency.code}
        for due in dues
    ]


def from_data(data: Iterable[dict[str, str]]) -> tuple[RefundDue, ...]:
    """Read the JSON form back."""
    return tuple(
        RefundDue(tender=entry["tender"], amount=Money(entry["amount"], entry["currency"])) for entry in data
    )


def refunded_by_payment(order: Order) -> dict[int, Money]:
    """What the order's refunds have given back of each payment, by its primary key.

    Events name the means of payment: payments of the same means are filled in the order they were made, as quotes
    fill them. What exceeds them counts against the others, so that nothing is ever paid back twice.
    """
    given: dict[str, Decimal] = defaultdict(Decimal)
    for event in order.events.all():
        if event.kind == OrderEventKind.REFUND_DUE:
            for due in from_data(event.data["refunds"]):
                given[due.tender] += due.amount.amount
    refunded: dict[int, Decimal] = defaultdict(Decimal)
    paid = [payment for payment in order.payments.all() if payment.paid_at is not None]
    for tender, left in given.items():
        _fill(sorted(paid, key=lambda payment: payment.tender != tender), left, refunded)
    return {key: order.money(amount) for key, amount in refunded.items() if amount}


def _fill(payments: list[Payment], left: Decimal, refunded: dict[int, Decimal]) -> None:
    for payment in payments:
        share = min(left, payment.amount - refunded[payment.pk])
        refunded[payment.pk] += share
        left -= share
