"""What a shop asks of returned goods, and of whoever returns them, against the right of withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from policies.book import TermsInForce
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.floor import CONDITIONS
from policies.law.jurisdictions import Jurisdiction
from policies.law.reach import methods_in, not_exempt_in
from policies.law.said import CLAUSE, Said, said
from policies.terms import Kind, MethodRequirement, Returnability, ReturnCondition, WithoutRecord

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

PAPERS = frozenset(
    {
        MethodRequirement.RMA,
        MethodRequirement.RECEIPT,
        MethodRequirement.ORIGINAL_TENDER,
        MethodRequirement.PACKING_SLIP,
        MethodRequirement.RETURN_FORM,
    }
)
"""What a customer is asked to show or enclose; the other requirements are about how a parcel travels."""

LAWFUL = frozenset({ReturnCondition.ORDER_NOTE_ENCLOSED})


def _conditions(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    if terms.states(Kind.RETURNS):
        yield from _asked(Said(terms.returns.conditions, "conditions", None))
    for exception in not_exempt_in(terms, place):
        yield from _asked(Said(exception.then.further_conditions, "further_conditions", exception))


def _asked(stated: Said[frozenset[ReturnCondition]]) -> Iterator[Draft]:
    """What one clause asks of the goods, by what it can cost the customer."""
    by_code: dict[FindingCode, list[ReturnCondition]] = {}
    for condition in sorted(stated.value):
        by_code.setdefault(CODES[condition], []).append(condition)
    for code, conditions in by_code.items():
        topic, data = CONDITIONS[conditions[0]], stated.data | {"conditions": " ".join(conditions)}
        if code is FindingCode.ORDER_NOTE_ASKED:
            yield Draft.note(code, topic, stated.clause, data)
        else:
            suggestion = Suggestion.of(stated.field, stated.value & LAWFUL)
            yield Draft.error(code, topic, stated.clause, data, suggestion)


def _exclusions(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """What cannot be withdrawn from is a closed list; an exception whose tags are grounds of it rests on them."""
    for exception in not_exempt_in(terms, place):
        if exception.then.returnability is Returnability.NOT_RETURNABLE:
            clause = f"{CLAUSE}.{exception.code}"
            data = {"exception": exception.code}
            code = FindingCode.GOODS_EXCLUDED
            yield Draft.error(code, Topic.EXCEPTIONS, clause, data, Suggestion(clause, None))


def _restocking_fee(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Whoever withdraws bears no cost but that of sending the goods back.

    A waiver for some reasons does not help: nobody needs to give one.
    """
    for stated in said(
        terms,
        place,
        "restocking_fee",
        lambda returns: returns.restocking_fee,
        lambda then: then.restocking_fee,
    ):
        if stated.value:
            data = stated.data | {"fee": str(stated.value)}
            suggestion = stated.instead(stated.value * 0)
            yield Draft.error(FindingCode.RESTOCKING_FEE, Topic.RIGHT, stated.clause, data, suggestion)


def _papers(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Papers may be asked for, but nothing hangs on them: any clear statement withdraws (Art. 11(1))."""
    asked = {paper for method in methods_in(terms, place) for paper in method.requires & PAPERS}
    if asked:
        data = {"requirements": " ".join(sorted(asked))}
        yield Draft.note(FindingCode.PAPERS_ASKED, Topic.STATEMENT, "returns.methods", data)


def _proof(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Whoever can prove the purchase otherwise has the right too, a bank statement in hand for instance.

    To refuse where no sale is found takes nothing from those; where a shop insists on receipts it may.
    """
    if not terms.states(Kind.RETURNS):
        return
    clause = "returns.without_record"
    if terms.returns.without_record is WithoutRecord.IDENTIFICATION:
        yield Draft.note(FindingCode.PROOF_BY_ANY_MEANS, Topic.RIGHT, clause, {})
    elif any(MethodRequirement.RECEIPT in method.requires for method in methods_in(terms, place)):
        yield Draft(
            code=FindingCode.PROOF_BY_ANY_MEANS,
            severity=Severity.WARNING,
            topic=Topic.RIGHT,
            clause=clause,
            suggestion=Suggestion.of(clause, WithoutRecord.IDENTIFICATION),
        )


CONDITION_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _conditions,
    _exclusions,
    _restocking_fee,
    _papers,
    _proof,
)
