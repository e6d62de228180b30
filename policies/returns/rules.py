"""The rules of returns: of the order, of items that share their terms, and of each item. All of them are heard."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from policies.decisions import Finding, Found, Outcome, Step, judge
from policies.delivery import DeliveryPromise, promise_for
from policies.errors import NoBusinessDay, NotInForce
from policies.reasons import Datum, Reason, ReasonCode
from policies.returns.cases import Asked, Case, Group
from policies.terms import GuestReturns, ReturnMode, WithoutRecord


def _sale_found(case: Case) -> tuple[Found, ...]:
    found, without = case.intent.sale_found, case.returns.without_record
    step = Step("sale_found", {"sale_found": found, "without_record": without}, "sale_found", found)
    if without is WithoutRecord.IDENTIFICATION:
        return (judge(step, Outcome.REVIEW, ReasonCode.IDENTIFICATION_NEEDED),)
    return (judge(step, Outcome.REFUSED, ReasonCode.SALE_NOT_FOUND),)


def _not_cancelled(case: Case) -> tuple[Found, ...]:
    cancelled_at = case.order.cancelled_at
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", cancelled_at is None)
    return (judge(step, Outcome.REFUSED, ReasonCode.ALREADY_CANCELLED, step.inputs),)


def _shipped(case: Case) -> tuple[Found, ...]:
    """What has not left can be cancelled or waited for; there is nothing to send back."""
    holds = case.order.cancelled_at is not None or case.has_left
    inputs: Mapping[str, Datum] = {"at": case.at, "handed_over_at": case.handed_over_at}
    step = Step("shipped", inputs, "handed_over_at <= at", holds)
    return (judge(step, Outcome.REFUSED, ReasonCode.NOT_SHIPPED),)


def _not_sent_back(case: Case) -> tuple[Found, ...]:
    """When every parcel went back to the shop, the customer has nothing to return."""
    gone = case.order.is_sent_back()
    inputs: Mapping[str, Datum] = {"parcels": len(case.order.parcels)}
    step = Step("not_sent_back", inputs, "not every parcel went back to the sender", not gone)
    return (judge(step, Outcome.REFUSED, ReasonCode.SENT_BACK),)


def _something_left(case: Case) -> tuple[Found, ...]:
    left = sum([line.returnable for line in case.order.lines])
    holds = left > 0 or case.order.cancelled_at is not None
    step = Step("something_left", {"left": left}, "left > 0", holds)
    return (judge(step, Outcome.REFUSED, ReasonCode.NOTHING_LEFT),)


def _self_service(case: Case) -> tuple[Found, ...]:
    signed_in, guests = case.intent.signed_in, case.returns.guests
    holds = signed_in or guests is GuestReturns.SELF_SERVICE
    inputs: Mapping[str, Datum] = {"signed_in": signed_in, "guests": guests}
    step = Step("self_service", inputs, "signed_in or guests = self_service", holds)
    return (judge(step, Outcome.REVIEW, ReasonCode.GUESTS_ARE_GUIDED),)


def _returnable(_: Case, group: Group) -> tuple[Found, ...]:
    excluded = group.arranged.excluded_by
    inputs: Mapping[str, Datum] = {"excluded_by": excluded.code if excluded else None}
    step = Step("returnable", inputs, "no exception excludes it", excluded is None)
    data: Mapping[str, Datum] = {"exception": excluded.code} if excluded else {}
    return (judge(step, Outcome.REFUSED, ReasonCode.NOT_RETURNABLE, data),)


def _delivery_recorded(case: Case, group: Group) -> tuple[Found, ...]:
    """A missing delivery event never closes a window; a person looks instead.

    What is still on its way is told apart from what should have come. Neither is refused: a consumer may declare
    before having the goods (Dir. 2011/83/EU Art. 9, recital 40).
    """
    known = group.arranged.window is None or group.started_at is not None
    holds = known or not case.has_left or case.order.is_sent_back()
    step = Step("delivery_recorded", {"started_at": group.started_at}, "the window has a start", holds)
    if holds:
        return (step,)
    coming = _within_promise(case)
    code = ReasonCode.ON_ITS_WAY if coming.result else ReasonCode.DELIVERY_NOT_RECORDED
    return Finding(step, Outcome.REVIEW, Reason(code)), coming


def _within_promise(case: Case) -> Step:
    """Whether the order may still arrive as promised. Without a promise nothing says that it may."""
    made = _promise(case)
    promised_by = made.latest_by if made else None
    holds = made is not None and promised_by is not None and made.is_kept_at(case.at)
    sign = "<=" if made and made.deliver_by else "<"
    return Step(
        "within_promise", {"at": case.at, "promised_by": promised_by}, f"at {sign} promised_by", holds
    )


def _promise(case: Case) -> DeliveryPromise | None:
    """The promise of delivery, or None where the shop's terms give none: a return does not depend on them."""
    try:
        return promise_for(order=case.order, terms=case.terms)
    except (NotInForce, NoBusinessDay):
        return None


