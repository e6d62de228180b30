"""A return is paid back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.errors import InvalidReturn
from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return, record
from order_portal.outbox.letters import return_letter
from order_portal.quoting import return_quote
from order_portal.refunds import as_data, dues_of
from order_portal.snapshots import quote_snapshot
from order_portal.states import require_move
from order_portal.terms import pinned
from order_portal.vocabulary import Actor, MessageKind, OrderEventKind, ReturnState


def refund_return(*, return_id: int, at: datetime, who: str = "") -> ReturnRequest:
    """Record what is owed for the accepted items, by means of payment, and tell the customer.

    Raises UnknownReturn, ForbiddenMove, or InvalidReturn where nothing was accepted (then decline it).
    """
    with transaction.atomic():
        request = locked_return(return_id)
        require_move(ReturnState(request.state), ReturnState.REFUNDED)
        order = request.order
        quote = return_quote(request=request, terms=pinned(order), at=at)
        dues = dues_of(quote)
        if not dues:
            raise InvalidReturn("Nothing of this return is owed back. Decline it, and say why.")
        refunds = {"refunds": as_data(dues), "return": request.number}
        advance(request, ReturnState.REFUNDED, at=at, actor=Actor.STAFF, who=who, data=refunds)
        data = refunds | {"quote": quote_snapshot(quote)}
        record(order, OrderEventKind.REFUND_DUE, at=at, actor=Actor.STAFF, who=who, data=data)
        return_letter(request, MessageKind.RETURN_REFUNDED, at=at, dues=dues)
    return request
