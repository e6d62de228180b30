"""The form of every decision: outcome, all reasons, until when, by which version, and how it was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from policies.histories import Version
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import AnyTerms, Kind


class Outcome(StrEnum):
    """Yes, no, or a person looks."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    REVIEW = "review"


# Named tuples where a decision makes many: a frozen dataclass takes more than twice the time to make.
class Step(NamedTuple):
    """One comparison that was made: the rule, what went in, what was compared, and whether it held."""

    rule: str
    inputs: Mapping[str, Datum]
    comparison: str
    result: bool


class Finding(NamedTuple):
    """What one rule found: its step, and the outcome and reason it asks for, if any."""

    step: Step
    outcome: Outcome | None = None
    reason: Reason | None = None


type Found = Step | Finding
"""A rule that asks for nothing may give its step alone."""


class GoverningVersion(NamedTuple):
    """Which version of which kind a decision was made by."""

    kind: Kind
    number: int
    effective_from: datetime

    @classmethod
    def of(cls, version: Version[AnyTerms]) -> GoverningVersion:
        """Name a version without carrying its terms."""
        return cls(version.kind, version.number, version.effective_from)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """``until`` is the first instant at which the answer is no longer this one, or None where no such instant is known.

    ``reasons`` are all that ask for this ``outcome``: every refusal when refused, every review when a person looks.
    What asks for a milder outcome stands in the trace alone.

    ``until_because`` says what happens at ``until`` (or, without one, what event will end it).
    """

    outcome: Outcome
    reasons: tuple[Reason, ...]
    until: datetime | None
    until_because: Reason | None
    version: GoverningVersion
    trace: tuple[Step, ...] = field(default=())

    @property
    def clause(self) -> str | None:
        """The clause of the first reason, else of the deadline."""
        first = self.reasons[0] if self.reasons else self.until_because
        return first.clause if first else None


def judge(step: Step, outcome: Outcome, code: ReasonCode, data: Mapping[str, Datum] | None = None) -> Found:
    """Ask for nothing where ``step`` held, else for ``outcome`` because of ``code`` with its ``data``."""
    return step if step.result else Finding(step, outcome, Reason(code, data or {}))


def conclude(findings: Iterable[Found]) -> tuple[Outcome, tuple[Reason, ...], tuple[Step, ...]]:
    """Weigh what every rule found: one refusal refuses, else one review reviews, else allowed.

    Gives the outcome, all reasons of the findings that ask for it, and the steps of all.
    """
    found = tuple(findings)
    asking = [one for one in found if isinstance(one, Finding)]
    outcome = _strictest([finding.outcome for finding in asking])
    # A customer who is refused anyway is not told of a look that nobody will take.
    reasons = tuple([f.reason for f in asking if f.reason and f.outcome is outcome])
    return outcome, reasons, tuple([one.step if isinstance(one, Finding) else one for one in found])


def _strictest(asked: Sequence[Outcome | None]) -> Outcome:
    if Outcome.REFUSED in asked:
        return Outcome.REFUSED
    return Outcome.REVIEW if Outcome.REVIEW in asked else Outcome.ALLOWED