def _within_window(case: Case, group: Group) -> tuple[Found, ...]:
    until = group.closes_at
    inputs: Mapping[str, Datum] = {"at": case.at, "started_at": group.started_at, "until": until}
    step = Step("within_window", inputs, "at < until", until is None or case.at < until)
    return (judge(step, Outcome.REFUSED, ReasonCode.WINDOW_CLOSED, group.window),)


def _decided_automatically(_: Case, group: Group) -> tuple[Found, ...]:
    mode = group.arranged.mode
    step = Step("decided_automatically", {"mode": mode}, "mode = automatic", mode is ReturnMode.AUTOMATIC)
    return (judge(step, Outcome.REVIEW, ReasonCode.CASE_BY_CASE),)


def _has_method(case: Case, group: Group) -> tuple[Found, ...]:
    country = case.order.destination.country
    inputs: Mapping[str, Datum] = {"country": country, "methods": len(group.methods)}
    step = Step("has_method", inputs, "methods > 0", bool(group.methods))
    return (judge(step, Outcome.REVIEW, ReasonCode.NO_METHOD, {"country": country}),)


def quantity(case: Case, line_code: str, asked: int) -> Found:
    """A line of the order, and all items of it together no more than is left."""
    line = case.order.line(line_code)
    if line is None:
        step = Step("known_line", {"line": line_code}, "line is part of the order", False)
        return judge(step, Outcome.REFUSED, ReasonCode.UNKNOWN_LINE, step.inputs)
    left = line.returnable
    step = Step("quantity", {"line": line_code, "asked": asked, "left": left}, "asked <= left", asked <= left)
    return judge(step, Outcome.REFUSED, ReasonCode.TOO_MANY, step.inputs)


def conditions_met(group: Group, asked: Asked) -> Found:
    """No condition of the item is one that the customer says it does not meet."""
    unmet = " ".join(sorted(group.arranged.conditions & asked.unmet))
    inputs: Mapping[str, Datum] = {"line": asked.line, "conditions": unmet}
    step = Step("conditions_met", inputs, "no condition is unmet", not unmet)
    return judge(step, Outcome.REFUSED, ReasonCode.CONDITION_UNMET, inputs)


def one_way_for_all(case: Case, shared: int, parts: int) -> Found:
    """Goods that have no way back in common come back separately, and a person says how."""
    country = case.order.destination.country
    step = Step("one_way_for_all", {"groups": parts, "methods": shared}, "methods > 0", shared > 0)
    return judge(step, Outcome.REVIEW, ReasonCode.NO_METHOD, {"country": country})


ORDER_RULES: tuple[Callable[[Case], tuple[Found, ...]], ...] = (
    _sale_found,
    _not_cancelled,
    _shipped,
    _not_sent_back,
    _something_left,
    _self_service,
)
GROUP_RULES: tuple[Callable[[Case, Group], tuple[Found, ...]], ...] = (
    _returnable,
    _delivery_recorded,
    _within_window,
    _decided_automatically,
    _has_method,
)
