"""From goods that come back to their quote, whether the sale is known or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Step
from policies.facts import OrderFacts, ReturnedLine, ReturnFacts
from policies.reasons import Datum
from policies.refunds.amounts import zero_of
from policies.refunds.handling import Handled
from policies.refunds.postage import borne_by, label_cost, reimbursed
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, summed
from policies.refunds.settling import settle
from policies.refunds.tally import Tally
from policies.refunds.tenders import Way
from policies.refunds.timing import timing
from policies.terms import Kind, Payer, RefundComponent, ReturnMethod

CLAUSE = "refunds.includes"
BELONGS_TO: Mapping[ComponentKind, RefundComponent] = MappingProxyType(
    {
        ComponentKind.ITEM: RefundComponent.ITEMS,
        ComponentKind.RESTOCKING_FEE: RefundComponent.ITEMS,
        ComponentKind.DIMINISHED_VALUE: RefundComponent.ITEMS,
        ComponentKind.DUTIES: RefundComponent.DUTIES,
        ComponentKind.STANDARD_DELIVERY: RefundComponent.STANDARD_DELIVERY,
        ComponentKind.EXPRESS_SUPPLEMENT: RefundComponent.EXPRESS_SUPPLEMENT,
    }
)
"""With which part of what the customer paid each component stands or falls."""


def zero_of_return(
    order: OrderFacts, returned: ReturnFacts, *, method: ReturnMethod | None, terms: TermsInForce
) -> Money:
    """Nothing, in the one currency of everything a quote looks at. Raises MixedCurrencies."""
    losses = [entry.diminished_by for entry in returned.lines]
    further = (*losses, returned.postage_paid, method.fee if method else None)
    return zero_of(order, shop=terms.shop, further=further)


def worth_of(handled: Iterable[Handled], *, refunded: Iterable[Handled] = ()) -> Iterator[QuotedComponent]:
    """The components of what comes back, counted on from what was ``refunded`` before."""
    tally = Tally()
    for one in refunded:
        tally.count(one.pieces)
    for one in handled:
        yield from tally.add(one.pieces, clause=CLAUSE)


def settle_return(
    components: Iterable[QuotedComponent],
    *,
    handled: Sequence[Handled],
    returned: ReturnFacts,
    method: ReturnMethod | None,
    ways: Sequence[Way],
    zero: Money,
    terms: TermsInForce,
    at: datetime,
    trace: Iterable[Step],
) -> RefundQuote:
    """The quote of those ``components`` that the shop pays back, with the postage of the return."""
    includes = _included(terms)
    found = [each for each in components if BELONGS_TO[each.kind] in includes]
    found += label_cost(method, handled, worth=summed((each.amount for each in found), zero=zero))
    return settle(
        found,
        postage=reimbursed(returned, handled, returns=terms.returns),
        ways=ways,
        zero=zero,
        kinds=(Kind.RETURNS, Kind.REFUNDS),
        timing=timing(returned=returned, terms=terms, at=at),
        terms=terms,
        trace=(*_included_steps(includes), *_goods_steps(returned.lines, handled), *trace),
    )


def _included(terms: TermsInForce) -> frozenset[RefundComponent]:
    """What the shop pays back; a shop that does not say gives back the price of what it takes back."""
    return terms.refunds.includes if terms.states(Kind.REFUNDS) else frozenset({RefundComponent.ITEMS})


def _included_steps(includes: frozenset[RefundComponent]) -> Iterator[Step]:
    listed = ", ".join(sorted(includes))
    for component in RefundComponent:
        holds = component in includes
        yield Step(f"{component}_included", {"includes": listed}, f"{component} in includes", holds)


def _goods_steps(entries: Iterable[ReturnedLine], handled: Sequence[Handled]) -> Iterator[Step]:
    """What of the goods was accepted, how each entry of it is treated, and who bears the postage."""
    for entry in entries:
        inputs: Mapping[str, Datum] = {
            "line": entry.line,
            "quantity": entry.quantity,
            "accepted": entry.accepted,
        }
        passed = entry.counted == entry.quantity
        yield Step("accepted", inputs, "accepted = quantity, or not inspected yet", passed)
    for one in handled:
        yield from _treatment(one)
    payer = borne_by(handled)
    yield Step(
        "shop_bears_postage", {"postage_paid_by": payer}, "postage_paid_by = shop", payer is Payer.SHOP
    )


def _treatment(one: Handled) -> Iterator[Step]:
    line = one.entry.line
    fee: Mapping[str, Datum] = {"line": line, "reason": one.entry.reason, "restocking_fee": f"{one.fee:f}"}
    yield Step("no_restocking_fee", fee, "restocking_fee = 0", not one.fee)
    if one.line.unit_duties:
        way: Mapping[str, Datum] = {"line": line, "method": one.method.code if one.method else None}
        yield Step("brings_duties", way, "the way refunds duties, or every open way does", one.with_duties)
