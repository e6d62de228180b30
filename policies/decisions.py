"""The form of every decision: outcome, all reasons, until when, by which version, and how it was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from policies.histories import GoverningVersion
from policies.reasons import NO_DATA, Datum, Reason, ReasonCode

__all__ = [
    "Decision",
    "Demand",
    "GoverningVersion",
    "Outcome",
    "Step",
    "conclude",
    "look",
    "refuse",
]


class Outcome(StrEnum):
    """Yes, no, or a person looks."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    REVIEW = "review"


type Demand = tuple[Outcome, Reason]
"""The outcome that a rule asks for, and why."""


# Frozen, or as a tuple, it would take twice as long to make, and a decision makes many. The type checker keeps it.
@dataclass(slots=True)
class Step:
    """One comparison that was made: the rule, what went in, what was compared, and whether it held.

    ``asks`` is the outcome and the reason that the rule asks for, None where it asks for nothing. Nothing changes a
    step once it is made.
    """

    rule: Final[str]
    inputs: Final[Mapping[str, Datum]]
    comparison: Final[str]
    result: Final[bool]
    asks: Final[Demand | None] = field(default=None, compare=False)


# As a step, it is kept by the type checker.
@dataclass(kw_only=True)
class Decision:
    """``until`` is the first instant at which the answer is no longer this one, or None where no such instant is known.

    ``reasons`` are all that ask for this ``outcome``: every refusal when refused, every review when a person looks.
    What asks for a milder outcome stands in the trace alone.

    ``until_because`` says what happens at ``until`` (or, without one, what event will end it).
    """

    outcome: Final[Outcome]
    reasons: Final[tuple[Reason, ...]]
    until: Final[datetime | None]
    until_because: Final[Reason | None]
    version: Final[GoverningVersion]
    trace: Final[tuple[Step, ...]] = ()

    @property
    def clause(self) -> str | None:
        """The clause of the first reason, else of the deadline."""
        first = self.reasons[0] if self.reasons else self.until_because
        return first.clause if first else None


def refuse(code: ReasonCode, data: Mapping[str, Datum] = NO_DATA) -> Demand:
    """Ask to refuse because of ``code`` with its ``data``."""
    return Outcome.REFUSED, Reason(code, data)


def look(code: ReasonCode, data: Mapping[str, Datum] = NO_DATA) -> Demand:
    """Ask that a person looks because of ``code`` with its ``data``."""
    return Outcome.REVIEW, Reason(code, data)


def conclude(steps: Iterable[Step]) -> tuple[Outcome, tuple[Reason, ...], tuple[Step, ...]]:
    """Weigh what the rules ask for: one refusal refuses, else one review reviews, else allowed.

    Gives the outcome, all reasons of the steps that ask for it, and all steps.
    """
    trace = tuple(steps)
    asked = [step.asks for step in trace if step.asks]
    if not asked:
        return Outcome.ALLOWED, (), trace
    # A customer who is refused anyway is not told of a look that nobody will take.
    refusals = tuple([reason for outcome, reason in asked if outcome is Outcome.REFUSED])
    if refusals:
        return Outcome.REFUSED, refusals, trace
    return Outcome.REVIEW, tuple([reason for _, reason in asked]), trace
