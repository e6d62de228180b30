"""May this be returned, until when, how, and at whose cost?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from policies.book import TermsInForce
from policies.decisions import Decision, Finding, GoverningVersion, Outcome, Step, conclude
from policies.delivery import DeliveryPromise, promise_for
from policies.errors import NoBusinessDay, NotInForce, require_aware
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import GuestReturns, Kind, Payer, ReturnCondition, ReturnMethod, ReturnMode, ReturnOutcome
from policies.windows import closes_at, started_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDecision(Decision):
    """A decision on a return, with what is on offer.

    ``postage_paid_by`` holds one entry for each item of the intent, in its order.
    """

    methods: tuple[ReturnMethod, ...]
    conditions: frozenset[ReturnCondition]
    outcomes: frozenset[ReturnOutcome]
    postage_paid_by: tuple[Payer, ...]


def decide_return(
    *, intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime
) -> ReturnDecision:
    """Decide at ``at`` whether ``intent`` can be returned under the ``terms`` the order was placed under.

    Raises NotInForce where the shop has stated no return terms, NoBusinessDay where closures leave no day for a
    window to end on.
    """
    returns = terms.returns
    methods = tuple(method for method in returns.methods if method.serves(order.destination.country))
    started, closes = _window(order, terms)
    case = _Case(intent, order, terms, require_aware(at, "at"), started, closes, methods)
    outcome, reasons, trace = conclude(finding for rule in RULES for finding in rule(case))
    until, because = _deadline(case) if outcome is not Outcome.REFUSED else (None, None)
    return ReturnDecision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=GoverningVersion.of(terms.version(Kind.RETURNS)),
        trace=trace,
        methods=methods,
        conditions=returns.conditions,
        outcomes=returns.outcomes,
        postage_paid_by=tuple(returns.postage_paid_by(item.reason) for item in intent.items),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    intent: ReturnIntent
    order: OrderFacts
    terms: TermsInForce
    at: datetime
    started_at: datetime | None
    closes_at: datetime | None
    methods: tuple[ReturnMethod, ...]


def _window(order: OrderFacts, terms: TermsInForce) -> tuple[datetime | None, datetime | None]:
    """When the return window opened and closes; None for what is not known or has no end."""
    window = terms.returns.window
    if window is None:
        return None, None
    started = started_at(window=window, order=order)
    return started, closes_at(window=window, started_at=started, shop=terms.shop) if started else None


def _deadline(case: _Case) -> tuple[datetime | None, Reason | None]:
    if case.terms.returns.window is None:
        return None, Reason(ReasonCode.NO_TIME_LIMIT)
    if case.closes_at is None:
        return None, None
    return case.closes_at, Reason(
        ReasonCode.WINDOW_OPEN, {"until": case.closes_at, "started_at": case.started_at}
    )


def _check(holds: bool, step: Step, outcome: Outcome, reason: Reason) -> tuple[Finding, ...]:
    return (Finding(step),) if holds else (Finding(step, outcome, reason),)


def _not_cancelled(case: _Case) -> tuple[Finding, ...]:
    cancelled_at = case.order.cancelled_at
    holds = cancelled_at is None
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", holds)
    return _check(
        holds, step, Outcome.REFUSED, Reason(ReasonCode.ALREADY_CANCELLED, {"cancelled_at": cancelled_at})
    )


def _shipped(case: _Case) -> tuple[Finding, ...]:
    """What has not left can be cancelled or waited for; there is nothing to send back."""
    handed_over_at = case.order.handed_over_at()
    holds = case.order.cancelled_at is not None or (handed_over_at is not None and handed_over_at <= case.at)
    step = Step("shipped", {"at": case.at, "handed_over_at": handed_over_at}, "handed_over_at <= at", holds)
    return _check(holds, step, Outcome.REFUSED, Reason(ReasonCode.NOT_SHIPPED))


def _not_sent_back(case: _Case) -> tuple[Finding, ...]:
    """When every parcel went back to the shop, the customer has nothing to return."""
    gone = case.order.is_sent_back()
    inputs: Mapping[str, Datum] = {"parcels": len(case.order.parcels)}
    step = Step("not_sent_back", inputs, "not every parcel went back to the sender", not gone)
    return _check(not gone, step, Outcome.REFUSED, Reason(ReasonCode.SENT_BACK))


def _delivery_recorded(case: _Case) -> tuple[Finding, ...]:
    """A missing delivery event never closes a window; a person looks instead.

    What is still on its way is told apart from what should have come. Neither is refused: a consumer may declare
    before having the goods (Dir. 2011/83/EU Art. 9, recital 40).
    """
    window = case.terms.returns.window
    handed_over_at = case.order.handed_over_at()
    shipped = handed_over_at is not None and handed_over_at <= case.at
    awaited = shipped and not case.order.is_sent_back()
    holds = window is None or case.started_at is not None or not awaited
    step = Step("delivery_recorded", {"started_at": case.started_at}, "the window has a start", holds)
    if holds:
        return (Finding(step),)
    coming = _within_promise(case)
    code = ReasonCode.ON_ITS_WAY if coming.result else ReasonCode.DELIVERY_NOT_RECORDED
    return Finding(step, Outcome.REVIEW, Reason(code)), Finding(coming)


def _within_promise(case: _Case) -> Step:
    """Whether the order may still arrive as promised. Without a promise nothing says that it may."""
    made = _promise(case)
    promised_by = made.latest_by if made else None
    holds = made is not None and promised_by is not None and made.is_kept_at(case.at)
    sign = "<=" if made and made.deliver_by else "<"
    return Step(
        "within_promise", {"at": case.at, "promised_by": promised_by}, f"at {sign} promised_by", holds
    )


def _promise(case: _Case) -> DeliveryPromise | None:
    """The promise of delivery, or None where the shop's terms give none: a return does not depend on them."""
    try:
        return promise_for(order=case.order, terms=case.terms)
    except (NotInForce, NoBusinessDay):
        return None


