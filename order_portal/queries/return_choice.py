"""What a customer chooses from when asking for a return."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from order_portal.facts import order_facts
from order_portal.models import Order
from order_portal.queries.actions import ActionView, return_action
from order_portal.queries.rows import ItemRow, MethodChoice, item_row
from order_portal.terms import pinned
from order_portal.wording.returning import conditions_of, methods_for, refund_sentences, requirements_of
from order_portal.wording.voice import Voice, voice_for
from policies.terms import Kind, ReturnMethod


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnChoice:
    """The items with how many of each are left, the ways to send them, and the conditions; ``action`` may refuse."""

    action: ActionView | None
    items: tuple[ItemRow, ...]
    methods: tuple[MethodChoice, ...]
    conditions: tuple[str, ...]
    refunds: tuple[str, ...]


def return_choice(*, order: Order, at: datetime, locale: str) -> ReturnChoice:
    """What may be returned of ``order`` (from ``read_order``), in the reader's words."""
    voice = voice_for(terms=pinned(order), language=locale)
    if not voice.terms.states(Kind.RETURNS):
        return ReturnChoice(action=None, items=(), methods=(), conditions=(), refunds=())
    return ReturnChoice(
        action=return_action(order=order, voice=voice, at=at),
        items=_items(order, voice),
        methods=tuple(_method(method, voice) for method in methods_for(order, voice)),
        conditions=conditions_of(voice),
        refunds=refund_sentences(voice),
    )


def _items(order: Order, voice: Voice) -> tuple[ItemRow, ...]:
    facts = order_facts(order)
    left = {line.line: line.returnable for line in facts.lines}
    return tuple(
        item_row(line, left[line.code], order=order, voice=voice)
        for line in order.lines.all()
        if left[line.code]
    )


def _method(method: ReturnMethod, voice: Voice) -> MethodChoice:
    name = method.name.get(voice.reader.language)
    wanted = requirements_of(method, voice)
    return MethodChoice(code=method.code, label=f"{name} ({wanted})" if wanted else name)
