"""Counts what a comparison finds while orders stream by, in memory that does not grow with them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum, auto

from moneyed import Money

from policies.impact.changes import Change
from policies.impact.kinds import Action, ChangeKind, Side
from policies.impact.result import Example, Impact, Tally, Undecided


class Group(StrEnum):
    """Where an order is counted; in exactly one."""

    GAINING = auto()
    LOSING = auto()
    MIXED = auto()
    UNCHANGED = auto()
    PLACED_EARLIER = auto()
    UNDECIDED = auto()


@dataclass(slots=True)
class _Changed:
    orders: int = 0
    days: Counter[int] = field(default_factory=Counter)
    amounts: dict[str, Money] = field(default_factory=dict)
    examples: list[Example] = field(default_factory=list)

    def add(self, change: Change) -> None:
        """Count one order's."""
        self.orders += 1
        if change.days is not None:
            self.days[change.days] += 1
        if change.amount is not None:
            currency = change.amount.currency.code
            known = self.amounts.get(currency)
            self.amounts[currency] = change.amount if known is None else known + change.amount


@dataclass(slots=True)
class _Failed:
    orders: int = 0
    examples: list[str] = field(default_factory=list)


class Counting:
    """What was found so far. Holds at most ``examples`` of every kind of change and of error."""

    def __init__(self, *, examples: int) -> None:
        self._most = examples
        self._groups: Counter[Group] = Counter()
        self._redated = 0
        self._asked: set[Action] = set()
        self._changed: dict[tuple[Action, ChangeKind], _Changed] = {}
        self._failed: dict[tuple[Action | None, Side, str], _Failed] = {}

    @property
    def orders(self) -> int:
        """Orders counted so far."""
        return self._groups.total()

    def asked(self, actions: Sequence[Action]) -> None:
        """Note that ``actions`` are asked of some order."""
        self._asked.update(actions)

    def change(self, action: Action, change: Change) -> bool:
        """Count a change; give whether there is room for it among the examples."""
        changed = self._changed.get((action, change.kind))
        if changed is None:
            changed = self._changed[action, change.kind] = _Changed()
        changed.add(change)
        return len(changed.examples) < self._most

    def example(self, action: Action, kind: ChangeKind, example: Example) -> None:
        """Keep an example of a change that was counted."""
        self._changed[action, kind].examples.append(example)

    def error(self, *, action: Action | None, side: Side, error: str, order: str) -> None:
        """Count an order that one side cannot decide."""
        failed = self._failed.setdefault((action, side, error), _Failed())
        failed.orders += 1
        if len(failed.examples) < self._most:
            failed.examples.append(order)

    def order(self, group: Group, *, redated: bool = False) -> None:
        """Count one order in its group."""
        self._groups[group] += 1
        self._redated += redated

    def impact(self, *, at: datetime) -> Impact:
        """Everything counted, in an order that does not depend on the orders'."""
        return Impact(
            at=at,
            asked=frozenset(self._asked),
            orders=self.orders,
            gaining=self._groups[Group.GAINING],
            losing=self._groups[Group.LOSING],
            mixed=self._groups[Group.MIXED],
            unchanged=self._groups[Group.UNCHANGED],
            placed_earlier=self._groups[Group.PLACED_EARLIER],
            undecided=self._groups[Group.UNDECIDED],
            redated=self._redated,
            tallies=tuple(
                self._tally(action, kind)
                for action in Action
                for kind in ChangeKind
                if (action, kind) in self._changed
            ),
            errors=self._errors(),
        )

    def _tally(self, action: Action, kind: ChangeKind) -> Tally:
        changed = self._changed[action, kind]
        return Tally(
            action=action,
            kind=kind,
            orders=changed.orders,
            days=tuple(sorted(changed.days.items())),
            amounts=tuple(changed.amounts[currency] for currency in sorted(changed.amounts)),
            examples=tuple(changed.examples),
        )

    def _errors(self) -> tuple[Undecided, ...]:
        ordered = sorted(self._failed.items(), key=lambda entry: tuple(map(str, entry[0])))
        return tuple(
            Undecided(
                action=action, side=side, error=error, orders=failed.orders, examples=tuple(failed.examples)
            )
            for (action, side, error), failed in ordered
        )
