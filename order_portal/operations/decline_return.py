"""The shop does not take a return."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.errors import InvalidReturn
from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.outbox.letters import return_letter
from order_portal.vocabulary import Actor, MessageKind, ReturnState


def decline_return(*, return_id: int, reason: str, at: datetime, who: str = "") -> ReturnRequest:
    """Decline the request, or all of the goods after their inspection; ``reason`` is told to the customer.

    Raises UnknownReturn, ForbiddenMove, or InvalidReturn without a reason.
    """
    if not reason.strip():
        raise InvalidReturn("Write why the return is declined; the customer reads it.")
    with transaction.atomic():
        request = locked_return(return_id)
        data = {"reason": reason.strip()}
        advance(request, ReturnState.DECLINED, at=at, actor=Actor.STAFF, who=who, data=data)
        return_letter(request, MessageKind.RETURN_DECLINED, at=at, note=reason.strip())
    return request
