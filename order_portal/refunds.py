"""What is owed back: one computation for the amount announced and the amount paid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from moneyed import Money

from order_portal.models import Order, ReturnRequest
from policies.book import TermsInForce
from policies.terms import Kind, RefundComponent


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDue:
    """An amount owed by one means of payment."""

    tender: str
    amount: Money


def cancellation_refund(order: Order) -> tuple[RefundDue, ...]:
    """Everything that was paid, payment by payment: nothing has been sent, so nothing is kept."""
    return tuple(
        RefundDue(tender=payment.tender, amount=order.money(payment.amount))
        for payment in order.payments.all()
        if payment.paid_at is not None
    )


def return_refund(*, request: ReturnRequest, terms: TermsInForce) -> Money:
    """What the return is worth: the accepted items (before inspection: all), less a restocking fee.

    The delivery cost belongs to it where the terms pay it back and nothing of the order stays with the customer.
    Rounded half up to the currency's smallest unit, once, at the end.
    """
    order = request.order
    lines = list(request.lines.all())
    kept = [line.quantity if line.accepted is None else line.accepted for line in lines]
    items = sum((n * line.line.unit_price for n, line in zip(kept, lines, strict=True)), Decimal(0))
    amount = items * (1 - terms.returns.restocking_fee)
    if _includes_delivery(terms) and _all_comes_back(order, request):
        amount += order.delivery_cost
    return _rounded(order.money(amount))


def spread(*, amount: Money, order: Order, already: Iterable[Money] = ()) -> tuple[RefundDue, ...]:
    """``amount`` over the payments in the order they were made, never more than was paid and not yet refunded."""
    refunded = sum((money.amount for money in already), Decimal(0))
    left, dues = amount.amount, []
    for payment in order.payments.all():
        if payment.paid_at is None:
            continue
        used = min(refunded, payment.amount)
        refunded -= used
        share = min(left, payment.amount - used)
        if share > 0:
            dues.append(RefundDue(tender=payment.tender, amount=order.money(share)))
            left -= share
    return tuple(dues)


def as_data(dues: Iterable[RefundDue]) -> list[dict[str, str]]:
    """The JSON form for events."""
    return [
        {
            "tender": due.tender,
            "amount": f"{_rounded(due.amount).amount:f}",
            "currency": due.amount.currency.code,
        }
        for due in dues
    ]


def from_data(data: Iterable[dict[str, str]]) -> tuple[RefundDue, ...]:
    """Read the JSON form back."""
    return tuple(
        RefundDue(tender=entry["tender"], amount=Money(entry["amount"], entry["currency"])) for entry in data
    )


def _includes_delivery(terms: TermsInForce) -> bool:
    return terms.states(Kind.REFUNDS) and RefundComponent.STANDARD_DELIVERY in terms.refunds.includes


def _all_comes_back(order: Order, request: ReturnRequest) -> bool:
    """Whether this one return takes back, and keeps, all that was ordered."""
    taken = {
        line.line_id: line.quantity if line.accepted is None else line.accepted
        for line in request.lines.all()
    }
    return all(taken.get(line.pk, 0) == line.quantity for line in order.lines.all())


def _rounded(money: Money) -> Money:
    unit = Decimal(1) / money.currency.sub_unit
    return Money(money.amount.quantize(unit, rounding=ROUND_HALF_UP), money.currency)
