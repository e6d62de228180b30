"""May this order be cancelled, and until when?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from policies.book import TermsInForce
from policies.decisions import Decision, Found, GoverningVersion, Outcome, Step, conclude, judge
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.reasons import Reason, ReasonCode
from policies.terms import CancellationLimit, Kind


def decide_cancellation(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> Decision:
    """Decide at ``at`` whether ``order`` can be cancelled under the ``terms`` it was placed under.

    Raises NotInForce where the shop has stated no cancellation terms (or no shipping terms, which hold the
    cutoff), NoBusinessDay where closures leave no day with a cutoff.
    """
    case = _Case(order, terms, require_aware(at, "at"), _limits(order, terms))
    outcome, reasons, trace = conclude([rule(case) for rule in RULES])
    until, because = _deadline(case) if outcome is Outcome.ALLOWED else (None, None)
    return Decision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=GoverningVersion.of(terms.version(Kind.CANCELLATION)),
        trace=trace,
    )


def next_cutoff(*, placed_at: datetime, terms: TermsInForce) -> datetime:
    """The first shipping cutoff after ``placed_at``, on a business day of the shop.

    An order placed exactly at the cutoff has missed it, so the next business day's counts. Raises NotInForce
    where the shop has stated no shipping terms, NoBusinessDay where closures leave no day.
    """
    return terms.cutoffs.after(require_aware(placed_at, "placed_at"))


class _Case(NamedTuple):
    order: OrderFacts
    terms: TermsInForce
    at: datetime
    limits: Mapping[ReasonCode, datetime]


def _limits(order: OrderFacts, terms: TermsInForce) -> Mapping[ReasonCode, datetime]:
    """The moments known beforehand at which the right to cancel ends."""
    chosen = terms.cancellation
    limits: dict[ReasonCode, datetime] = {}
    if CancellationLimit.NEXT_CUTOFF in chosen.limits:
        limits[ReasonCode.UNTIL_CUTOFF] = next_cutoff(placed_at=order.placed_at, terms=terms)
    if CancellationLimit.MINUTES_AFTER_ORDER in chosen.limits and chosen.minutes is not None:
        limits[ReasonCode.UNTIL_MINUTES] = order.placed_at + timedelta(minutes=chosen.minutes)
    return limits


def _deadline(case: _Case) -> tuple[datetime | None, Reason | None]:
    if case.limits:
        code = min(case.limits, key=case.limits.__getitem__)
        return case.limits[code], Reason(code, {"until": case.limits[code]})
    return None, Reason(ReasonCode.UNTIL_HANDOVER)


def _not_cancelled(case: _Case) -> Found:
    cancelled_at = case.order.cancelled_at
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", cancelled_at is None)
    return judge(step, Outcome.REFUSED, ReasonCode.ALREADY_CANCELLED, step.inputs)


def _not_handed_over(case: _Case) -> Found:
    """A parcel with the carrier cannot be called back, whatever the shop's limits say."""
    handed_over_at = case.order.handed_over_at()
    holds = handed_over_at is None or case.at < handed_over_at
    step = Step(
        "not_handed_over", {"at": case.at, "handed_over_at": handed_over_at}, "at < handed_over_at", holds
    )
    return judge(step, Outcome.REFUSED, ReasonCode.HANDED_OVER, {"handed_over_at": handed_over_at})


def _before_cutoff(case: _Case) -> Found:
    return _before(case, ReasonCode.UNTIL_CUTOFF, ReasonCode.CUTOFF_PASSED, "before_next_cutoff")


def _within_minutes(case: _Case) -> Found:
    return _before(case, ReasonCode.UNTIL_MINUTES, ReasonCode.MINUTES_PASSED, "within_minutes")


def _before(case: _Case, limit: ReasonCode, passed: ReasonCode, rule: str) -> Found:
    until = case.limits.get(limit)
    step = Step(rule, {"at": case.at, "until": until}, "at < until", until is None or case.at < until)
    return judge(step, Outcome.REFUSED, passed, {"until": until})


RULES: tuple[Callable[[_Case], Found], ...] = (
    _not_cancelled,
    _not_handed_over,
    _before_cutoff,
    _within_minutes,
)
