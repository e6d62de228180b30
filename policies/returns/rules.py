"""The rules of returns: of the order, of items that share their terms, and of each item. All of them are heard."""

from __future__ import annotations

from collections.abc import Mapping

from policies.decisions import Step, look, refuse
from policies.facts import LineFacts
from policies.reasons import Datum, ReasonCode
from policies.returns.cases import Asked, Case, Group
from policies.terms import GuestReturns, ReturnMode, WithoutRecord


def _sale_found(case: Case) -> Step:
    found, without = case.intent.sale_found, case.returns.without_record
    inputs: Mapping[str, Datum] = {"sale_found": found, "without_record": without}
    if found:
        return Step("sale_found", inputs, "sale_found", True, None)
    identifies = without is WithoutRecord.IDENTIFICATION
    asks = look(ReasonCode.IDENTIFICATION_NEEDED) if identifies else refuse(ReasonCode.SALE_NOT_FOUND)
    return Step("sale_found", inputs, "sale_found", False, asks)


# What most decisions find alike is found once.
NEVER_CANCELLED = Step("not_cancelled", {"cancelled_at": None}, "cancelled_at is none", True, None)
NOT_EXCLUDED = Step("returnable", {"excluded_by": None}, "no exception excludes it", True, None)
AUTOMATIC = Step("decided_automatically", {"mode": ReturnMode.AUTOMATIC}, "mode = automatic", True, None)


def _not_cancelled(case: Case) -> Step:
    cancelled_at = case.order.cancelled_at
    if cancelled_at is None:
        return NEVER_CANCELLED
    inputs = {"cancelled_at": cancelled_at}
    asks = refuse(ReasonCode.ALREADY_CANCELLED, inputs)
    return Step("not_cancelled", inputs, "cancelled_at is none", False, asks)


def _shipped(case: Case) -> Step:
    """What has not left can be cancelled or waited for; there is nothing to send back."""
    holds = case.has_left or case.order.cancelled_at is not None
    asks = None if holds else refuse(ReasonCode.NOT_SHIPPED)
    inputs = {"at": case.at, "handed_over_at": case.handed_over_at}
    return Step("shipped", inputs, "handed_over_at <= at", holds, asks)


def _not_sent_back(case: Case) -> Step:
    """When every parcel went back to the shop, the customer has nothing to return."""
    gone = case.order.is_sent_back()
    asks = refuse(ReasonCode.SENT_BACK) if gone else None
    inputs = {"parcels": len(case.order.parcels)}
    return Step("not_sent_back", inputs, "not every parcel went back to the sender", not gone, asks)


def _something_left(case: Case) -> Step:
    left = 0
    for line in case.order.lines:
        left += line.returnable
    holds = left > 0 or case.order.cancelled_at is not None
    asks = None if holds else refuse(ReasonCode.NOTHING_LEFT)
    return Step("something_left", {"left": left}, "left > 0", holds, asks)


def _self_service(case: Case) -> Step:
    signed_in, guests = case.intent.signed_in, case.returns.guests
    holds = signed_in or guests is GuestReturns.SELF_SERVICE
    asks = None if holds else look(ReasonCode.GUESTS_ARE_GUIDED)
    inputs: Mapping[str, Datum] = {"signed_in": signed_in, "guests": guests}
    return Step("self_service", inputs, "signed_in or guests = self_service", holds, asks)


def _returnable(_: Case, group: Group) -> Step:
    by = group.arranged.excluded_by
    if by is None:
        return NOT_EXCLUDED
    asks = refuse(ReasonCode.NOT_RETURNABLE, {"exception": by.code})
    return Step("returnable", {"excluded_by": by.code}, "no exception excludes it", False, asks)


def _delivery_recorded(case: Case, group: Group) -> Step:
    """A missing delivery event never closes a window; a person looks instead.

    What is still on its way is told apart from what should have come. Neither is refused: a consumer may declare
    before having the goods (Dir. 2011/83/EU Art. 9, recital 40).
    """
    known, asks = group.is_delivery_known, None
    if not known:
        coming = _may_still_come(case, group)
        asks = look(ReasonCode.ON_ITS_WAY if coming else ReasonCode.DELIVERY_NOT_RECORDED)
    return Step("delivery_recorded", {"started_at": group.started_at}, "the window has a start", known, asks)