def _within_window(case: _Case) -> tuple[Finding, ...]:
    holds = case.closes_at is None or case.at < case.closes_at
    inputs: Mapping[str, Datum] = {"at": case.at, "started_at": case.started_at, "until": case.closes_at}
    step = Step("within_window", inputs, "at < until", holds)
    data: Mapping[str, Datum] = {"until": case.closes_at, "started_at": case.started_at}
    return _check(holds, step, Outcome.REFUSED, Reason(ReasonCode.WINDOW_CLOSED, data))


def _something_left(case: _Case) -> tuple[Finding, ...]:
    left = sum(line.returnable for line in case.order.lines)
    holds = left > 0 or case.order.cancelled_at is not None
    step = Step("something_left", {"left": left}, "left > 0", holds)
    return _check(holds, step, Outcome.REFUSED, Reason(ReasonCode.NOTHING_LEFT))


def _quantities(case: _Case) -> tuple[Finding, ...]:
    """Every item names a line of the order, and all items of a line together no more than is left of it."""
    asked: dict[str, int] = {}
    for item in case.intent.items:
        asked[item.line] = asked.get(item.line, 0) + item.quantity
    return tuple(_quantity(case, line, quantity) for line, quantity in asked.items())


def _quantity(case: _Case, code: str, asked: int) -> Finding:
    line = case.order.line(code)
    if line is None:
        step = Step("known_line", {"line": code}, "line is part of the order", False)
        return Finding(step, Outcome.REFUSED, Reason(ReasonCode.UNKNOWN_LINE, {"line": code}))
    holds = asked <= line.returnable
    step = Step("quantity", {"line": code, "asked": asked, "left": line.returnable}, "asked <= left", holds)
    if holds:
        return Finding(step)
    data: Mapping[str, Datum] = {"line": code, "asked": asked, "left": line.returnable}
    return Finding(step, Outcome.REFUSED, Reason(ReasonCode.TOO_MANY, data))


def _decided_automatically(case: _Case) -> tuple[Finding, ...]:
    holds = case.terms.returns.mode is ReturnMode.AUTOMATIC
    step = Step("decided_automatically", {"mode": case.terms.returns.mode}, "mode = automatic", holds)
    return _check(holds, step, Outcome.REVIEW, Reason(ReasonCode.CASE_BY_CASE))


def _self_service(case: _Case) -> tuple[Finding, ...]:
    holds = case.intent.signed_in or case.terms.returns.guests is GuestReturns.SELF_SERVICE
    inputs: Mapping[str, Datum] = {"signed_in": case.intent.signed_in, "guests": case.terms.returns.guests}
    step = Step("self_service", inputs, "signed_in or guests = self_service", holds)
    return _check(holds, step, Outcome.REVIEW, Reason(ReasonCode.GUESTS_ARE_GUIDED))


def _has_method(case: _Case) -> tuple[Finding, ...]:
    country = case.order.destination.country
    step = Step(
        "has_method", {"country": country, "methods": len(case.methods)}, "methods > 0", bool(case.methods)
    )
    return _check(
        bool(case.methods), step, Outcome.REVIEW, Reason(ReasonCode.NO_METHOD, {"country": country})
    )


RULES: tuple[Callable[[_Case], tuple[Finding, ...]], ...] = (
    _not_cancelled,
    _shipped,
    _not_sent_back,
    _delivery_recorded,
    _within_window,
    _something_left,
    _quantities,
    _decided_automatically,
    _self_service,
    _has_method,
)
