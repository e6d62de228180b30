"""A return is paid back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from moneyed import Money

from order_portal.errors import InvalidReturn
from order_portal.models import Order, OrderEvent, ReturnRequest
from order_portal.operations.records import advance, locked_return, record
from order_portal.outbox.letters import return_letter
from order_portal.refunds import as_data, from_data, return_refund, spread
from order_portal.terms import pinned
from order_portal.vocabulary import Actor, MessageKind, OrderEventKind, ReturnState


def refund_return(*, return_id: int, at: datetime, who: str = "") -> ReturnRequest:
    """Record what is owed for the accepted items, by means of payment, and tell the customer.

    Raises UnknownReturn, ForbiddenMove, or InvalidReturn where nothing was accepted (then decline it).
    """
    with transaction.atomic():
        request = locked_return(return_id)
        order = request.order
        amount = return_refund(request=request, terms=pinned(order))
        dues = spread(amount=amount, order=order, already=_refunded(order))
        refunds = {"refunds": as_data(dues), "return": request.number}
        advance(request, ReturnState.REFUNDED, at=at, actor=Actor.STAFF, who=who, data=refunds)
        if not dues:
            raise InvalidReturn("Nothing of this return is owed back. Decline it, and say why.")
        record(order, OrderEventKind.REFUND_DUE, at=at, actor=Actor.STAFF, who=who, data=refunds)
        return_letter(request, MessageKind.RETURN_REFUNDED, at=at, dues=dues)
    return request


def _refunded(order: Order) -> list[Money]:
    events = OrderEvent.objects.filter(order=order, kind=OrderEventKind.REFUND_DUE)
    return [due.amount for event in events for due in from_data(event.data["refunds"])]
