"""Refund terms against what is owed after a withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from policies.book import TermsInForce
from policies.durations import Duration, Unit
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.jurisdictions import Jurisdiction
from policies.law.reach import crosses_customs, methods_in
from policies.law.spans import spans
from policies.terms import (
    DueFrom,
    Kind,
    RefundCase,
    RefundComponent,
    RefundTerms,
    RefundTo,
    Withholding,
)


def _stated(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    if not terms.states(Kind.REFUNDS):
        yield Draft(
            code=FindingCode.REFUNDS_NOT_STATED,
            severity=Severity.WARNING,
            topic=Topic.INFORMATION,
            clause="refunds.due",
        )


def _refunds(terms: TermsInForce) -> RefundTerms | None:
    return terms.refunds if terms.states(Kind.REFUNDS) else None


OWED: Mapping[RefundComponent, tuple[FindingCode, Severity, Topic]] = MappingProxyType(
    {
        RefundComponent.ITEMS: (FindingCode.ITEMS_NOT_REFUNDED, Severity.ERROR, Topic.REIMBURSEMENT),
        RefundComponent.STANDARD_DELIVERY: (
            FindingCode.DELIVERY_NOT_REFUNDED,
            Severity.ERROR,
            Topic.DELIVERY_COST,
        ),
        RefundComponent.DUTIES: (FindingCode.DUTIES_NOT_REFUNDED, Severity.WARNING, Topic.REIMBURSEMENT),
    }
)
"""What is owed after a withdrawal. What an express delivery cost on top is not (Dir. 2011/83/EU Art. 13(2))."""


def _includes(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """All payments come back, the price of a standard delivery too.

    Duties are among them where the shop was paid for them, which terms do not say: a warning, where goods cross a
    border at which duties are due.
    """
    refunds = _refunds(terms)
    if refunds is None:
        return
    duties = frozenset() if crosses_customs(terms, place) else frozenset({RefundComponent.DUTIES})
    owed = [component for component in OWED if component not in duties]
    suggestion = Suggestion.of("refunds.includes", refunds.includes | set(owed))
    for component in owed:
        code, severity, topic = OWED[component]
        if component not in refunds.includes:
            yield Draft(
                code=code,
                severity=severity,
                topic=topic,
                clause="refunds.includes",
                data={"component": component},
                suggestion=suggestion,
            )


def _ways(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    """What is owed does not hang on the way by which goods come back."""
    refunds = _refunds(terms)
    if refunds is None or not crosses_customs(terms, place):
        return
    charged = RefundComponent.DUTIES in refunds.includes
    for method in methods_in(terms, place):
        if not method.refunds_duties:
            clause = f"returns.methods.{method.code}"
            yield Draft(
                code=FindingCode.DUTIES_DEPEND_ON_WAY,
                severity=Severity.ERROR if charged else Severity.WARNING,
                topic=Topic.REIMBURSEMENT,
                clause=clause,
                data={"method": method.code},
                suggestion=Suggestion.of(f"{clause}.refunds_duties", value=True),
            )


BY_OTHER_MEANS: Mapping[RefundCase, Severity] = MappingProxyType(
    {
        RefundCase.ANY: Severity.ERROR,
        RefundCase.MIXED_TENDERS: Severity.ERROR,
        # The right is the buyer's: a refund to somebody else is below the floor only where the buyer withdraws.
        RefundCase.GIFT_RECIPIENT: Severity.WARNING,
    }
)
"""How much it is to send money to a gift card in a case.

What was paid with vouchers may come back as one (Dir. 2011/83/EU recital 46). Of several means that were used, which
is paid back first is the shop's to say.
"""


def _means(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Money goes back by the means it came from, unless the customer expressly agrees to another."""
    refunds = _refunds(terms)
    if refunds is None:
        return
    for rule in refunds.tender_rules:
        severity = BY_OTHER_MEANS.get(rule.case)
        if severity is not None and rule.goes_to is RefundTo.GIFT_CARD:
            clause = f"refunds.tender_rules.{rule.case}"
            lawful = Suggestion.of(f"{clause}.goes_to", RefundTo.ORIGINAL_TENDER)
            yield Draft(
                code=FindingCode.REFUND_BY_OTHER_MEANS,
                severity=severity,
                topic=Topic.SAME_MEANS,
                clause=clause,
                data={"case": rule.case, "goes_to": rule.goes_to},
                suggestion=lawful,
            )


