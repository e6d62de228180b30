"""Return terms against the right of withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from policies.book import TermsInForce
from policies.durations import StartsOn, Unit, Window
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.floor import CONDITIONS
from policies.law.jurisdictions import Jurisdiction, WithdrawalLaw
from policies.law.spans import spans
from policies.reasons import Datum
from policies.terms import GuestReturns, Kind, ReturnCondition, ReturnMode, ReturnOutcome

# Goods come within 30 days where nothing else was agreed (Dir. 2011/83/EU Art. 18(1)).
LONGEST_DELIVERY_DAYS = 30
# A last day moves on over a weekend and a few holidays: what is longer by a week ends later anyway.
ROLL_AT_MOST_DAYS = 7

CODES: Mapping[ReturnCondition, FindingCode] = MappingProxyType(
    {
        ReturnCondition.UNDAMAGED: FindingCode.DAMAGE_REFUSES_REFUND,
        ReturnCondition.ORIGINAL_PACKAGING: FindingCode.PACKAGING_REFUSES_REFUND,
        ReturnCondition.NEW: FindingCode.USE_REFUSES_REFUND,
        ReturnCondition.UNUSED: FindingCode.USE_REFUSES_REFUND,
        ReturnCondition.TAG_ATTACHED: FindingCode.USE_REFUSES_REFUND,
        ReturnCondition.COMPLETE: FindingCode.MISSING_PART_REFUSES_REFUND,
        ReturnCondition.ORDER_NOTE_ENCLOSED: FindingCode.ORDER_NOTE_ASKED,
    }
)
"""What the check calls each condition."""


def _stated(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Whoever is not told of the right has it 12 months longer."""
    if not terms.states(Kind.RETURNS):
        yield Draft(
            code=FindingCode.RETURNS_NOT_STATED,
            severity=Severity.WARNING,
            topic=Topic.INFORMATION,
            clause="returns.window",
        )


def _window(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    law = place.withdrawal
    window = terms.returns.window if terms.states(Kind.RETURNS) else None
    if window is None or law is None:
        return
    shortest, _ = spans(length=window.length, unit=window.unit, terms=terms)
    suggestion = Suggestion.of("returns.window", lawful_window(window, law, shortest))
    data: Mapping[str, Datum] = {
        "length": window.length,
        "unit": window.unit,
        "starts_on": window.starts_on,
        "days": law.days,
    }
    if shortest < law.days:
        yield _error(FindingCode.WINDOW_TOO_SHORT, Topic.PERIOD, "returns.window", data, suggestion)
    if window.starts_on is not StartsOn.DELIVERY_LAST:
        late = shortest >= law.days + LONGEST_DELIVERY_DAYS
        draft = _error(FindingCode.WINDOW_STARTS_TOO_EARLY, Topic.PERIOD, "returns.window", data, suggestion)
        yield replace(draft, severity=Severity.WARNING) if late else draft
    if law.rolls_forward and not window.rolls_forward and shortest < law.days + ROLL_AT_MOST_DAYS:
        yield _error(FindingCode.WINDOW_DOES_NOT_ROLL, Topic.COUNTING, "returns.window", data, suggestion)


def lawful_window(window: Window, law: WithdrawalLaw, shortest: int) -> Window:
    """``window`` as long as the law's period or longer, and rolling, which is in time everywhere."""
    long_enough = shortest >= law.days
    return Window(
        length=window.length if long_enough else law.days,
        unit=window.unit if long_enough else Unit.CALENDAR_DAY,
        starts_on=StartsOn.DELIVERY_LAST,
        rolls_forward=True,
    )


def _approval(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """A withdrawal is a statement and not a request: nobody may decline it."""
    if terms.states(Kind.RETURNS) and terms.returns.mode is ReturnMode.REVIEW:
        suggestion = Suggestion.of("returns.mode", ReturnMode.AUTOMATIC)
        yield _error(FindingCode.WITHDRAWAL_NEEDS_APPROVAL, Topic.RIGHT, "returns.mode", {}, suggestion)


def _account(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Any clear statement withdraws; since 19 June 2026 the shop must offer a function that needs no account."""
    if not terms.states(Kind.RETURNS) or terms.returns.guests is GuestReturns.SELF_SERVICE:
        return
    on = terms.on.astimezone(terms.shop.zone).date()
    topic = Topic.FUNCTION if place.needs_withdrawal_function(on) else Topic.STATEMENT
    suggestion = Suggestion.of("returns.guests", GuestReturns.SELF_SERVICE)
    yield _error(FindingCode.WITHDRAWAL_NEEDS_ACCOUNT, topic, "returns.guests", {}, suggestion)


def _conditions(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    if not terms.states(Kind.RETURNS):
        return
    stated = terms.returns.conditions
    lawful = stated & {ReturnCondition.ORDER_NOTE_ENCLOSED}
    by_code: dict[FindingCode, list[ReturnCondition]] = {}
    for condition in sorted(stated):
        by_code.setdefault(CODES[condition], []).append(condition)
    for code, conditions in by_code.items():
        asked = code is FindingCode.ORDER_NOTE_ASKED
        yield Draft(
            code=code,
            severity=Severity.NOTE if asked else Severity.ERROR,
            topic=CONDITIONS[conditions[0]],
            clause="returns.conditions",
            data={"conditions": " ".join(conditions)},
            suggestion=None if asked else Suggestion.of("returns.conditions", lawful),
        )


def _restocking_fee(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Whoever withdraws bears no cost but that of sending the goods back."""
    if terms.states(Kind.RETURNS) and terms.returns.restocking_fee:
        fee = terms.returns.restocking_fee
        suggestion = Suggestion.of("returns.restocking_fee", fee * 0)
        data = {"fee": str(fee)}
        yield _error(FindingCode.RESTOCKING_FEE, Topic.RIGHT, "returns.restocking_fee", data, suggestion)


def _refund_offered(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Money back by the means of payment that was used; a gift card only if the customer chooses it."""
    if terms.states(Kind.RETURNS) and ReturnOutcome.REFUND not in terms.returns.outcomes:
        outcomes = terms.returns.outcomes
        suggestion = Suggestion.of("returns.outcomes", outcomes | {ReturnOutcome.REFUND})
        data = {"outcomes": " ".join(sorted(outcomes))}
        yield _error(
            FindingCode.REFUND_NOT_OFFERED, Topic.REIMBURSEMENT, "returns.outcomes", data, suggestion
        )


def _way_back(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Without a method for a country a person has to find one, while the customer's 14 days run."""
    if not terms.states(Kind.RETURNS) or any(method.serves(place.code) for method in terms.returns.methods):
        return
    yield Draft(
        code=FindingCode.NO_WAY_BACK,
        severity=Severity.WARNING,
        topic=Topic.RETURN,
        clause="returns.methods",
    )


def _error(
    code: FindingCode, topic: Topic, clause: str, data: Mapping[str, Datum], suggestion: Suggestion
) -> Draft:
    return Draft(
        code=code, severity=Severity.ERROR, topic=topic, clause=clause, data=data, suggestion=suggestion
    )


RETURN_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _stated,
    _window,
    _approval,
    _account,
    _conditions,
    _restocking_fee,
    _refund_offered,
    _way_back,
)
