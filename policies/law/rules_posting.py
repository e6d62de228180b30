"""What the United States ask a shop to show: no right to return, but duties to say what the policy is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from policies.book import TermsInForce
from policies.durations import Unit, Window
from policies.law.articles import Topic
from policies.law.exemptions import ExemptionGround, grounds_of
from policies.law.findings import Draft, FindingCode
from policies.law.jurisdictions import CALIFORNIA, NEW_YORK, UNITED_STATES, Jurisdiction
from policies.law.reach import exceptions_in, methods_in
from policies.law.said import CLAUSE, said
from policies.law.spans import spans
from policies.reasons import Datum
from policies.terms import (
    Kind,
    MethodRequirement,
    RefundCase,
    RefundTo,
    Returnability,
    ReturnMode,
    ReturnOutcome,
    WithoutRecord,
)

MAIL_ORDER_DAYS = 30
CALIFORNIA_DAYS = 7
RETURN_ANYWAY_DAYS = 30
LEFT_OUT_IN_CALIFORNIA = frozenset(
    {
        ExemptionGround.PERSONALISED,
        ExemptionGround.PERISHABLE,
        ExemptionGround.SEALED_HYGIENE_UNSEALED,
    }
)


def _mail_order(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """16 CFR 435.2: ship when stated, else within 30 days; on delay the buyer consents or gets the money back."""
    if place.code != UNITED_STATES.code or not terms.states(Kind.SHIPPING):
        return
    handling = terms.shipping.handling_time.maximum
    _, longest = spans(length=handling, unit=Unit.BUSINESS_DAY, terms=terms) if handling else (0, 0)
    if longest > MAIL_ORDER_DAYS:
        data = {"length": handling, "days": MAIL_ORDER_DAYS}
        yield Draft.note(FindingCode.MAIL_ORDER_DELAY, Topic.MAIL_ORDER, "shipping.handling_time", data)


def _california(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """California Civil Code 1723: post the policy, unless all is taken back in full for at least 7 days.

    Where it is not posted the buyer may return within 30 days. What holds for some goods only is posted for these;
    perishable and customized goods and those of concern to health are left out of the section.
    """
    if place.code != CALIFORNIA.code or not terms.states(Kind.RETURNS):
        return
    returns = terms.returns
    window = None if returns.window is None else _shortest(returns.window, terms)
    if _falls_short(window, returns.mode, returns.restocking_fee):
        yield _policy("returns.window", {})
    for exception in exceptions_in(terms, place):
        then, grounds = exception.then, frozenset(grounds_of(exception))
        shortest = None if then.window is None else _shortest(then.window, terms)
        barred = then.returnability is Returnability.NOT_RETURNABLE
        falls = barred or _falls_short(shortest, then.mode, then.restocking_fee)
        if falls and not (grounds and grounds <= LEFT_OUT_IN_CALIFORNIA):
            yield _policy(f"{CLAUSE}.{exception.code}", {"exception": exception.code})


def _shortest(window: Window, terms: TermsInForce) -> int:
    return spans(length=window.length, unit=window.unit, terms=terms)[0]


def _falls_short(days: int | None, mode: ReturnMode | None, fee: Decimal | None) -> bool:
    """Whether goods are taken back less than in full, or for less than seven days. None is nothing said."""
    return mode is ReturnMode.REVIEW or bool(fee) or (days is not None and days < CALIFORNIA_DAYS)


def _policy(clause: str, where: Mapping[str, Datum]) -> Draft:
    data = {**where, "days": CALIFORNIA_DAYS, "otherwise": RETURN_ANYWAY_DAYS}
    return Draft.note(FindingCode.POLICY_MUST_BE_POSTED, Topic.POSTING, clause, data)


def _fees(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """New York General Business Law 218-a(2)(a)(v): every fee and how much it is."""
    if place.code != NEW_YORK.code:
        return
    for fee in said(
        terms,
        place,
        "restocking_fee",
        lambda returns: returns.restocking_fee,
        lambda then: then.restocking_fee,
    ):
        if fee.value:
            data = {**fee.data, "fee": str(fee.value)}
            yield _said_in_new_york(FindingCode.FEE_MUST_BE_POSTED, fee.clause, data)


def _credit(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """New York General Business Law 218-a(2)(a)(iv): whether a refund is cash, or credit or store credit only."""
    if place.code != NEW_YORK.code:
        return
    code = FindingCode.CREDIT_MUST_BE_POSTED
    for outcomes in said(
        terms, place, "outcomes", lambda returns: returns.outcomes, lambda then: then.outcomes or None
    ):
        if ReturnOutcome.REFUND not in outcomes.value:
            yield _said_in_new_york(code, outcomes.clause, outcomes.data)
    for rule in terms.refunds.tender_rules if terms.states(Kind.REFUNDS) else ():
        if rule.goes_to is RefundTo.GIFT_CARD and rule.case is not RefundCase.STORED_VALUE:
            yield _said_in_new_york(code, f"refunds.tender_rules.{rule.case}", {"case": rule.case})


def _proof(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """New York General Business Law 218-a(2)(a)(ii): what happens without a proof of purchase."""
    if place.code != NEW_YORK.code or not terms.states(Kind.RETURNS):
        return
    code = FindingCode.PROOF_MUST_BE_POSTED
    if any(MethodRequirement.RECEIPT in method.requires for method in methods_in(terms, place)):
        yield _said_in_new_york(code, "returns.methods", {})
    if terms.returns.without_record is WithoutRecord.IDENTIFICATION:
        yield _said_in_new_york(code, "returns.without_record", {})


def _said_in_new_york(code: FindingCode, clause: str, data: Mapping[str, Datum]) -> Draft:
    """Online retailers too; where it is not said, the buyer may return within 30 days (218-a(3))."""
    return Draft.note(code, Topic.POSTING, clause, {**data, "otherwise": RETURN_ANYWAY_DAYS})


POSTING_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _mail_order,
    _california,
    _fees,
    _credit,
    _proof,
)
