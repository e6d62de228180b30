"""Return terms against the right of withdrawal: until when, how, and by whose leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from policies.book import TermsInForce
from policies.durations import Duration, StartsOn, Unit, Window
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.jurisdictions import Jurisdiction, WithdrawalLaw
from policies.law.reach import country_of, exceptions_in
from policies.law.said import Said, said
from policies.law.spans import spans
from policies.reasons import Datum
from policies.terms import GuestReturns, Kind, ReturnMode, ReturnOutcome

# Goods come within 30 days where nothing else was agreed (Dir. 2011/83/EU Art. 18(1)).
LONGEST_DELIVERY_DAYS = 30
# A last day moves on over a weekend and a few holidays: what is longer by a week ends later anyway.
ROLL_AT_MOST_DAYS = 7


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
    """Seasons are not asked: they give time and never take any."""
    law = place.withdrawal
    if law is None:
        return
    for stated in said(terms, place, "window", lambda returns: returns.window, lambda then: then.window):
        if stated.value is not None:
            yield from _window_stated(stated, stated.value, law, terms)


def _window_stated(
    stated: Said[Window | None], window: Window, law: WithdrawalLaw, terms: TermsInForce
) -> Iterator[Draft]:
    shortest, _ = spans(length=window.length, unit=window.unit, terms=terms)
    suggestion = stated.instead(lawful_window(window, law, shortest))
    data: Mapping[str, Datum] = stated.data | {
        "length": window.length,
        "unit": window.unit,
        "starts_on": window.starts_on,
        "days": law.days,
    }
    if shortest < law.days:
        yield Draft.error(FindingCode.WINDOW_TOO_SHORT, Topic.PERIOD, stated.clause, data, suggestion)
    if window.starts_on is not StartsOn.DELIVERY_LAST:
        code = FindingCode.WINDOW_STARTS_TOO_EARLY
        draft = Draft.error(code, Topic.PERIOD, stated.clause, data, suggestion)
        late = shortest >= law.days + LONGEST_DELIVERY_DAYS
        yield replace(draft, severity=Severity.WARNING) if late else draft
    if law.rolls_forward and not window.rolls_forward and shortest < law.days + ROLL_AT_MOST_DAYS:
        yield Draft.error(FindingCode.WINDOW_DOES_NOT_ROLL, Topic.COUNTING, stated.clause, data, suggestion)


def lawful_window(window: Window, law: WithdrawalLaw, shortest: int) -> Window:
    """``window`` as long as the law's period or longer, and rolling, which is in time everywhere."""
    long_enough = shortest >= law.days
    return Window(
        length=window.length if long_enough else law.days,
        unit=window.unit if long_enough else Unit.CALENDAR_DAY,
        starts_on=StartsOn.DELIVERY_LAST,
        rolls_forward=True,
    )


def _approval(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """A withdrawal is a statement and not a request: nobody may decline it."""
    for stated in said(terms, place, "mode", lambda returns: returns.mode, lambda then: then.mode):
        if stated.value is ReturnMode.REVIEW:
            suggestion = stated.instead(ReturnMode.AUTOMATIC)
            code = FindingCode.WITHDRAWAL_NEEDS_APPROVAL
            yield Draft.error(code, Topic.RIGHT, stated.clause, stated.data, suggestion)


def _account(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Any clear statement withdraws; since 19 June 2026 the shop must offer a function that needs no account."""
    if not terms.states(Kind.RETURNS) or terms.returns.guests is GuestReturns.SELF_SERVICE:
        return
    on = terms.on.astimezone(terms.shop.zone).date()
    topic = Topic.FUNCTION if place.needs_withdrawal_function(on) else Topic.STATEMENT
    suggestion = Suggestion.of("returns.guests", GuestReturns.SELF_SERVICE)
    yield Draft.error(FindingCode.WITHDRAWAL_NEEDS_ACCOUNT, topic, "returns.guests", {}, suggestion)


def _refund_offered(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Money back by the means of payment that was used; a gift card only if the customer chooses it."""
    for stated in said(
        terms, place, "outcomes", lambda returns: returns.outcomes, lambda then: then.outcomes or None
    ):
        if ReturnOutcome.REFUND not in stated.value:
            suggestion = stated.instead(stated.value | {ReturnOutcome.REFUND})
            data = stated.data | {"outcomes": " ".join(sorted(stated.value))}
            code = FindingCode.REFUND_NOT_OFFERED
            yield Draft.error(code, Topic.REIMBURSEMENT, stated.clause, data, suggestion)


def _way_back(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Without a method for a country a person has to find one, while the customer's 14 days run.

    Where an exception for its zones names one, all that goes there has it. Exempt goods need a way as others do: they
    may be faulty.
    """
    if not terms.states(Kind.RETURNS):
        return
    returns, country = terms.returns, country_of(place)
    here = exceptions_in(terms, place)
    barred = [
        one
        for one in here
        if one.then.methods
        and not any(method.serves(country) for method in returns.methods_named(one.then.methods))
    ]
    for one in barred:
        yield _no_way_back(f"returns.exceptions.{one.code}", {"exception": one.code})
    for_all = [one for one in here if one.when.zones and one.when.weight == 1 and one.then.methods]
    if not any(method.serves(country) for method in returns.open_methods) and not for_all:
        yield _no_way_back("returns.methods", {})


def _no_way_back(clause: str, data: Mapping[str, Datum]) -> Draft:
    return Draft(
        code=FindingCode.NO_WAY_BACK,
        severity=Severity.WARNING,
        topic=Topic.RETURN,
        clause=clause,
        data=data,
    )


def _send_within(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Whoever withdrew has 14 days to send the goods (Dir. 2011/83/EU Art. 14(1)); a shop may give more, not less."""
    law = place.withdrawal
    time = terms.returns.send_within if terms.states(Kind.RETURNS) else None
    if law is None or time is None:
        return
    shortest, _ = spans(length=time.length, unit=time.unit, terms=terms)
    if shortest < law.return_days:
        data: Mapping[str, Datum] = {"length": time.length, "unit": time.unit, "days": law.return_days}
        suggestion = Suggestion.of("returns.send_within", Duration(length=law.return_days))
        code = FindingCode.SEND_WITHIN_TOO_SHORT
        yield Draft.error(code, Topic.RETURN, "returns.send_within", data, suggestion)


RETURN_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _stated,
    _window,
    _approval,
    _account,
    _refund_offered,
    _way_back,
    _send_within,
)
