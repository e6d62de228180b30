"""Why the law's answer is what it is: codes with data and an article, never sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policies.decisions import Outcome, Step
from policies.law.articles import Article
from policies.reasons import Datum


class LegalReasonCode(StrEnum):
    """Every reason the law gives. Words for it live outside the core."""

    NO_WITHDRAWAL_HERE = "no_withdrawal_here"
    NOT_A_CONSUMER = "not_a_consumer"
    ALREADY_CANCELLED = "already_cancelled"
    PERIOD_OVER = "period_over"
    NOTHING_LEFT = "nothing_left"
    UNKNOWN_LINE = "unknown_line"
    EXEMPT = "exempt"
    TOO_MANY = "too_many"
    # Until when, or why there is no end yet.
    PERIOD_RUNS = "period_runs"
    NOT_SENT_YET = "not_sent_yet"
    NOT_IN_HANDS = "not_in_hands"
    SENT_BACK = "sent_back"


@dataclass(frozen=True, slots=True)
class LegalReason:
    """One reason with the article it rests on, if one does, and the data its sentence needs."""

    code: LegalReasonCode
    article: Article | None = None
    data: Mapping[str, Datum] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ruling:
    """What one rule of law found: its step, and the reason why there is no right, if there is none."""

    step: Step
    refusal: LegalReason | None = None


def rule_on(rulings: Iterable[Ruling]) -> tuple[Outcome, tuple[LegalReason, ...], tuple[Step, ...]]:
    """Run through every ruling: one refusal refuses. A statutory right leaves nothing for a person to look at."""
    found = tuple(rulings)
    reasons = tuple(ruling.refusal for ruling in found if ruling.refusal)
    return (
        Outcome.REFUSED if reasons else Outcome.ALLOWED,
        reasons,
        tuple(ruling.step for ruling in found),
    )
