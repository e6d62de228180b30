"""What would change, and for whom, if orders had been placed under other terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache

from policies.errors import NotInForce, require_aware
from policies.facts import OrderFacts, ReturnIntent
from policies.impact.alike import settled
from policies.impact.asking import Question, name_of
from policies.impact.changes import Change
from policies.impact.counting import Counting, Group
from policies.impact.governing import Governing, Source
from policies.impact.kinds import Action, Side
from policies.impact.pairs import NOTHING, Found, Pair
from policies.impact.result import Example, Impact

MOST_PAIRS = 4
ANYTHING = ReturnIntent(signed_in=True)


def compare(
    *,
    orders: Iterable[OrderFacts],
    before: Source,
    after: Source,
    at: datetime,
    placed_from: datetime | None = None,
    intent: ReturnIntent = ANYTHING,
    examples: int = 5,
    progress: Callable[[int], None] | None = None,
    every: int = 10_000,
) -> Impact:
    """Ask every order, once, at ``at`` what ``before`` and ``after`` say to it, and count what differs.

    An order keeps the terms it pinned, so publishing changes nothing for orders that are there. This answers "what
    if they had been placed under the new terms". A side that is a TermsInForce is taken for every order, whenever it
    was placed; of a Book, an order gets what is in force when it is placed, so that a book with one version more
    changes nothing for the orders before that version. ``placed_from`` says the same for any side: orders placed
    before it are counted in ``placed_earlier`` and not asked.

    Asked are the actions of :class:`~policies.impact.kinds.Action`, a return as in ``intent`` (without more: may a
    customer with an account return anything?); each only where something that decides it differs between the two
    sides, and where the facts alone do not settle it. An order that raises NotInForce, NoBusinessDay or InvalidFacts
    on either side is counted in ``undecided`` and in ``errors`` by that name.

    ``examples`` is how many orders of each kind are kept, the first to come. ``progress`` is called with the number
    of orders so far after ``every`` so many. Orders are read once and not kept: memory does not grow with them.
    Raises NaiveMoment for a moment without a time zone.
    """
    at = require_aware(at, "at")
    since = require_aware(placed_from, "placed_from") if placed_from else None
    comparison = _Comparison(before, after, Question(intent, at), Counting(examples=examples))
    for number, order in enumerate(orders, 1):
        if since is not None and order.placed_at < since:
            comparison.counting.order(Group.PLACED_EARLIER)
        else:
            comparison.take(order)
        if progress is not None and number % every == 0:
            progress(number)
    return comparison.counting.impact(at=at)


class _Comparison:
    def __init__(self, before: Source, after: Source, question: Question, counting: Counting) -> None:
        self.counting = counting
        self._sides = {Side.BEFORE: Governing(before), Side.AFTER: Governing(after)}
        self._question = question
        self._pair = lru_cache(maxsize=MOST_PAIRS)(self._pair_of)

    def take(self, order: OrderFacts) -> None:
        """Ask one order and count what is found."""
        numbers = self._numbers(order)
        if len(numbers) < len(self._sides):
            self.counting.order(Group.UNDECIDED)
            return
        pair = self._pair(*numbers)
        changes: list[Change] = []
        failed = False
        closed = settled(order, self._question.at) if pair.actions else frozenset()
        has_left = Action.CANCELLATION in closed
        for action in pair.actions:
            if action in closed:
                continue
            found = pair.find(action, order, has_left=has_left)
            if found is not NOTHING:
                self._count(pair, action, found, order)
                changes += found.changes
                failed = failed or bool(found.errors)
        redated = any(change.kind.moves_date for change in changes)
        self.counting.order(Group.UNDECIDED if failed else _group(changes), redated=redated)

    def _numbers(self, order: OrderFacts) -> list[int]:
        """Which terms the order has on each side; a side that states nothing for it is counted and left out."""
        numbers = []
        for side, governing in self._sides.items():
            try:
                numbers.append(governing.number_at(order.placed_at))
            except NotInForce as error:
                self.counting.error(action=None, side=side, error=name_of(error), order=order.number)
        return numbers

    def _pair_of(self, before: int, after: int) -> Pair:
        terms, terms_after = self._sides[Side.BEFORE].terms[before], self._sides[Side.AFTER].terms[after]
        pair = Pair(terms, terms_after, self._question)
        self.counting.asked(pair.actions)
        return pair

    def _count(self, pair: Pair, action: Action, found: Found, order: OrderFacts) -> None:
        for change in found.changes:
            if self.counting.change(action, change):
                before, after = pair.asking.answers(action, order)
                example = Example(order=order.number, before=before, after=after)
                self.counting.example(action, change.kind, example)
        for side, error in found.errors:
            self.counting.error(action=action, side=side, error=error, order=order.number)


def _group(changes: Sequence[Change]) -> Group:
    if not changes:
        return Group.UNCHANGED
    directions = {change.kind.is_worse for change in changes}
    if len(directions) > 1:
        return Group.MIXED
    return Group.LOSING if True in directions else Group.GAINING
