"""From components to a quote: capped by what was paid, spread over the payments."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import GoverningVersion, Step
from policies.facts import OrderFacts
from policies.reasons import Datum
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, part, summed
from policies.refunds.tenders import allocate, refundable
from policies.refunds.timing import Timing
from policies.terms import Kind


def settle(
    components: Iterable[QuotedComponent],
    *,
    order: OrderFacts,
    zero: Money,
    terms: TermsInForce,
    kinds: tuple[Kind, ...],
    timing: Timing,
    trace: Iterable[Step],
) -> RefundQuote:
    """The quote of ``components``; where they exceed what can go back, one more component takes the rest off."""
    found = tuple(components)
    worth = summed((each.amount for each in found), zero=zero)
    limit = refundable(order, zero=zero)
    total = min(worth, limit)
    if worth > limit:
        found = (*found, part(ComponentKind.NOT_PAID, limit - worth, unit=limit - worth, clause=None))
    inputs = {"owed": str(worth.amount), "refundable": str(limit.amount), "currency": zero.currency.code}
    return RefundQuote(
        components=found,
        total=total,
        allocation=allocate(total, order=order),
        due_from=timing.due_from,
        due_at=timing.due_at,
        withheld_until=timing.withheld_until,
        versions=tuple(GoverningVersion.of(terms.version(kind)) for kind in kinds if terms.states(kind)),
        trace=(
            *trace,
            *(_rounded(each) for each in found if each.rounding.amount),
            Step("within_paid", inputs, "owed <= refundable", worth <= limit),
            *timing.trace,
        ),
    )


def _rounded(each: QuotedComponent) -> Step:
    inputs: Mapping[str, Datum] = {
        "component": each.kind,
        "line": each.line,
        "exact": str(each.unit.amount * each.quantity),
        "amount": str(each.amount.amount),
    }
    return Step("rounded", inputs, "amount = exact", False)
