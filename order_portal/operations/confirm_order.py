"""An order that is fully paid is confirmed to its customer."""

from __future__ import annotations

from order_portal.models import Order
from order_portal.outbox.letters import order_confirmed
from order_portal.terms import pinned
from policies.terms import Kind


def confirm_if_paid(order: Order) -> None:
    """Write the confirmation once all of the order's money has arrived, where its terms promise one.

    To be called within the transaction that holds the order. An order of which no payment is known is not confirmed.
    """
    payments = order.payments.all()
    paid = [payment.paid_at for payment in payments if payment.paid_at]
    if not paid or len(paid) < len(payments):
        return
    terms = pinned(order)
    if terms.states(Kind.PAYMENT) and terms.payment.confirmation_email:
        order_confirmed(order, at=max(order.placed_at, *paid))
