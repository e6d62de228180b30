"""Reads what a use case will change, locked until its transaction ends, and writes its events."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from order_portal.errors import UnknownOrder, UnknownReturn
from order_portal.facts import with_facts
from order_portal.models import Order, OrderEvent, ReturnEvent, ReturnRequest
from order_portal.states import require_move
from order_portal.vocabulary import Actor, OrderEventKind, ReturnState


def locked_order(order_id: int) -> Order:
    """The order with its facts, locked. Raises UnknownOrder."""
    orders = with_facts(Order.objects.select_for_update(of=("self",)))
    try:
        return orders.get(pk=order_id)
    except Order.DoesNotExist as error:
        raise UnknownOrder("There is no such order. Check the number.") from error


def locked_return(return_id: int) -> ReturnRequest:
    """The return, its order locked and with its facts. Raises UnknownReturn."""
    found = ReturnRequest.objects.filter(pk=return_id).values_list("order_id", flat=True).first()
    if found is None:
        raise UnknownReturn("There is no such return. Check the number.")
    order = locked_order(found)
    request = next(request for request in order.returns.all() if request.pk == return_id)
    request.order = order
    return request


def record(
    order: Order,
    kind: OrderEventKind,
    *,
    at: datetime,
    actor: Actor,
    who: str = "",
    data: dict[str, Any] | None = None,
) -> OrderEvent:
    """Write down that something happened to the order."""
    return OrderEvent.objects.create(order=order, kind=kind, at=at, actor=actor, who=who, data=data or {})


def advance(
    request: ReturnRequest,
    target: ReturnState,
    *,
    at: datetime,
    actor: Actor,
    who: str = "",
    data: dict[str, Any] | None = None,
) -> None:
    """Move the return to ``target`` and write it down. Raises ForbiddenMove."""
    require_move(ReturnState(request.state), target)
    request.state = target
    request.save()
    ReturnEvent.objects.create(request=request, state=target, at=at, actor=actor, who=who, data=data or {})
