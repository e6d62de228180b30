"""A customer takes a return request back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.vocabulary import Actor, ReturnState


def withdraw_return(
    *, return_id: int, at: datetime, actor: Actor = Actor.CUSTOMER, who: str = ""
) -> ReturnRequest:
    """Close the request; its items are free to be returned again. Raises UnknownReturn or ForbiddenMove."""
    with transaction.atomic():
        request = locked_return(return_id)
        advance(request, ReturnState.WITHDRAWN, at=at, actor=actor, who=who)
    return request
