"""What a comparison found, counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from moneyed import Money

from policies.impact.asking import Answer
from policies.impact.kinds import Action, ChangeKind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One order and its two answers, whole: outcome, ``until``, reasons and trace, or the promise, or the quote."""

    order: str
    before: Answer
    after: Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One kind of change of one action: how many orders, and the first of them in the order they came.

    ``days`` is a histogram, fewest days first: by how many days (see :class:`~policies.impact.changes.Change`)
    a date moved, and for how many orders. Orders whose date appears or goes have no number of days and stand in
    ``orders`` only. ``amounts`` are how much less, more, or otherwise is paid back to all of them together, in each
    currency; none where no money is concerned.
    """

    action: Action
    kind: ChangeKind
    orders: int = 0
    days: tuple[tuple[int, int], ...] = ()
    amounts: tuple[Money, ...] = ()
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """Orders that one of the sides cannot decide: the name of the error, how many, and the first of them.

    ``action`` is None where that side states nothing at all for the moment at which the order was placed.
    """

    action: Action | None
    side: Side
    error: str
    orders: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Impact:
    """What changes for whom if orders had been placed under other terms, asked at the moment ``at``.

    Every order is counted once, in ``gaining`` (every change is better for the customer), ``losing`` (every one
    is worse), ``mixed`` (some of both), ``unchanged``, ``placed_earlier`` (before ``placed_from``: it keeps its
    terms) or ``undecided`` (at least one question raised, whatever the others changed). Their sum is ``orders``.

    ``redated`` orders see another deadline, promise or day of payment; they are among those above. ``tallies`` holds
    what was found, by action and kind, and ``errors`` what could not be decided. ``asked`` are the actions that were
    asked of any order; what decides the others is the same in both sets of terms.
    """

    at: datetime
    asked: frozenset[Action]
    orders: int
    gaining: int
    losing: int
    mixed: int
    unchanged: int
    placed_earlier: int
    undecided: int
    redated: int
    tallies: tuple[Tally, ...]
    errors: tuple[Undecided, ...]

    @property
    def changed(self) -> int:
        """Orders for which anything changes."""
        return self.gaining + self.losing + self.mixed

    def tally(self, action: Action, kind: ChangeKind) -> Tally:
        """What was found of one kind; an empty tally where nothing was."""
        found = (tally for tally in self.tallies if (tally.action, tally.kind) == (action, kind))
        return next(found, Tally(action=action, kind=kind))
