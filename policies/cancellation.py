"""May this order be cancelled, and until when?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from policies.book import TermsInForce
from policies.calendars import local_moment
from policies.decisions import Decision, Finding, GoverningVersion, Outcome, Step, conclude
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
    outcome, reasons, trace = conclude(rule(case) for rule in RULES)
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
    placed_at = require_aware(placed_at, "placed_at")
    zone, calendar, clock = terms.shop.zone, terms.shop.calendar, terms.shipping.cutoff_time
    day = calendar.on_or_after(placed_at.astimezone(zone).date())
    cutoff = local_moment(day, clock, zone)
    return cutoff if placed_at < cutoff else local_moment(calendar.add(day, 1), clock, zone)


@dataclass(frozen=True, slots=True)
class _Case:
    order: OrderFacts
    terms: TermsInForce
    at: datetime
    limits: tuple[tuple[datetime, ReasonCode], ...]


def _limits(order: OrderFacts, terms: TermsInForce) -> tuple[tuple[datetime, ReasonCode], ...]:
    """The moments known beforehand at which the right to cancel ends."""
    chosen, limits = terms.cancellation, []
    if CancellationLimit.NEXT_CUTOFF in chosen.limits:
        limits.append((next_cutoff(placed_at=order.placed_at, terms=terms), ReasonCode.UNTIL_CUTOFF))
    if CancellationLimit.MINUTES_AFTER_ORDER in chosen.limits and chosen.minutes is not None:
        limits.append((order.placed_at + timedelta(minutes=chosen.minutes), ReasonCode.UNTIL_MINUTES))
    return tuple(limits)


def _deadline(case: _Case) -> tuple[datetime | None, Reason | None]:
    if case.limits:
        moment, code = min(case.limits)
        return moment, Reason(code, {"until": moment})
    return None, Reason(ReasonCode.UNTIL_HANDOVER)


def _not_cancelled(case: _Case) -> Finding:
    cancelled_at = case.order.cancelled_at
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", cancelled_at is None)
    if cancelled_at is None:
        return Finding(step)
    return Finding(
        step, Outcome.REFUSED, Reason(ReasonCode.ALREADY_CANCELLED, {"cancelled_at": cancelled_at})
    )


def _not_handed_over(case: _Case) -> Finding:
    """A parcel with the carrier cannot be called back, whatever the shop's limits say."""
    handed_over_at = case.order.handed_over_at()
    holds = handed_over_at is None or case.at < handed_over_at
    step = Step(
        "not_handed_over", {"at": case.at, "handed_over_at": handed_over_at}, "at < handed_over_at", holds
    )
    if holds:
        return Finding(step)
    return Finding(step, Outcome.REFUSED, Reason(ReasonCode.HANDED_OVER, {"handed_over_at": handed_over_at}))


def _before_cutoff(case: _Case) -> Finding:
    return _before(case, ReasonCode.UNTIL_CUTOFF, ReasonCode.CUTOFF_PASSED, "before_next_cutoff")


def _within_minutes(case: _Case) -> Finding:
    return _before(case, ReasonCode.UNTIL_MINUTES, ReasonCode.MINUTES_PASSED, "within_minutes")


def _before(case: _Case, limit: ReasonCode, passed: ReasonCode, rule: str) -> Finding:
    until = next((moment for moment, code in case.limits if code is limit), None)
    holds = until is None or case.at < until
    step = Step(rule, {"at": case.at, "until": until}, "at < until", holds)
    return Finding(step) if holds else Finding(step, Outcome.REFUSED, Reason(passed, {"until": until}))


RULES: tuple[Callable[[_Case], Finding], ...] = (
    _not_cancelled,
    _not_handed_over,
    _before_cutoff,
    _within_minutes,
)
