"""Terms against what a seller owes for goods that are not as agreed (Directive (EU) 2019/771; UK CRA 2015)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from policies.book import TermsInForce
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.jurisdictions import Jurisdiction
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


def _postage(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Goods that are not as agreed are put right free of charge, their postage included."""
    if not terms.states(Kind.RETURNS) or terms.returns.shipping_paid_by is Payer.SHOP:
        return
    waived = terms.returns.shipping_waived_for
    if charged := SELLERS_FAULT - waived:
        yield Draft(
            code=FindingCode.DEFECT_POSTAGE_CHARGED,
            severity=Severity.ERROR,
            topic=Topic.FREE_REMEDY,
            clause="returns.shipping_waived_for",
            data={"reasons": " ".join(sorted(charged))},
            suggestion=Suggestion.of("returns.shipping_waived_for", waived | SELLERS_FAULT),
        )


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
