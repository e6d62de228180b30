"""What a customer chooses from when asking for a return."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from order_portal.deciding import returning
from order_portal.facts import order_facts
from order_portal.models import Order, OrderLine
from order_portal.queries.actions import ActionView, ReasonView, action_view, reason_view
from order_portal.queries.promise import NO_DAY, received_in_part
from order_portal.queries.rows import ItemRow, MethodChoice, item_row
from order_portal.terms import pinned
from order_portal.wording.returning import method_label, own_terms, refund_sentences, said_conditions
from order_portal.wording.voice import Voice, voice_for
from policies.decisions import Outcome
from policies.returns import ItemDecision, ReturnDecision
from policies.terms import Kind, ReturnCondition


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptItem:
    """An item that cannot be returned, and why."""

    item: ItemRow
    reasons: tuple[ReasonView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChoice:
    """The items with how many of each are left, the ways to send them, and the conditions; ``action`` may refuse.

    ``kept`` are the items that cannot be returned where others can.
    """

    action: ActionView | None
    items: tuple[ItemRow, ...] = ()
    kept: tuple[KeptItem, ...] = ()
    methods: tuple[MethodChoice, ...] = ()
    conditions: tuple[str, ...] = ()
    refunds: tuple[str, ...] = ()


def return_choice(*, order: Order, at: datetime, locale: str) -> ReturnChoice:
    """What may be returned of ``order`` (from ``read_order``), in the reader's words."""
    voice = voice_for(terms=pinned(order), language=locale)
    try:
        decision = returning(order=order, terms=voice.terms, at=at)
    except NO_DAY:
        return ReturnChoice(action=None)
    offered = [item for item in decision.items if item.outcome is not Outcome.REFUSED]
    shared = _shared_conditions(offered)
    action = action_view(decision, voice, in_part=received_in_part(order_facts(order)))
    one_deadline = all(item.until_because == decision.until_because for item in offered)
    return ReturnChoice(
        action=action if one_deadline else replace(action, deadline=None),
        items=tuple(_offered(order, offered, shared, voice, deadlines=not one_deadline)),
        kept=tuple(_kept(order, decision, voice)) if offered else (),
        methods=tuple(_methods(order, offered, voice)),
        conditions=said_conditions(shared),
        refunds=refund_sentences(voice) if voice.terms.states(Kind.RETURNS) else (),
    )


def _shared_conditions(offered: Sequence[ItemDecision]) -> frozenset[ReturnCondition]:
    """What every item on offer must be like; what only some must be is told beside them."""
    return frozenset.intersection(*(item.conditions for item in offered)) if offered else frozenset()


def _offered(
    order: Order,
    offered: Sequence[ItemDecision],
    shared: frozenset[ReturnCondition],
    voice: Voice,
    *,
    deadlines: bool,
) -> Iterator[ItemRow]:
    """The items; with ``deadlines`` each tells its own."""
    lines = _lines(order)
    for item in offered:
        deadline = item.until_because if deadlines else None
        note = own_terms(item.conditions - shared, deadline, voice)
        yield item_row(lines[item.line], item.quantity, order=order, voice=voice, note=note)


def _kept(order: Order, decision: ReturnDecision, voice: Voice) -> Iterator[KeptItem]:
    lines = _lines(order)
    for item in decision.items:
        if item.outcome is Outcome.REFUSED:
            yield KeptItem(
                item=item_row(lines[item.line], item.quantity, order=order, voice=voice),
                reasons=tuple(reason_view(reason, voice) for reason in item.reasons),
            )


def _methods(order: Order, offered: Sequence[ItemDecision], voice: Voice) -> Iterator[MethodChoice]:
    """Every way on offer for something; where it is not for all, for what it is."""
    methods = {method.code: method for item in offered for method in item.methods}
    lines = _lines(order)
    for code, method in methods.items():
        items = [item.line for item in offered if method in item.methods]
        titles = [] if len(items) == len(offered) else [lines[line].title for line in items]
        yield MethodChoice(code=code, label=method_label(method, titles, voice))


def _lines(order: Order) -> dict[str, OrderLine]:
    return {line.code: line for line in order.lines.all()}
