"""A customer has sent the goods back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.vocabulary import Actor, ReturnState


def send_return(
    *, return_id: int, at: datetime, tracking_number: str = "", actor: Actor = Actor.CUSTOMER, who: str = ""
) -> ReturnRequest:
    """Record that the goods are on their way back. Raises UnknownReturn or ForbiddenMove."""
    with transaction.atomic():
        request = locked_return(return_id)
        data = {"tracking_number": tracking_number}
        advance(request, ReturnState.SENT, at=at, actor=actor, who=who, data=data)
    return request
