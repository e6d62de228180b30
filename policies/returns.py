"""May this be returned, until when, how, and at whose cost?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from policies.book import TermsInForce
from policies.decisions import Decision, Finding, Found, GoverningVersion, Outcome, Step, conclude, judge
from policies.delivery import DeliveryPromise, promise_for
from policies.errors import NoBusinessDay, NotInForce, require_aware
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import (
    GuestReturns,
    Kind,
    Payer,
    ReturnCondition,
    ReturnMethod,
    ReturnMode,
    ReturnOutcome,
    ReturnTerms,
)
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
    case = _case(intent, order, terms, require_aware(at, "at"))
    outcome, reasons, trace = conclude([found for rule in RULES for found in rule(case)])
    until, because = _deadline(case) if outcome is not Outcome.REFUSED else (None, None)
    return ReturnDecision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=GoverningVersion.of(terms.version(Kind.RETURNS)),
        trace=trace,
        methods=case.methods,
        conditions=returns.conditions,
        outcomes=returns.outcomes,
        postage_paid_by=tuple([returns.postage_paid_by(item.reason) for item in intent.items]),
    )


class _Case(NamedTuple):
    """What the rules look at. What several of them need is worked out once.

    ``started_at`` and ``closes_at`` are those of the return window; None for what is not known or has no end.
    """

    intent: ReturnIntent
    order: OrderFacts
    terms: TermsInForce
    returns: ReturnTerms
    at: datetime
    handed_over_at: datetime | None
    has_left: bool
    started_at: datetime | None
    closes_at: datetime | None
    methods: tuple[ReturnMethod, ...]


def _case(intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime) -> _Case:
    returns, country = terms.returns, order.destination.country
    window, left = returns.window, order.handed_over_at()
    started = started_at(window=window, order=order) if window else None
    closes = closes_at(window=window, started_at=started, shop=terms.shop) if window and started else None
    methods = tuple([method for method in returns.methods if method.serves(country)])
    has_left = left is not None and left <= at
    return _Case(intent, order, terms, returns, at, left, has_left, started, closes, methods)


def _deadline(case: _Case) -> tuple[datetime | None, Reason | None]:
    if case.returns.window is None:
        return None, Reason(ReasonCode.NO_TIME_LIMIT)
    if case.closes_at is None:
        return None, None
    return case.closes_at, Reason(
        ReasonCode.WINDOW_OPEN, {"until": case.closes_at, "started_at": case.started_at}
    )


def _not_cancelled(case: _Case) -> tuple[Found, ...]:
    cancelled_at = case.order.cancelled_at
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", cancelled_at is None)
    return (judge(step, Outcome.REFUSED, ReasonCode.ALREADY_CANCELLED, step.inputs),)


def _shipped(case: _Case) -> tuple[Found, ...]:
    """What has not left can be cancelled or waited for; there is nothing to send back."""
    holds = case.order.cancelled_at is not None or case.has_left
    inputs: Mapping[str, Datum] = {"at": case.at, "handed_over_at": case.handed_over_at}
    step = Step("shipped", inputs, "handed_over_at <= at", holds)
    return (judge(step, Outcome.REFUSED, ReasonCode.NOT_SHIPPED),)


def _not_sent_back(case: _Case) -> tuple[Found, ...]:
    """When every parcel went back to the shop, the customer has nothing to return."""
    gone = case.order.is_sent_back()
    inputs: Mapping[str, Datum] = {"parcels": len(case.order.parcels)}
    step = Step("not_sent_back", inputs, "not every parcel went back to the sender", not gone)
    return (judge(step, Outcome.REFUSED, ReasonCode.SENT_BACK),)


def _delivery_recorded(case: _Case) -> tuple[Found, ...]:
    """A missing delivery event never closes a window; a person looks instead.

    What is still on its way is told apart from what should have come. Neither is refused: a consumer may declare
    before having the goods (Dir. 2011/83/EU Art. 9, recital 40).
    """
    known = case.returns.window is None or case.started_at is not None
    holds = known or not case.has_left or case.order.is_sent_back()
    step = Step("delivery_recorded", {"started_at": case.started_at}, "the window has a start", holds)
    if holds:
        return (step,)
    coming = _within_promise(case)
    code = ReasonCode.ON_ITS_WAY if coming.result else ReasonCode.DELIVERY_NOT_RECORDED
    return Finding(step, Outcome.REVIEW, Reason(code)), coming


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


def _within_window(case: _Case) -> tuple[Found, ...]:
    holds = case.closes_at is None or case.at < case.closes_at
    inputs: Mapping[str, Datum] = {"at": case.at, "started_at": case.started_at, "until": case.closes_at}
    step = Step("within_window", inputs, "at < until", holds)
    data: Mapping[str, Datum] = {"until": case.closes_at, "started_at": case.started_at}
    return (judge(step, Outcome.REFUSED, ReasonCode.WINDOW_CLOSED, data),)


def _something_left(case: _Case) -> tuple[Found, ...]:
    left = sum([line.returnable for line in case.order.lines])
    holds = left > 0 or case.order.cancelled_at is not None
    step = Step("something_left", {"left": left}, "left > 0", holds)
    return (judge(step, Outcome.REFUSED, ReasonCode.NOTHING_LEFT),)


def _quantities(case: _Case) -> tuple[Found, ...]:
    """Every item names a line of the order, and all items of a line together no more than is left of it."""
    asked: dict[str, int] = {}
    for item in case.intent.items:
        asked[item.line] = asked.get(item.line, 0) + item.quantity
    return tuple([_quantity(case, line, quantity) for line, quantity in asked.items()])


def _quantity(case: _Case, code: str, asked: int) -> Found:
    line = case.order.line(code)
    if line is None:
        step = Step("known_line", {"line": code}, "line is part of the order", False)
        return judge(step, Outcome.REFUSED, ReasonCode.UNKNOWN_LINE, step.inputs)
    left = line.returnable
    step = Step("quantity", {"line": code, "asked": asked, "left": left}, "asked <= left", asked <= left)
    return judge(step, Outcome.REFUSED, ReasonCode.TOO_MANY, step.inputs)


def _decided_automatically(case: _Case) -> tuple[Found, ...]:
    mode = case.returns.mode
    step = Step("decided_automatically", {"mode": mode}, "mode = automatic", mode is ReturnMode.AUTOMATIC)
    return (judge(step, Outcome.REVIEW, ReasonCode.CASE_BY_CASE),)


def _self_service(case: _Case) -> tuple[Found, ...]:
    signed_in, guests = case.intent.signed_in, case.returns.guests
    holds = signed_in or guests is GuestReturns.SELF_SERVICE
    inputs: Mapping[str, Datum] = {"signed_in": signed_in, "guests": guests}
    step = Step("self_service", inputs, "signed_in or guests = self_service", holds)
    return (judge(step, Outcome.REVIEW, ReasonCode.GUESTS_ARE_GUIDED),)


def _has_method(case: _Case) -> tuple[Found, ...]:
    country = case.order.destination.country
    inputs: Mapping[str, Datum] = {"country": country, "methods": len(case.methods)}
    step = Step("has_method", inputs, "methods > 0", bool(case.methods))
    return (judge(step, Outcome.REVIEW, ReasonCode.NO_METHOD, {"country": country}),)


RULES: tuple[Callable[[_Case], tuple[Found, ...]], ...] = (
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
