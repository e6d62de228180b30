"""What is owed back for goods that are returned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from moneyed import Money

from policies.arrangements import Arranged, arranged_for
from policies.book import TermsInForce
from policies.decisions import Step
from policies.errors import require_aware
from policies.facts import OrderFacts, ReturnedLine, ReturnFacts
from policies.refunds.delivery import delivery
from policies.refunds.goods import CLAUSE, settle_return, worth_of, zero_of_return
from policies.refunds.handling import Handled, Handler
from policies.refunds.lines import bought, check_pieces, refunded_pieces
from policies.refunds.quotes import QuotedComponent, RefundQuote, RefundRoute
from policies.refunds.tenders import Way, rules_of, way_steps, ways_back
from policies.terms import ReturnChannel, ReturnOutcome


def quote_refund(
    *, order: OrderFacts, returned: ReturnFacts, terms: TermsInForce, at: datetime
) -> RefundQuote:
    """What ``returned`` is worth at ``at`` under the ``terms`` the order was placed under, in full.

    Items that were accepted (before the inspection: all), less the restocking fee and the value they lost; their
    duties; and the delivery, once, with the return after which nothing is kept; each where ``refunds.includes`` holds
    it, and the items where the shop has stated no refund terms. Less the shop's label, or with the postage that the
    shop bears. Never more than was paid and not paid back yet, but for that postage, and never less than nothing.

    Raises UnknownLine, MoreThanBought, MixedCurrencies, NotInForce where the shop has stated no return terms,
    NoBusinessDay where closures leave no day to pay on.
    """
    at, handler = require_aware(at, "at"), _handler(order, terms)
    method = handler.method(returned.method)
    zero = zero_of_return(order, returned, method=method, terms=terms)
    check_pieces(order, returned.lines)
    handled = tuple(handler.handle(returned.lines, order=order, method=returned.method))
    comes_back, ways = _comes_back(order, returned), _ways(order, returned, handled, terms, zero)
    return settle_return(
        _components(handled, order, handler, with_delivery=all(step.result for step in comes_back)),
        handled=handled,
        returned=returned,
        method=method,
        ways=ways,
        zero=zero,
        terms=terms,
        at=at,
        trace=(*comes_back, *way_steps(order, ways)),
    )


def _handler(order: OrderFacts, terms: TermsInForce) -> Handler:
    def arrange(entry: ReturnedLine, channel: ReturnChannel | None) -> Arranged:
        return arranged_for(order=order, line=entry.line, reason=entry.reason, terms=terms, channel=channel)

    return Handler(returns=terms.returns, country=order.destination.country, arrange=arrange)


def _components(
    handled: Sequence[Handled], order: OrderFacts, handler: Handler, *, with_delivery: bool
) -> Iterator[QuotedComponent]:
    yield from worth_of(handled, refunded=handler.handle(order.refunded, order=order))
    if with_delivery:
        yield from delivery(order, clause=CLAUSE)


def _comes_back(order: OrderFacts, returned: ReturnFacts) -> tuple[Step, Step]:
    """Whether the delivery belongs to this refund: something comes back, and nothing is kept after."""
    now = sum(entry.counted for entry in returned.lines)
    ordered = sum(bought(order, line) for line in order.lines)
    kept = ordered - refunded_pieces(order).total() - now
    return (
        Step("something_comes_back", {"accepted": now}, "accepted > 0", now > 0),
        Step("nothing_kept", {"bought": ordered, "kept": kept}, "kept = 0", kept == 0),
    )


def _ways(
    order: OrderFacts, returned: ReturnFacts, handled: Sequence[Handled], terms: TermsInForce, zero: Money
) -> tuple[Way, ...]:
    return ways_back(
        order,
        zero=zero,
        rules=rules_of(terms),
        returned_by=returned.returned_by,
        on_gift_card=_on_gift_card(returned, handled),
    )


def _on_gift_card(returned: ReturnFacts, handled: Sequence[Handled]) -> RefundRoute | None:
    """Why the return is worth a gift card whatever was paid with, or None.

    The customer's wish is heard where the shop offers a gift card for all of it. Goods for which no money is given
    force nothing upon others that come back with them.
    """
    outcomes = [one.outcomes for one in handled]
    if not outcomes or not all(ReturnOutcome.GIFT_CARD in offered for offered in outcomes):
        return None
    if returned.wants_gift_card:
        return RefundRoute.CHOSEN
    return None if any(ReturnOutcome.REFUND in offered for offered in outcomes) else RefundRoute.NO_MONEY
