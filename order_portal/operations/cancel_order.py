"""A customer, or the shop for them, cancels an order."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.deciding import cancellation
from order_portal.errors import CancellationRefused
from order_portal.models import Order
from order_portal.operations.records import locked_order, record
from order_portal.outbox.letters import order_cancelled
from order_portal.quoting import cancellation_quote
from order_portal.refunds import as_data, dues_of
from order_portal.snapshots import decision_snapshot, quote_snapshot
from order_portal.terms import pinned
from order_portal.vocabulary import Actor, OrderEventKind
from policies.decisions import Outcome


def cancel_order(*, order_id: int, at: datetime, actor: Actor = Actor.CUSTOMER, who: str = "") -> Order:
    """Cancel the whole order under its pinned terms, and record what must be paid back.

    Raises UnknownOrder, or CancellationRefused with every reason.
    """
    with transaction.atomic():
        order = locked_order(order_id)
        terms = pinned(order)
        decision = cancellation(order=order, terms=terms, at=at)
        if decision.outcome is not Outcome.ALLOWED:
            raise CancellationRefused(decision)
        quote = cancellation_quote(order=order, terms=terms, at=at)
        order.cancelled_at = at
        order.save(update_fields=["cancelled_at"])
        dues = dues_of(quote)
        snapshot = {"decision": decision_snapshot(decision)}
        record(order, OrderEventKind.CANCELLED, at=at, actor=actor, who=who, data=snapshot)
        if dues:
            data = {"refunds": as_data(dues), "quote": quote_snapshot(quote)}
            record(order, OrderEventKind.REFUND_DUE, at=at, actor=Actor.SHOP, data=data)
        order_cancelled(order, dues=dues, at=at)
    return order
