"""The questions of golden cases about refunds: what is asked of the core, and its quote in such words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.errors import InvalidFacts, NoRecordOfSale
from policies.refunds import (
    QuotedComponent,
    RefundQuote,
    quote_cancellation,
    quote_refund,
    quote_without_record,
)
from policies.shop import Shop
from tests.policies.case_facts import read_lines, read_return
from tests.policies.case_moments import read_moment, write_moment
from tests.policies.paid_back import paid_back

if TYPE_CHECKING:
    from tests.policies.case_files import Case

QUOTE_WORDS = frozenset({"brought", "returns"})


def _ask_refund(case: Case) -> object:
    def ask(shop: Shop, at: datetime) -> RefundQuote:
        order, terms = case.order(case.book())
        returned = read_return(case.given["return"], shop)
        return quote_refund(order=order, returned=returned, terms=terms, at=at)

    return _answered(case, ask)


def _ask_refunds_in_turn(case: Case) -> object:
    """One return after the other, each after the refunds before it were paid."""
    order, terms = case.order(case.book())
    at = read_moment(str(case.on), terms.shop.zone)
    said: list[object] = []
    together: dict[str, Money] = {}
    for words in case.given["returns"]:
        returned = read_return(words, terms.shop)
        quote = quote_refund(order=order, returned=returned, terms=terms, at=at)
        order = paid_back(order, returned, quote)
        said.append(quote_said(quote, terms.shop.zone)["to"])
        for refund in quote.allocation:
            before = together.get(refund.tender)
            together[refund.tender] = refund.amount if before is None else before + refund.amount
    return {
        "refunds": said,
        "together": {tender: f"{amount.amount:f}" for tender, amount in together.items()},
    }


def _ask_refund_without_record(case: Case) -> object:
    def ask(shop: Shop, at: datetime) -> RefundQuote:
        lines, returned = read_lines(case.given["brought"], shop), read_return(case.given["return"], shop)
        return quote_without_record(lines=lines, returned=returned, terms=case.book().at(at), at=at)

    return _answered(case, ask)


def _ask_cancellation_refund(case: Case) -> object:
    def ask(_: Shop, at: datetime) -> RefundQuote:
        order, terms = case.order(case.book())
        return quote_cancellation(order=order, terms=terms, at=at)

    return _answered(case, ask)


QUOTE_QUESTIONS: Mapping[str, Callable[[Case], object]] = {
    "refund": _ask_refund,
    "refunds in turn": _ask_refunds_in_turn,
    "refund without record": _ask_refund_without_record,
    "cancellation refund": _ask_cancellation_refund,
}


def _answered(case: Case, ask: Callable[[Shop, datetime], RefundQuote]) -> dict[str, object]:
    """The sum, and of the rest what the case asks for; or why no quote is possible."""
    shop = case.book().shop
    try:
        quote = ask(shop, read_moment(str(case.on), shop.zone))
    except (InvalidFacts, NoRecordOfSale) as error:
        return {"impossible": error_words(type(error).__name__)}
    said = quote_said(quote, shop.zone)
    return {word: value for word, value in said.items() if word in case.expect or word == "refund"}


def quote_said(quote: RefundQuote, zone: ZoneInfo) -> dict[str, object]:
    """Everything that a case can ask of a quote."""
    return {
        "refund": f"{quote.total.amount:f} {quote.total.currency.code}",
        "parts": _amounts(quote, lambda part: part.amount),
        "rounded": _not_zero(quote, lambda part: part.rounding),
        "capped": _not_zero(quote, lambda part: part.capped),
        "rests on": {_name(part): part.clause or "nothing" for part in quote.components},
        "to": [f"{refund.tender} {refund.amount.amount:f}" for refund in quote.allocation],
        "routes": [refund.route.value for refund in quote.allocation],
        "payments": [_payment(refund.payment) for refund in quote.allocation],
        "due": write_moment(quote.due_at, zone) if quote.due_at else "not known yet",
        "withheld until": quote.withheld_until.value if quote.withheld_until else "nothing",
    }


def _amounts(quote: RefundQuote, read: Callable[[QuotedComponent], Money]) -> dict[str, str]:
    """The parts of one name together."""
    sums: dict[str, Money] = {}
    for part in quote.components:
        name, amount = _name(part), read(part)
        sums[name] = sums[name] + amount if name in sums else amount
    return {name: f"{sums[name].amount:f}" for name in sums}


def _not_zero(quote: RefundQuote, read: Callable[[QuotedComponent], Money]) -> dict[str, str]:
    return {
        _name(part): f"{read(part).amount.normalize():f}" for part in quote.components if read(part).amount
    }


def _payment(index: int | None) -> str:
    """The payment by its place, from 1 as people count."""
    return "none" if index is None else str(index + 1)


def _name(part: QuotedComponent) -> str:
    kind = part.kind.replace("_", " ")
    return f"{kind} {part.line}" if part.line else kind


def error_words(name: str) -> str:
    """The name of an error as cases say it: ``MoreThanBought`` is more than bought."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
