"""What the United States ask a shop to show: no right to return, but duties to say what the policy is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from policies.book import TermsInForce
from policies.durations import Unit
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity
from policies.law.jurisdictions import CALIFORNIA, NEW_YORK, UNITED_STATES, Jurisdiction
from policies.law.spans import spans
from policies.reasons import Datum
from policies.terms import Kind, MethodRequirement, ReturnMode

MAIL_ORDER_DAYS = 30
CALIFORNIA_DAYS = 7
RETURN_ANYWAY_DAYS = 30


def _mail_order(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """16 CFR 435.2: ship when stated, else within 30 days; on delay the buyer consents or gets the money back."""
    if place.code != UNITED_STATES.code or not terms.states(Kind.SHIPPING):
        return
    handling = terms.shipping.handling_time.maximum
    _, longest = spans(length=handling, unit=Unit.BUSINESS_DAY, terms=terms) if handling else (0, 0)
    if longest > MAIL_ORDER_DAYS:
        yield _note(
            FindingCode.MAIL_ORDER_DELAY,
            Topic.MAIL_ORDER,
            "shipping.handling_time",
            {"length": handling, "days": MAIL_ORDER_DAYS},
        )


def _california(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """California Civil Code 1723: post the policy, unless all is taken back in full for at least 7 days.

    Where it is not posted the buyer may return within 30 days.
    """
    if place.code != CALIFORNIA.code or not terms.states(Kind.RETURNS):
        return
    returns = terms.returns
    window = returns.window
    shortest = spans(length=window.length, unit=window.unit, terms=terms)[0] if window else CALIFORNIA_DAYS
    in_full = returns.mode is ReturnMode.AUTOMATIC and not returns.restocking_fee
    if not in_full or shortest < CALIFORNIA_DAYS:
        data: Mapping[str, Datum] = {"days": CALIFORNIA_DAYS, "otherwise": RETURN_ANYWAY_DAYS}
        yield _note(FindingCode.POLICY_MUST_BE_POSTED, Topic.POSTING, "returns.window", data)


def _new_york(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """New York General Business Law 218-a(2): fees, and what happens without a proof of purchase, must be said."""
    if place.code != NEW_YORK.code or not terms.states(Kind.RETURNS):
        return
    returns = terms.returns
    if returns.restocking_fee:
        fee: Mapping[str, Datum] = {"fee": str(returns.restocking_fee), "otherwise": RETURN_ANYWAY_DAYS}
        yield _note(FindingCode.FEE_MUST_BE_POSTED, Topic.POSTING, "returns.restocking_fee", fee)
    if any(MethodRequirement.RECEIPT in method.requires for method in returns.methods):
        proof: Mapping[str, Datum] = {"otherwise": RETURN_ANYWAY_DAYS}
        yield _note(FindingCode.PROOF_MUST_BE_POSTED, Topic.POSTING, "returns.methods", proof)


def _note(code: FindingCode, topic: Topic, clause: str, data: Mapping[str, Datum]) -> Draft:
    return Draft(code=code, severity=Severity.NOTE, topic=topic, clause=clause, data=data)


POSTING_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _mail_order,
    _california,
    _new_york,
)
