"""What is owed back for an order that is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from policies.book import TermsInForce
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.refunds.amounts import owed, zero_of
from policies.refunds.lines import Tally, bought, check_pieces, refunded_pieces
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, part, summed
from policies.refunds.settling import settle
from policies.refunds.tenders import refundable
from policies.refunds.timing import timing
from policies.terms import Kind

CLAUSE = "cancellation.until"


def quote_cancellation(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> RefundQuote:
    """What cancelling the whole order at ``at`` gives back: everything that was paid and is not paid back yet.

    Nothing was sent, so nothing is kept: neither a fee nor the delivery. Whether it may be cancelled is another
    question (``decide_cancellation``). The time to pay runs from the cancellation, for no goods are waited for.

    Raises UnknownLine or MoreThanBought where earlier refunds are not of this order, MixedCurrencies, NoBusinessDay
    where closures leave no day to pay on.
    """
    at, zero = require_aware(at, "at"), zero_of(order, shop=terms.shop)
    check_pieces(order, ())
    components = list(_components(order))
    rest = refundable(order, zero=zero) - summed((found.amount for found in components), zero=zero)
    if rest > zero:
        components.append(part(ComponentKind.OTHERWISE_PAID, rest, unit=rest, clause=CLAUSE))
    return settle(
        components,
        order=order,
        zero=zero,
        kinds=(Kind.CANCELLATION, Kind.REFUNDS),
        timing=timing(returned=None, terms=terms, at=order.cancelled_at or at),
        terms=terms,
        trace=(),
    )


def _components(order: OrderFacts) -> Iterator[QuotedComponent]:
    """The pieces that were neither paid back nor cancelled before, and the delivery."""
    refunded = refunded_pieces(order)
    tally = Tally(refunded.copy())
    for line in order.lines:
        left = bought(order, line) - refunded[line.line]
        if left > 0:
            yield from tally.add(line, left, clause=CLAUSE)
    if order.delivery_cost:
        cost = order.delivery_cost
        yield part(ComponentKind.STANDARD_DELIVERY, owed(cost), unit=cost, clause=CLAUSE)
