"""Money for an order has arrived."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from moneyed import Money

from order_portal.errors import NothingAwaited, OrderIsCancelled
from order_portal.models import Payment
from order_portal.operations.confirm_order import confirm_if_paid
from order_portal.operations.records import locked_order, record
from order_portal.vocabulary import Actor, OrderEventKind
from policies.errors import require_aware
from policies.terms import Tender


def record_payment(*, order_id: int, tender: Tender, amount: Money, at: datetime, who: str = "") -> Payment:
    """Mark the awaited payment of exactly ``amount`` by ``tender`` as arrived at ``at``.

    The last one confirms the order by mail. Raises UnknownOrder, OrderIsCancelled, or NothingAwaited where no such
    payment is open.
    """
    require_aware(at, "at")
    with transaction.atomic():
        order = locked_order(order_id)
        if order.cancelled_at is not None:
            raise OrderIsCancelled(order.number)
        awaited = (p for p in order.payments.all() if p.paid_at is None and p.tender == tender)
        payment = next((p for p in awaited if order.money(p.amount) == amount), None)
        if payment is None:
            raise NothingAwaited(order.number)
        payment.paid_at = at
        payment.save(update_fields=["paid_at"])
        data = {"tender": tender.value, "amount": format(amount.amount, "f"), "currency": order.currency}
        record(order, OrderEventKind.PAYMENT_RECEIVED, at=at, actor=Actor.SHOP, who=who, data=data)
        confirm_if_paid(order)
    return payment
