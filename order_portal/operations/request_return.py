"""A customer asks to return items."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from order_portal.deciding import returning
from order_portal.errors import InvalidReturn, ReturnRefused, WrongMethod
from order_portal.models import Order, ReturnEvent, ReturnLine, ReturnRequest, ServiceDesk
from order_portal.operations.authorize_return import permit
from order_portal.operations.records import locked_order
from order_portal.outbox.letters import return_letter
from order_portal.snapshots import decision_snapshot
from order_portal.terms import pinned
from order_portal.vocabulary import Actor, MessageKind, ReturnState
from policies.answers import answer_by
from policies.book import TermsInForce
from policies.decisions import Outcome
from policies.facts import ReturnIntent, ReturnItem
from policies.returns import ReturnDecision
from policies.shop import Shop
from policies.terms import ReturnChannel, ReturnReason


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedItem:
    """A quantity of one line, by its code, and why it comes back."""

    line: str
    quantity: int
    reason: ReturnReason
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedReturn:
    """What the customer asks for. ``method`` is a code of the terms; empty where none is on offer."""

    items: tuple[AskedItem, ...]
    method: str = ""
    note: str = ""
    conditions_confirmed: bool = False


def request_return(
    *, order_id: int, asked: AskedReturn, at: datetime, signed_in: bool = False, actor: Actor = Actor.CUSTOMER
) -> ReturnRequest:
    """Store the request; authorize it at once where the pinned terms allow it, else leave it to a person.

    Raises UnknownOrder, InvalidReturn, or ReturnRefused with every reason.
    """
    with transaction.atomic():
        order = locked_order(order_id)
        terms = pinned(order)
        items = tuple(ReturnItem(line=i.line, quantity=i.quantity, reason=i.reason) for i in asked.items)
        intent = ReturnIntent(items=items, signed_in=signed_in, channel=_channel(asked, terms))
        decision = returning(order=order, terms=terms, at=at, intent=intent)
        if decision.outcome is Outcome.REFUSED:
            raise ReturnRefused(decision)
        _check(asked, decision)
        request = _store(order, asked, decision, at=at, actor=actor, shop=terms.shop)
        if decision.outcome is Outcome.ALLOWED:
            permit(request, at=at, actor=Actor.SHOP)
        else:
            return_letter(request, MessageKind.RETURN_REQUESTED, at=at)
    return request


def _check(asked: AskedReturn, decision: ReturnDecision) -> None:
    lines = [item.line for item in asked.items]
    if not lines or len(lines) != len(set(lines)):
        raise InvalidReturn("Choose what comes back, each item once.")
    if decision.conditions and not asked.conditions_confirmed:
        raise InvalidReturn("Confirm the conditions of return.")
    offered = {method.code for method in decision.methods}
    if offered and asked.method not in offered:
        raise WrongMethod(asked.method)


def _channel(asked: AskedReturn, terms: TermsInForce) -> ReturnChannel | None:
    """By which way the goods come back, where the customer chose one."""
    return next((m.channel for m in terms.returns.methods if m.code == asked.method), None)


def _store(
    order: Order, asked: AskedReturn, decision: ReturnDecision, *, at: datetime, actor: Actor, shop: Shop
) -> ReturnRequest:
    request = ReturnRequest.objects.create(
        order=order,
        number=f"{order.number}-R{order.returns.count() + 1}",
        requested_at=at,
        requested_by=actor,
        answer_by=_answer_by(shop, at) if decision.outcome is Outcome.REVIEW else None,
        method=asked.method if decision.methods else "",
        note=asked.note,
        decision=decision_snapshot(decision),
    )
    lines = {line.code: line for line in order.lines.all()}
    ReturnLine.objects.bulk_create(
        ReturnLine(request=request, line=lines[i.line], quantity=i.quantity, reason=i.reason, note=i.note)
        for i in asked.items
    )
    data = {"decision": request.decision, "items": [_item_data(item) for item in asked.items]}
    ReturnEvent.objects.create(request=request, state=ReturnState.REQUESTED, at=at, actor=actor, data=data)
    return request


def _item_data(item: AskedItem) -> dict[str, str | int]:
    return {"line": item.line, "quantity": item.quantity, "reason": item.reason.value}


def _answer_by(shop: Shop, at: datetime) -> date | None:
    """The last day on which the customer should have an answer, or None where the shop names no time."""
    desk = ServiceDesk.objects.filter(shop=shop.code).first()
    if desk is None:
        return None
    return answer_by(asked_at=at, business_days=desk.answers_within, shop=shop)
