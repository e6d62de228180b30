"""Returned goods have arrived at the shop."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.outbox.letters import return_letter
from order_portal.vocabulary import Actor, MessageKind, ReturnState


def receive_return(*, return_id: int, at: datetime, who: str = "") -> ReturnRequest:
    """Record the arrival and tell the customer. Raises UnknownReturn or ForbiddenMove."""
    with transaction.atomic():
        request = locked_return(return_id)
        advance(request, ReturnState.RECEIVED, at=at, actor=Actor.STAFF, who=who)
        return_letter(request, MessageKind.RETURN_RECEIVED, at=at)
    return request
