"""May this order be cancelled, and until when?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from policies.book import TermsInForce
from policies.decisions import Decision, Outcome, Step, conclude, refuse
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.reasons import Reason, ReasonCode
from policies.terms import CancellationLimit, Kind


def decide_cancellation(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> Decision:
    """Decide at ``at`` whether ``order`` can be cancelled under the ``terms`` it was placed under.

    Raises NotInForce where the shop has stated no cancellation terms (or no shipping terms, which hold the
    cutoff), NoBusinessDay where closures leave no day with a cutoff.
    """
    case = _case(order, terms, require_aware(at, "at"))
    outcome, reasons, trace = conclude(_heard(case))
    until, because = _deadline(case) if outcome is Outcome.ALLOWED else (None, None)
    return Decision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=terms.version(Kind.CANCELLATION).governing,
        trace=trace,
    )


def next_cutoff(*, placed_at: datetime, terms: TermsInForce) -> datetime:
    """The first shipping cutoff after ``placed_at``, on a business day of the shop.

    An order placed exactly at the cutoff has missed it, so the next business day's counts. Raises NotInForce
    where the shop has stated no shipping terms, NoBusinessDay where closures leave no day.
    """
    return terms.cutoffs.after(require_aware(placed_at, "placed_at"))


@dataclass(slots=True)
class _Case:
    """What the rules look at. ``cutoff`` and ``minutes_end`` are None where the terms do not end at them."""

    at: datetime
    cancelled_at: datetime | None
    handed_over_at: datetime | None
    cutoff: datetime | None
    minutes_end: datetime | None


def _case(order: OrderFacts, terms: TermsInForce, at: datetime) -> _Case:
    chosen = terms.cancellation
    limits, minutes = chosen.limits, chosen.minutes
    cutoff = terms.cutoffs.after(order.placed_at) if CancellationLimit.NEXT_CUTOFF in limits else None
    minutes_end = None
    if minutes is not None and CancellationLimit.MINUTES_AFTER_ORDER in limits:
        minutes_end = order.placed_at + timedelta(minutes=minutes)
    return _Case(at, order.cancelled_at, order.handed_over_at(), cutoff, minutes_end)


def _deadline(case: _Case) -> tuple[datetime | None, Reason]:
    """The first of the moments known beforehand at which the right to cancel ends."""
    cutoff, minutes_end = case.cutoff, case.minutes_end
    if cutoff and not (minutes_end and minutes_end < cutoff):
        return cutoff, Reason(ReasonCode.UNTIL_CUTOFF, {"until": cutoff})
    if minutes_end:
        return minutes_end, Reason(ReasonCode.UNTIL_MINUTES, {"until": minutes_end})
    return None, Reason(ReasonCode.UNTIL_HANDOVER)


def _heard(case: _Case) -> list[Step]:
    """Every rule, in order; none stops another from being heard."""
    return [
        _not_cancelled(case),
        _not_handed_over(case),
        _before_cutoff(case),
        _within_minutes(case),
    ]


# What most decisions find alike is found once.
NEVER_CANCELLED = Step("not_cancelled", {"cancelled_at": None}, "cancelled_at is none", True, None)


def _not_cancelled(case: _Case) -> Step:
    cancelled_at = case.cancelled_at
    if cancelled_at is None:
        return NEVER_CANCELLED
    inputs = {"cancelled_at": cancelled_at}
    asks = refuse(ReasonCode.ALREADY_CANCELLED, inputs)
    return Step("not_cancelled", inputs, "cancelled_at is none", False, asks)


def _not_handed_over(case: _Case) -> Step:
    """A parcel with the carrier cannot be called back, whatever the shop's limits say."""
    at, left = case.at, case.handed_over_at
    holds = left is None or at < left
    asks = None if holds else refuse(ReasonCode.HANDED_OVER, {"handed_over_at": left})
    return Step(
        "not_handed_over",
        {"at": at, "handed_over_at": left},
        "at < handed_over_at",
        holds,
        asks,
    )


def _before_cutoff(case: _Case) -> Step:
    at, until = case.at, case.cutoff
    holds = until is None or at < until
    asks = None if holds else refuse(ReasonCode.CUTOFF_PASSED, {"until": until})
    return Step("before_next_cutoff", {"at": at, "until": until}, "at < until", holds, asks)


def _within_minutes(case: _Case) -> Step:
    at, until = case.at, case.minutes_end
    holds = until is None or at < until
    asks = None if holds else refuse(ReasonCode.MINUTES_PASSED, {"until": until})
    return Step("within_minutes", {"at": at, "until": until}, "at < until", holds, asks)
