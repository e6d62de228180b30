"""The form of every decision: outcome, all reasons, until when, by which version, and how it was reached."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from policies.histories import Version
from policies.reasons import Datum, Reason
from policies.terms import AnyTerms, Kind


class Outcome(StrEnum):
    """Yes, no, or a person looks."""

    ALLOWED = "allowed"
    REFUSED = "refused"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Step:
    """One comparison that was made: the rule, what went in, what was compared, and whether it held."""

    rule: str
    inputs: Mapping[str, Datum]
    comparison: str
    result: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: its step, and the outcome and reason it asks for, if any."""

    step: Step
    outcome: Outcome | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class GoverningVersion:
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


def conclude(findings: Iterable[Finding]) -> tuple[Outcome, tuple[Reason, ...], tuple[Step, ...]]:
    """Run through every finding: one refusal refuses, else one review reviews, else allowed.

    Gives the outcome, all reasons of the findings that ask for it, and the steps of all findings.
    """
    found = tuple(findings)
    outcomes = {finding.outcome for finding in found}
    outcome = next((o for o in (Outcome.REFUSED, Outcome.REVIEW) if o in outcomes), Outcome.ALLOWED)
    # A customer who is refused anyway is not told of a look that nobody will take.
    reasons = tuple(f.reason for f in found if f.reason and f.outcome is outcome)
    return outcome, reasons, tuple(f.step for f in found)
