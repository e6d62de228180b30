"""The questions of golden cases about the law: how their words are read, and the core's answers in such words."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from moneyed import Money

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.facts import OrderFacts
from policies.law.better import better_of
from policies.law.check import check
from policies.law.findings import LegalFinding, Severity
from policies.law.jurisdictions import JURISDICTIONS
from policies.law.places import withdrawal_jurisdiction
from policies.law.reimbursement import statutory_refund
from policies.law.surcharge import late_refund_surcharge
from policies.returns import decide_return
from policies.withdrawal import Informed, WithdrawalDecision, WithdrawalItem, decide_withdrawal
from tests.policies.case_facts import only, read_intent
from tests.policies.case_moments import read_day, read_moment, write_day, write_moment

if TYPE_CHECKING:
    from tests.policies.case_files import Case

LAW_WORDS = frozenset({"markets", "withdrawal", "refund"})
WITHDRAWAL_WORDS = {"items", "tags", "told", "customer"}


def _words(case: Case, name: str, allowed: set[str]) -> Mapping[str, Any]:
    return only(case.given.get(name, {}), allowed, f"A {name}")


def _day(words: Mapping[str, Any], name: str) -> date | None:
    return read_day(words[name]) if name in words else None


def _informed(words: Mapping[str, Any]) -> Informed:
    said = words.get("told", "yes")
    return {"yes": True, "no": False}[said] if said in {"yes", "no"} else read_day(said)


def _order(case: Case, words: Mapping[str, Any]) -> tuple[OrderFacts, TermsInForce]:
    """The order, with the tags of its lines and who ordered."""
    order, terms = case.order(case.book())
    tags = {line: frozenset({tag}) for line, tag in words.get("tags", {}).items()}
    lines = tuple(
        dataclasses.replace(line, tags=line.tags | tags.get(line.line, frozenset())) for line in order.lines
    )
    consumer = words.get("customer", "consumer") == "consumer"
    return dataclasses.replace(order, lines=lines, consumer=consumer), terms


def withdraw(case: Case, *, at: datetime | None = None) -> WithdrawalDecision:
    """The law's answer to a statement sent ``at``, else on the moment of the case."""
    words = _words(case, "withdrawal", WITHDRAWAL_WORDS)
    order, terms = _order(case, words)
    items = tuple(
        WithdrawalItem(line=line, quantity=int(number)) for line, number in words.get("items", {}).items()
    )
    return decide_withdrawal(
        items=items,
        order=order,
        terms=terms,
        jurisdiction=withdrawal_jurisdiction(destination=order.destination, consumer=True),
        at=at or read_moment(str(case.on), terms.shop.zone),
        informed=_informed(words),
    )


def ask_withdrawal(case: Case) -> object:
    """May the customer withdraw, of what, and until when?"""
    decision, zone = withdraw(case), case.book().shop.zone
    answer: dict[str, object] = {"answer": decision.outcome.value}
    if decision.reasons:
        answer["because"] = [reason.code.value for reason in decision.reasons]
    if decision.until:
        answer["until"] = write_moment(decision.until, zone)
    period, first = decision.period, decision.until_because
    named: dict[str, object] = {
        "last day": write_day(period.last_day) if period and period.last_day else None,
        "ends with": first.code.value if first else None,
        "article": str(decision.article.citation) if decision.article else None,
        "items": {item.line: str(item.accepted) for item in decision.items},
        "send back by": write_day(decision.send_back_by) if decision.send_back_by else "nothing to send",
        "exempt by": [
            str(i.reason.data["point"]) for i in decision.items if i.reason and "point" in i.reason.data
        ],
    }
    return answer | {name: value for name, value in named.items() if name in case.expect}


def consumers_order(case: Case) -> tuple[OrderFacts, TermsInForce]:
    """The order with what a case says of whoever withdraws from it, and its terms."""
    return _order(case, _words(case, "withdrawal", WITHDRAWAL_WORDS))


