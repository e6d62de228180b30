"""The shop permits a return."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from order_portal.models import ReturnRequest
from order_portal.operations.records import advance, locked_return
from order_portal.outbox.letters import return_letter
from order_portal.vocabulary import Actor, MessageKind, ReturnState


def authorize_return(*, return_id: int, at: datetime, who: str = "", note: str = "") -> ReturnRequest:
    """Give the return its RMA number. ``note`` is told to the customer. Raises UnknownReturn or ForbiddenMove."""
    with transaction.atomic():
        request = locked_return(return_id)
        permit(request, at=at, actor=Actor.STAFF, who=who, note=note)
    return request


def permit(request: ReturnRequest, *, at: datetime, actor: Actor, who: str = "", note: str = "") -> None:
    """Authorize a return within a transaction that holds its order."""
    request.rma = f"RMA-{request.number}"
    data = {"rma": request.rma, "note": note}
    advance(request, ReturnState.AUTHORIZED, at=at, actor=actor, who=who, data=data)
    return_letter(request, MessageKind.RETURN_AUTHORIZED, at=at, note=note)
