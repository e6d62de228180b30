"""The questions of golden cases about what the law gives back, alone and against the shop's quote."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from policies.book import TermsInForce
from policies.decisions import Outcome
from policies.facts import OrderFacts, ReturnFacts, ReturnIntent, ReturnItem
from policies.law.better_refund import BetterPart, better_refund
from policies.law.quoting import StatutoryQuote, quote_reimbursement
from policies.refunds import RefundQuote, quote_refund
from policies.returns import decide_return
from tests.policies.case_facts import read_return
from tests.policies.case_law import consumers_order, withdraw
from tests.policies.case_moments import read_moment
from tests.policies.case_quotes import quote_said

if TYPE_CHECKING:
    from tests.policies.case_files import Case


def _ask_reimbursement(case: Case) -> object:
    order, terms = consumers_order(case)
    statutory = _statutory(case, order, terms)
    if statutory is None:
        return "nothing by law"
    said = quote_said(statutory.quote, terms.shop.zone) | {
        "articles": {
            _name(part.kind, part.line): str(statutory.article_on(part).citation)
            for part in statutory.quote.components
        }
    }
    return {word: value for word, value in said.items() if word in case.expect or word == "refund"}


def _ask_better_refund(case: Case) -> object:
    order, terms = consumers_order(case)
    both = better_refund(
        shop=_shop(case, order, terms),
        statutory=_statutory(case, order, terms),
        order=order,
        terms=terms,
    )
    if both is None:
        return "nothing"
    said = quote_said(both.quote, terms.shop.zone) | {
        "from": {_name(part.kind, part.line): part.basis.value for part in both.parts},
        "shop": {_name(part.kind, part.line): f"{part.shop.amount:f}" for part in both.parts},
        "law": {_name(part.kind, part.line): f"{part.law.amount:f}" for part in both.parts},
        "because": {_name(part.kind, part.line): _grounds(part) for part in both.parts},
        "due by": both.due_by.value,
        "dropped": {dropped.clause: str(dropped.article.citation) for dropped in both.dropped},
    }
    return {word: value for word, value in said.items() if word in case.expect or word == "refund"}


def _grounds(part: BetterPart) -> str:
    return f"{part.clause or 'nothing'}, {part.article.citation}"


def _shop(case: Case, order: OrderFacts, terms: TermsInForce) -> RefundQuote | None:
    """The shop's quote, where its terms take any of it back: a customer with an account, who asks when announcing."""
    returned, at = _returned(case, terms), read_moment(str(case.on), terms.shop.zone)
    items = tuple(
        ReturnItem(line=line.line, quantity=line.quantity, reason=line.reason) for line in returned.lines
    )
    intent = ReturnIntent(items=items, signed_in=True)
    decision = decide_return(intent=intent, order=order, terms=terms, at=returned.noticed_at or at)
    if decision.outcome is Outcome.REFUSED:
        return None
    return quote_refund(order=order, returned=returned, terms=terms, at=at)


def _statutory(case: Case, order: OrderFacts, terms: TermsInForce) -> StatutoryQuote | None:
    returned = _returned(case, terms)
    at = read_moment(str(case.on), terms.shop.zone)
    announced: datetime = returned.noticed_at or at
    return quote_reimbursement(
        order=order,
        returned=returned,
        withdrawal=withdraw(case, at=announced),
        terms=terms,
        at=at,
    )


def _returned(case: Case, terms: TermsInForce) -> ReturnFacts:
    return read_return(case.given["return"], terms.shop)


def _name(kind: str, line: str | None) -> str:
    spaced = kind.replace("_", " ")
    return f"{spaced} {line}" if line else spaced


REIMBURSEMENT_QUESTIONS: Mapping[str, Callable[[Case], object]] = {
    "reimbursement": _ask_reimbursement,
    "better refund": _ask_better_refund,
}
