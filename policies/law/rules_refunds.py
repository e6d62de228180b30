"""Refund terms against what is owed after a withdrawal."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from policies.book import TermsInForce
from policies.durations import Duration, Unit
from policies.law.articles import Topic
from policies.law.findings import Draft, FindingCode, Severity, Suggestion
from policies.law.jurisdictions import Jurisdiction
from policies.law.spans import spans
from policies.terms import DueFrom, Kind, RefundComponent, RefundTerms, Withholding


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


def _includes(terms: TermsInForce, _: Jurisdiction) -> Iterator[Draft]:
    """All payments come back, the price of a standard delivery too."""
    refunds = _refunds(terms)
    if refunds is None:
        return
    owed = {
        RefundComponent.ITEMS: (FindingCode.ITEMS_NOT_REFUNDED, Topic.REIMBURSEMENT),
        RefundComponent.STANDARD_DELIVERY: (FindingCode.DELIVERY_NOT_REFUNDED, Topic.DELIVERY_COST),
    }
    suggestion = Suggestion.of("refunds.includes", refunds.includes | set(owed))
    for component, (code, topic) in owed.items():
        if component not in refunds.includes:
            yield Draft(
                code=code,
                severity=Severity.ERROR,
                topic=topic,
                clause="refunds.includes",
                data={"component": component},
                suggestion=suggestion,
            )


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
    _due,
    _due_from,
    _withholding,
    _processing,
)
