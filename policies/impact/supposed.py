"""One and the same return, as it would be paid back under either set of terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from policies.decisions import Outcome
from policies.facts import OrderFacts, ReturnedLine, ReturnFacts, ReturnIntent, ReturnItem
from policies.impact.kinds import Side
from policies.returns import ItemDecision, ReturnDecision
from policies.terms import ReturnReason

GOODS_ARRIVE_AFTER = timedelta(days=7)
GOODS_INSPECTED_AFTER = timedelta(days=8)

type Open = tuple[ItemDecision, ItemDecision]
"""One item as both sides decide it, where neither refuses it."""


def everything_of(order: OrderFacts, intent: ReturnIntent) -> ReturnIntent:
    """The intent; where it names nothing, all that is left, because of a change of mind."""
    if intent.items:
        return intent
    reason = ReturnReason.CHANGED_MIND
    left = [
        ReturnItem(line=line.line, quantity=line.returnable, reason=reason)
        for line in order.lines
        if line.returnable
    ]
    return replace(intent, items=tuple(left))


def returned_under_both(
    before: ReturnDecision, after: ReturnDecision, *, together: bool, at: datetime
) -> Mapping[Side, ReturnFacts] | None:
    """The items that neither side refuses, as both would see them come back; None where there are none.

    ``together``: one item that is refused leaves none. Announced at ``at``, the goods are supposed to arrive a week
    later and to be inspected the day after, so that each time and each wait that terms may state makes a difference.
    They come by the first way that both sides offer; where there is none, by the first of either.
    """
    pairs = zip(before.items, after.items, strict=True)
    items = [pair for pair in pairs if Outcome.REFUSED not in {pair[0].outcome, pair[1].outcome}]
    if not items or (together and len(items) < len(before.items)):
        return None
    ways = list(_ways(items))
    return {
        side: _returned([pair[place] for pair in items], [way[place] for way in ways], at)
        for place, side in enumerate(Side)
    }


def _returned(items: Sequence[ItemDecision], methods: Sequence[str | None], at: datetime) -> ReturnFacts:
    lines = tuple(
        [
            ReturnedLine(
                line=item.line,
                quantity=item.quantity,
                reason=item.reason or ReturnReason.CHANGED_MIND,
                method=method,
            )
            for item, method in zip(items, methods, strict=True)
        ]
    )
    return ReturnFacts(
        lines=lines,
        noticed_at=at,
        received_at=at + GOODS_ARRIVE_AFTER,
        inspected_at=at + GOODS_INSPECTED_AFTER,
        method=methods[0] if len(set(methods)) == 1 else None,
    )


def _ways(items: Sequence[Open]) -> Iterator[tuple[str | None, str | None]]:
    """For each item the code of its way back under either side."""
    every = [_codes(decision) for pair in items for decision in pair]
    for_all = frozenset(every[0]).intersection(*every[1:])
    for pair in items:
        before, after = map(_codes, pair)
        both = for_all or frozenset(before) & frozenset(after)
        if both:
            shared = min(both, key=lambda code: (before.index(code) + after.index(code), code))
            yield shared, shared
        else:
            yield next(iter(before), None), next(iter(after), None)


def _codes(item: ItemDecision) -> list[str]:
    """Its ways back, as the shop lists them."""
    return [method.code for method in item.methods]
