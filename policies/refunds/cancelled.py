"""What is owed back for an order that is cancelled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from policies.book import TermsInForce
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.refunds.amounts import zero_of
from policies.refunds.delivery import delivery
from policies.refunds.lines import bought, check_pieces, refunded_pieces
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, part, summed
from policies.refunds.settling import settle
from policies.refunds.tally import Pieces, Tally
from policies.refunds.tenders import refundable, rules_of, way_steps, ways_back
from policies.refunds.timing import timing
from policies.terms import Kind

CLAUSE = "cancellation.until"


def quote_cancellation(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> RefundQuote:
    """What cancelling the whole order at ``at`` gives back: everything that was paid and is not paid back yet.

    Nothing was sent, so nothing is kept: no fee, no delivery however fast, no duties. Whether it may be cancelled is
    another question (``decide_cancellation``). The time to pay runs from the cancellation, for no goods are waited
    for. The shop's tender rules say where the money goes.

    Raises UnknownLine or MoreThanBought where earlier refunds are not of this order, MixedCurrencies, NoBusinessDay
    where closures leave no day to pay on.
    """
    at, zero = require_aware(at, "at"), zero_of(order, shop=terms.shop)
    check_pieces(order, ())
    components = list(_components(order))
    ways = ways_back(order, zero=zero, rules=rules_of(terms))
    limit, worth = refundable(ways, zero=zero), summed((found.amount for found in components), zero=zero)
    if limit is not None and limit > worth:
        rest = limit - worth
        components.append(part(ComponentKind.OTHERWISE_PAID, rest, unit=rest, clause=CLAUSE))
    return settle(
        components,
        ways=ways,
        zero=zero,
        kinds=(Kind.CANCELLATION, Kind.REFUNDS),
        timing=timing(returned=None, terms=terms, at=order.cancelled_at or at),
        terms=terms,
        trace=way_steps(order, ways),
    )


def _components(order: OrderFacts) -> Iterator[QuotedComponent]:
    """The pieces that were neither paid back nor cancelled before, and the delivery."""
    refunded, tally = refunded_pieces(order), Tally()
    for line in order.lines:
        before = refunded[line.line]
        tally.count(Pieces(line, before))
        if (left := bought(order, line) - before) > 0:
            yield from tally.add(Pieces(line, left), clause=CLAUSE)
    yield from delivery(order, clause=CLAUSE)
