"""From components to a quote: capped by what was paid, spread over the ways back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Step
from policies.reasons import Datum
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, TenderRefund, part, summed
from policies.refunds.tenders import Way, allocate, postage_back, refundable
from policies.refunds.timing import Timing
from policies.terms import Kind


def settle(
    components: Iterable[QuotedComponent],
    *,
    postage: Sequence[QuotedComponent] = (),
    ways: Sequence[Way],
    zero: Money,
    terms: TermsInForce,
    kinds: tuple[Kind, ...],
    timing: Timing,
    trace: Iterable[Step],
) -> RefundQuote:
    """The quote of ``components``; where they exceed what can go back, one more component takes the rest off.

    ``postage`` that the shop bears comes on top: it was never paid to the shop, so what was paid neither limits it
    nor is used up by it.
    """
    found = tuple(components)
    worth = summed((each.amount for each in found), zero=zero)
    limit = refundable(ways, zero=zero)
    total = worth if limit is None else min(worth, limit)
    if total < worth:
        found = (*found, part(ComponentKind.NOT_PAID, total - worth, unit=total - worth, clause=None))
    found = (*found, *postage)
    on_top = tuple(_postage_back(each, ways) for each in postage)
    return RefundQuote(
        components=found,
        total=summed((each.amount for each in postage), zero=total),
        allocation=(*allocate(total, ways=ways), *on_top),
        due_from=timing.due_from,
        due_at=timing.due_at,
        withheld_until=timing.withheld_until,
        versions=tuple(terms.version(kind).governing for kind in kinds if terms.states(kind)),
        trace=(
            *trace,
            *(_rounded(each) for each in found if each.rounding.amount),
            *(_capped(each) for each in found if each.capped.amount),
            *_within_paid(worth, limit),
            *timing.trace,
        ),
    )


def _postage_back(each: QuotedComponent, ways: Sequence[Way]) -> TenderRefund:
    return postage_back(each.amount, ways=ways)


def _within_paid(worth: Money, limit: Money | None) -> tuple[Step, ...]:
    if limit is None:
        return ()
    inputs = {"owed": str(worth.amount), "refundable": str(limit.amount), "currency": worth.currency.code}
    return (Step("within_paid", inputs, "owed <= refundable", worth <= limit),)


def _rounded(each: QuotedComponent) -> Step:
    inputs: Mapping[str, Datum] = {
        "component": each.kind,
        "line": each.line,
        "exact": str(each.unit.amount * each.quantity + each.capped.amount),
        "amount": str(each.amount.amount),
    }
    return Step("rounded", inputs, "amount = exact", False)


def _capped(each: QuotedComponent) -> Step:
    inputs: Mapping[str, Datum] = {
        "component": each.kind,
        "line": each.line,
        "in_full": str(each.unit.amount * each.quantity),
        "amount": str(each.amount.amount),
    }
    return Step("taken_in_full", inputs, "amount = in_full", False)