def _unrecorded(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """Without a record nobody knows the means of payment; whoever proves the purchase is owed it back by these."""
    refunds = _refunds(terms)
    cases = {rule.case for rule in refunds.tender_rules} if refunds else set()
    if RefundCase.NO_RECORD_OF_SALE in cases:
        clause = f"refunds.tender_rules.{RefundCase.NO_RECORD_OF_SALE}"
        yield Draft.note(FindingCode.PROOF_BY_ANY_MEANS, Topic.SAME_MEANS, clause, {})


def _due(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    refunds, law = _refunds(terms), place.withdrawal
    if refunds is None or law is None:
        return
    _, longest = spans(length=refunds.due.length, unit=refunds.due.unit, terms=terms)
    if longest > law.refund_days:
        due = Duration(length=law.refund_days, unit=Unit.CALENDAR_DAY)
        yield Draft(
            code=FindingCode.REFUND_TOO_LATE,
            severity=Severity.ERROR,
            topic=Topic.REIMBURSEMENT,
            clause="refunds.due",
            data={"length": refunds.due.length, "unit": refunds.due.unit, "days": law.refund_days},
            suggestion=Suggestion.of("refunds.due", due),
        )


def _due_from(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """From the notice; in the United Kingdom from the goods or a proof of dispatch, but never from the goods alone."""
    refunds = _refunds(terms)
    if refunds is not None and refunds.due_from is not DueFrom.NOTICE:
        yield Draft(
            code=FindingCode.REFUND_RUNS_FROM_TOO_LATE,
            severity=Severity.ERROR,
            topic=Topic.REIMBURSEMENT,
            clause="refunds.due_from",
            data={"due_from": refunds.due_from},
            suggestion=Suggestion.of("refunds.due_from", DueFrom.NOTICE),
        )


def _withholding(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """A refund may wait for the goods or a proof of dispatch, whichever comes first, and for nothing else."""
    refunds = _refunds(terms)
    if refunds is None:
        return
    if refunds.withholding is Withholding.UNTIL_GOODS:
        yield Draft(
            code=FindingCode.REFUND_WITHHELD_TOO_LONG,
            severity=Severity.ERROR,
            topic=Topic.WITHHOLDING,
            clause="refunds.withholding",
            data={"withholding": refunds.withholding},
            suggestion=Suggestion.of("refunds.withholding", Withholding.UNTIL_GOODS_OR_PROOF),
        )
    if refunds.inspection:
        yield Draft(
            code=FindingCode.REFUND_WAITS_FOR_INSPECTION,
            severity=Severity.WARNING,
            topic=Topic.WITHHOLDING,
            clause="refunds.inspection",
            suggestion=Suggestion.of("refunds.inspection", value=False),
        )


def _processing(terms: TermsInForce, place: Jurisdiction) -> Iterator[Draft]:
    refunds, law = _refunds(terms), place.withdrawal
    if refunds is None or law is None or refunds.processing is None:
        return
    longest_days = refunds.processing.maximum
    _, longest = spans(length=longest_days, unit=Unit.BUSINESS_DAY, terms=terms) if longest_days else (0, 0)
    if longest > law.refund_days:
        yield Draft(
            code=FindingCode.PROCESSING_TOO_LONG,
            severity=Severity.ERROR,
            topic=Topic.REIMBURSEMENT,
            clause="refunds.processing",
            data={"length": longest_days, "unit": Unit.BUSINESS_DAY, "days": law.refund_days},
            suggestion=Suggestion.of("refunds.processing", None),
        )


REFUND_RULES: tuple[Callable[[TermsInForce, Jurisdiction], Iterator[Draft]], ...] = (
    _stated,
    _includes,
    _ways,
    _means,
    _unrecorded,
    _due,
    _due_from,
    _withholding,
    _processing,
)
