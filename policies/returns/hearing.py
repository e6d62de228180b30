"""Hears every rule on what is asked: on the order, on items that share their terms, and on each item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from policies.book import TermsInForce
from policies.decisions import Outcome, Step, conclude
from policies.facts import OrderFacts, ReturnIntent
from policies.returns.cases import Asked, Case, Group, groups_of
from policies.returns.rules import conditions_met, of_group, of_order, one_way_for_all, quantity
from policies.terms import ReturnMethod


@dataclass(slots=True)
class Part:
    """A group of items, what was found for all of them, and for each; nothing for each where none is named."""

    group: Group
    found: list[Step]
    by_item: list[list[Step]]

    @property
    def steps(self) -> list[Step]:
        """All that was found; a line that two of the items ask for is told once."""
        steps = list(self.found)
        for each in self.by_item:
            steps += each if each is self.by_item[0] else [step for step in each if step not in steps]
        return steps

    @property
    def outcome(self) -> Outcome:
        """The outcome as far as the group has a say."""
        return conclude(self.steps)[0]


@dataclass(slots=True)
class Heard:
    """What was found: for the whole order, and for each part of what is asked."""

    case: Case
    whole: list[Step]
    parts: list[Part]

    @property
    def steps(self) -> list[Step]:
        """All that was found."""
        steps = list(self.whole)
        for part in self.parts:
            steps += part.steps
        return steps

    @property
    def open_parts(self) -> Sequence[Part]:
        """The parts that are not refused; all, where all are."""
        if len(self.parts) < 2:
            return self.parts
        return [part for part in self.parts if part.outcome is not Outcome.REFUSED] or self.parts

    @property
    def offered(self) -> Sequence[Part]:
        """The parts that what is on offer is for."""
        return self.parts if self.case.intent.items else self.open_parts


def hear(intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime) -> Heard:
    """Hear all rules on ``intent`` at ``at``, which is in UTC; none stops another from being heard."""
    left = order.handed_over_at()
    case = Case(intent, order, terms, terms.returns, at, left, left is not None and left <= at)
    whole = of_order(case)
    parts = [_part(case, group) for group in groups_of(case)]
    if len(parts) > 1 and intent.items and all(part.group.methods for part in parts):
        whole.append(one_way_for_all(case, len(shared_methods(parts)), len(parts)))
    return Heard(case, whole, parts)


def shared_methods(parts: Sequence[Part]) -> tuple[ReturnMethod, ...]:
    """The ways back that all ``parts`` have."""
    first, *others = [part.group.methods for part in parts]
    return tuple([method for method in first if all(method in methods for methods in others)])


def _part(case: Case, group: Group) -> Part:
    found = of_group(case, group)
    if not case.intent.items:
        return Part(group, found, [])
    return Part(group, found, [_of_item(case, group, asked) for asked in group.asked(case)])


def _of_item(case: Case, group: Group, asked: Asked) -> list[Step]:
    total = 0
    for item in case.intent.items:
        if item.line == asked.line:
            total += item.quantity
    found = quantity(asked.line, case.order.line(asked.line), total)
    return [found, conditions_met(group, asked)] if group.arranged.conditions else [found]
