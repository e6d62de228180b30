"""Terms against what a seller owes for goods that are not as agreed (Directive (EU) 2019/771; UK CRA 2015)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from policies.book import TermsInForce
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.jurisdictions import Jurisdiction
from policies.law.reach import exceptions_in
from policies.law.said import CLAUSE
from policies.reasons import Datum
from policies.terms import Kind, Payer, RepairCause, RepairPrice, ReturnReason

SELLERS_FAULT = frozenset(
    {
        ReturnReason.NOT_AS_DESCRIBED,
        ReturnReason.DEFECTIVE,
        ReturnReason.WRONG_ITEM,
        # The risk is the seller's until the consumer has the goods (Dir. 2011/83/EU Art. 20).
        ReturnReason.DAMAGED_IN_TRANSIT,
    }
)
"""Reasons for a return for which the customer pays nothing."""


def _claims(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Claims hang on no check at the door: a defect may show for years, and damage is not the consumer's risk."""
    if not terms.states(Kind.SHIPPING) or not terms.shipping.check_on_receipt:
        return
    years = place.conformity_years
    yield Draft(
        code=FindingCode.CLAIMS_NEED_CHECK,
        severity=Severity.ERROR,
        topic=Topic.CONFORMITY,
        clause="shipping.check_on_receipt",
        data={"years": years} if years else {},
        suggestion=Suggestion.of("shipping.check_on_receipt", value=False),
    )


def _postage(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """Goods that are not as agreed are put right free of charge, their postage included, exempt goods too.

    A waiver holds in every exception. One for other reasons charges nothing for these.
    """
    if not terms.states(Kind.RETURNS):
        return
    waived, field = terms.returns.shipping_waived_for, "returns.shipping_waived_for"
    for clause, reasons, data in _charged(terms, place):
        if charged := reasons - waived:
            code, said = FindingCode.DEFECT_POSTAGE_CHARGED, {**data, "reasons": " ".join(sorted(charged))}
            suggestion = Suggestion.of(field, waived | SELLERS_FAULT)
            yield Draft.error(code, Topic.FREE_REMEDY, clause, said, suggestion)


def _charged(
    terms: TermsInForce, place: Jurisdiction
) -> Iterator[tuple[str, frozenset[ReturnReason], Mapping[str, Datum]]]:
    """Where customers are made to pay for the seller's fault, were it not waived: the clause, and for what reasons."""
    if terms.returns.shipping_paid_by is Payer.CUSTOMER:
        yield "returns.shipping_waived_for", SELLERS_FAULT, {}
    for one in exceptions_in(terms, place):
        if one.then.shipping_paid_by is Payer.CUSTOMER:
            reasons = SELLERS_FAULT & (one.when.reasons or SELLERS_FAULT)
            yield f"{CLAUSE}.{one.code}", reasons, {"exception": one.code}


def _repair(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    if not terms.states(Kind.REPAIRS):
        return
    causes, defect = terms.repairs.causes, RepairCause.PRODUCTION_DEFECT
    if terms.repairs.price_of(defect) is RepairPrice.QUOTED:
        lawful = tuple(
            replace(pricing, price=RepairPrice.FREE) if pricing.cause is defect else pricing
            for pricing in causes
        )
        yield Draft(
            code=FindingCode.DEFECT_REPAIR_CHARGED,
            severity=Severity.ERROR,
            topic=Topic.FREE_REMEDY,
            clause=f"repairs.causes.{defect}",
            suggestion=Suggestion.of("repairs.causes", lawful),
        )


CONFORMITY_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _claims,
    _postage,
    _repair,
)