def _within_promise(case: Case, group: Group) -> Step:
    made = group.promise
    sign = "<=" if made and made.deliver_by else "<"
    inputs = {"at": case.at, "promised_by": made.latest_by if made else None}
    return Step("within_promise", inputs, f"at {sign} promised_by", _may_still_come(case, group), None)


def _may_still_come(case: Case, group: Group) -> bool:
    """Whether the order may still arrive as promised. Without a promise nothing says that it may."""
    made = group.promise
    return made is not None and made.latest_by is not None and made.is_kept_at(case.at)


def _within_window(case: Case, group: Group) -> Step:
    at, until = case.at, group.closes_at
    holds = until is None or at < until
    asks = None if holds else refuse(ReasonCode.WINDOW_CLOSED, group.window)
    inputs = {"at": at, "started_at": group.started_at, "until": until}
    return Step("within_window", inputs, "at < until", holds, asks)


def _decided_automatically(_: Case, group: Group) -> Step:
    mode = group.arranged.mode
    if mode is ReturnMode.AUTOMATIC:
        return AUTOMATIC
    asks = look(ReasonCode.CASE_BY_CASE)
    return Step("decided_automatically", {"mode": mode}, "mode = automatic", False, asks)


def _has_method(case: Case, group: Group) -> Step:
    country, methods = case.order.destination.country, len(group.methods)
    asks = None if methods else look(ReasonCode.NO_METHOD, {"country": country})
    inputs: Mapping[str, Datum] = {"country": country, "methods": methods}
    return Step("has_method", inputs, "methods > 0", methods > 0, asks)


def quantity(code: str, line: LineFacts | None, asked: int) -> Step:
    """A line of the order, and all items of it together no more than is left."""
    if line is None:
        unknown = {"line": code}
        asks = refuse(ReasonCode.UNKNOWN_LINE, unknown)
        return Step("known_line", unknown, "line is part of the order", False, asks)
    left = line.returnable
    inputs: Mapping[str, Datum] = {"line": code, "asked": asked, "left": left}
    enough = asked <= left
    return Step(
        "quantity", inputs, "asked <= left", enough, None if enough else refuse(ReasonCode.TOO_MANY, inputs)
    )


def conditions_met(group: Group, asked: Asked) -> Step:
    """No condition of the item is one that the customer says it does not meet."""
    unmet = " ".join(sorted(group.arranged.conditions & asked.unmet)) if asked.unmet else ""
    inputs = {"line": asked.line, "conditions": unmet}
    asks = refuse(ReasonCode.CONDITION_UNMET, inputs) if unmet else None
    return Step("conditions_met", inputs, "no condition is unmet", not unmet, asks)


def one_way_for_all(case: Case, shared: int, parts: int) -> Step:
    """Goods that have no way back in common come back separately, and a person says how."""
    asks = None if shared else look(ReasonCode.NO_METHOD, {"country": case.order.destination.country})
    return Step("one_way_for_all", {"groups": parts, "methods": shared}, "methods > 0", shared > 0, asks)


def of_order(case: Case) -> list[Step]:
    """Every rule of the order; none stops another from being heard."""
    return [
        _sale_found(case),
        _not_cancelled(case),
        _shipped(case),
        _not_sent_back(case),
        _something_left(case),
        _self_service(case),
    ]


def of_group(case: Case, group: Group) -> list[Step]:
    """Every rule of items that share their terms."""
    steps = [
        _returnable(case, group),
        _delivery_recorded(case, group),
        _within_window(case, group),
        _decided_automatically(case, group),
        _has_method(case, group),
    ]
    if not group.is_delivery_known:
        # Next to what it explains.
        steps.insert(2, _within_promise(case, group))
    return steps