def ask_better(case: Case) -> object:
    """What does the customer get who returns, of the shop's terms and the law?"""
    order, terms = consumers_order(case)
    at = read_moment(str(case.on), terms.shop.zone)
    intent = read_intent(case.given.get("return", {}))
    return _better(case, decide_return(intent=intent, order=order, terms=terms, at=at), terms)


def ask_better_cancellation(case: Case) -> object:
    """What does the customer get who cancels, of the shop's terms and the law?"""
    order, terms = consumers_order(case)
    at = read_moment(str(case.on), terms.shop.zone)
    return _better(case, decide_cancellation(order=order, terms=terms, at=at), terms)


def _better(case: Case, shop: Decision, terms: TermsInForce) -> dict[str, object]:
    zone = terms.shop.zone
    both = better_of(shop=shop, statutory=withdraw(case), terms=terms)
    answer: dict[str, object] = {"answer": both.outcome.value, "from": both.basis.value}
    if both.until:
        answer["until"] = write_moment(both.until, zone)
    if both.afterwards:
        answer["afterwards"] = both.afterwards.value
    named: dict[str, object] = {
        "dropped": {dropped.value: str(dropped.article.citation) for dropped in both.dropped},
        "items": {item.line: f"{item.outcome}, {item.basis}" for item in both.items},
        "conditions": sorted(both.conditions),
    }
    return answer | {name: value for name, value in named.items() if name in case.expect}


def ask_findings(case: Case) -> object:
    """What does the legal check find? By severity, or of single findings where and by what article."""
    book = case.book()
    terms = book.at(read_moment(str(case.on), book.shop.zone))
    found = check(terms=terms, markets=case.given.get("markets", ["FR"]))
    if "finds" in case.expect:
        wanted = case.expect["finds"]
        named: dict[str, list[str]] = {}
        for finding in found:
            named.setdefault(finding.code.value, []).append(_finding(finding))
        told = {code: found[0] if len(found) == 1 else found for code, found in named.items()}
        return {"finds": {code: said for code, said in told.items() if code in wanted}}
    by_severity = {level: [f.code.value for f in found if f.severity is level] for level in Severity}
    return {level.value: codes for level, codes in by_severity.items() if codes} or "nothing"


def _finding(finding: LegalFinding) -> str:
    return f"{finding.severity}, {finding.jurisdiction}, {finding.article.citation}, {finding.clause}"


def ask_refund(case: Case) -> object:
    """What is owed after a withdrawal, and by when?"""
    words = _words(case, "refund", {"law", "told", "goods back", "proof", "nothing to send"})
    owed = statutory_refund(
        jurisdiction=JURISDICTIONS[words.get("law", "FR")],
        notice_on=read_day(words["told"]),
        goods_back_on=_day(words, "goods back"),
        proof_on=_day(words, "proof"),
        nothing_to_return=words.get("nothing to send") == "yes",
    )
    if owed is None:
        return "nothing by law"
    answer: dict[str, object] = {"owed": sorted(owed.components)}
    answer |= {"due": write_day(owed.due_on)} if owed.due_on else {"withheld": "yes"}
    return answer | ({"send back by": write_day(owed.send_back_by)} if owed.send_back_by else {})


def ask_late_refund(case: Case) -> object:
    """What does a late refund cost in France?"""
    words = _words(case, "refund", {"amount", "due", "paid", "legal rate"})
    amount, currency = words.get("amount", "100.00 EUR").split()
    late = late_refund_surcharge(
        amount=Money(Decimal(amount), currency),
        due_on=read_day(words.get("due", "Mon 2 Nov 2026")),
        paid_on=read_day(words["paid"]),
        legal_rate=Decimal(words.get("legal rate", "0.0275")),
    )
    return {"days": str(late.days_late), "surcharge": f"{late.amount.amount} {late.amount.currency}"}


LAW_QUESTIONS: Mapping[str, Callable[[Case], object]] = {
    "withdrawal": ask_withdrawal,
    "better": ask_better,
    "better cancellation": ask_better_cancellation,
    "law findings": ask_findings,
    "statutory refund": ask_refund,
    "late refund": ask_late_refund,
}
