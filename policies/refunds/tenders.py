"""To which payments money goes back, and the most that can."""

from __future__ import annotations

from collections.abc import Iterator

from moneyed import Money

from policies.facts import OrderFacts, PaymentFacts
from policies.refunds.amounts import payable
from policies.refunds.quotes import TenderRefund, TenderRule, summed


def refundable(order: OrderFacts, *, zero: Money) -> Money:
    """What was paid and is not paid back yet: no refund of the order exceeds it."""
    return summed((_left(payment, zero) for payment in order.payments), zero=zero)


def allocate(amount: Money, *, order: OrderFacts) -> tuple[TenderRefund, ...]:
    """``amount`` over the payments in the order they stand, each filled up before the next.

    Shares in proportion would need rounding of their own, and parts of a return would not sum to the whole tender by
    tender; filled in order they do. ``amount`` must not exceed what is refundable.
    """
    return tuple(_filled(amount, order))


def _filled(amount: Money, order: OrderFacts) -> Iterator[TenderRefund]:
    zero = amount - amount
    for index, payment in enumerate(order.payments):
        share = min(amount, _left(payment, zero))
        if share > zero:
            amount -= share
            yield TenderRefund(
                tender=payment.tender, amount=share, rule=TenderRule.ORIGINAL_TENDER, payment=index
            )


def _left(payment: PaymentFacts, zero: Money) -> Money:
    """What can go back to a payment. Money that is recorded has arrived, however the clocks of two machines differ."""
    if payment.paid_at is None:
        return zero
    return max(zero, payable(payment.amount - (payment.refunded or zero)))
