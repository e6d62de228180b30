"""Whatever the golden cases decide can be said in both languages, from the data that the decision carries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation

from order_portal.wording.clauses import clause_name
from order_portal.wording.voice import voice_for
from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.errors import InvalidFacts
from policies.exchanges import decide_exchange
from policies.modification import decide_modification
from policies.reasons import Reason, ReasonCode
from policies.repairs import RepairDecision, decide_repair
from policies.returns import decide_return
from tests.policies.case_facts import read_intent
from tests.policies.case_files import Case, read_folder
from tests.policies.case_moments import read_moment
from tests.policies.case_repairs import read_repair

CASES = Path(__file__).resolve().parents[1] / "policies" / "cases"
# What the promise of delivery says, which is no decision.
PROMISED = {ReasonCode.AWAITING_FUNDS, ReasonCode.NO_SERVICE}


def _decided(case: Case) -> tuple[TermsInForce, Decision] | None:
    """The decision of a case, with the terms it was made under; None for other questions and impossible facts."""
    book = case.book()
    at = read_moment(str(case.on), book.shop.zone)
    if case.question == "repair":
        try:
            repair = read_repair(case.given["repair"], book.shop)
        except InvalidFacts:
            return None
        terms = book.at(repair.contacted_at or at)
        return terms, decide_repair(repair=repair, terms=terms, at=at)
    order, terms = case.order(book)
    if case.question == "cancellation":
        return terms, decide_cancellation(order=order, terms=terms, at=at)
    if case.question == "modification":
        return terms, decide_modification(order=order, terms=terms, at=at)
    decide = {"return": decide_return, "exchange": decide_exchange}[case.question]
    return terms, decide(intent=read_intent(case.given.get("return", {})), order=order, terms=terms, at=at)


def _reasons(decision: Decision) -> Iterator[Reason]:
    yield from decision.reasons
    if decision.until_because:
        yield decision.until_because
    if isinstance(decision, RepairDecision) and decision.price_because:
        yield decision.price_because


def _every_reason() -> Iterator[tuple[TermsInForce, Reason]]:
    asked = {"cancellation", "modification", "return", "exchange", "repair"}
    for case in read_folder(CASES):
        decided = _decided(case) if case.question in asked else None
        if decided:
            yield from ((decided[0], reason) for reason in _reasons(decided[1]))


@pytest.fixture(scope="module")
def given() -> list[tuple[TermsInForce, Reason]]:
    """Every reason that the golden cases give."""
    return list(_every_reason())


def test_the_golden_cases_give_every_reason(given: list[tuple[TermsInForce, Reason]]) -> None:
    assert {reason.code for _, reason in given} == set(ReasonCode) - PROMISED


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_reason_given_is_said_from_its_own_data(
    language: str, given: list[tuple[TermsInForce, Reason]]
) -> None:
    with translation.override(language):
        for terms, reason in given:
            said = voice_for(terms=terms, language=language).reason(reason)
            assert "%" not in said, reason
            assert said.endswith("."), reason
            assert clause_name(reason.clause)
