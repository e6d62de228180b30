"""What is owed for goods of which no sale is found."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from policies.arrangements import Arranged, arranged, circumstances
from policies.book import TermsInForce
from policies.errors import NoRecordOfSale, require_aware
from policies.facts import Destination, LineFacts, OrderFacts, ReturnedLine, ReturnFacts
from policies.refunds.goods import settle_return, worth_of, zero_of_return
from policies.refunds.handling import Handler
from policies.refunds.lines import check_pieces
from policies.refunds.quotes import RefundQuote
from policies.refunds.tenders import without_payment
from policies.terms import ReturnChannel, WithoutRecord


def quote_without_record(
    *, lines: tuple[LineFacts, ...], returned: ReturnFacts, terms: TermsInForce, at: datetime
) -> RefundQuote:
    """What goods are worth at ``at`` of which no sale is found: the price of today, on a gift card.

    ``lines`` hold what was brought, with its price of today as ``unit_price``; ``terms`` are those in force at ``at``.
    Neither a delivery nor duties are known of, and nothing says what was paid, so nothing limits it. Whether a person
    accepts it is for ``decide_return``.

    Raises NoRecordOfSale where the shop takes nothing back without one, UnknownLine, MoreThanBought, MixedCurrencies,
    NotInForce where the shop has stated no return terms, NoBusinessDay where closures leave no day to pay on.
    """
    at = require_aware(at, "at")
    if terms.returns.without_record is WithoutRecord.REFUSED:
        raise NoRecordOfSale
    goods = _brought(lines, terms, at)
    handler = _handler(goods, terms)
    method = handler.method(returned.method)
    zero = zero_of_return(goods, returned, method=method, terms=terms)
    check_pieces(goods, returned.lines)
    handled = tuple(handler.handle(returned.lines, order=goods, method=returned.method))
    return settle_return(
        worth_of(handled),
        handled=handled,
        returned=returned,
        method=method,
        ways=without_payment(),
        zero=zero,
        terms=terms,
        at=at,
        trace=(),
    )


def _brought(lines: tuple[LineFacts, ...], terms: TermsInForce, at: datetime) -> OrderFacts:
    """The goods as an order of which nothing else is known."""
    return OrderFacts(
        number="",
        shop=terms.shop.code,
        placed_at=at,
        destination=Destination(country=""),
        service="",
        lines=tuple(replace(line, unit_duties=None) for line in lines),
    )


def _handler(goods: OrderFacts, terms: TermsInForce) -> Handler:
    placed_on = goods.placed_at.astimezone(terms.shop.zone).date()

    def arrange(entry: ReturnedLine, channel: ReturnChannel | None) -> Arranged:
        # Not by the order's address and payments: it has none, and what is not known matches no exception.
        case = circumstances(order=goods, line=entry.line, reason=entry.reason, terms=terms, channel=channel)
        return arranged(returns=terms.returns, case=case._replace(zone=None), placed_on=placed_on)

    return Handler(returns=terms.returns, country=None, arrange=arrange)
