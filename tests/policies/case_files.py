"""Golden cases: read from YAML, asked of the core, and compared. The form is described in cases/README.md."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from policies.book import Book, TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.delivery import promise_for, standing
from policies.durations import clock_text
from policies.errors import NotInForce
from policies.exchanges import decide_exchange
from policies.facts import OrderFacts
from policies.modification import decide_modification
from policies.repairs import RepairDecision, decide_repair
from policies.returns import decide_return
from policies.terms import Kind
from tests.policies.case_facts import only, read_intent, read_order
from tests.policies.case_impact import IMPACT_QUESTIONS, IMPACT_WORDS
from tests.policies.case_law import LAW_QUESTIONS, LAW_WORDS
from tests.policies.case_moments import read_moment, write_day, write_moment
from tests.policies.case_quotes import QUOTE_QUESTIONS, QUOTE_WORDS
from tests.policies.case_reimbursements import REIMBURSEMENT_QUESTIONS
from tests.policies.case_repairs import read_repair, write_repair
from tests.policies.case_returns import write_items, write_offer
from tests.policies.case_terms import read_book


@dataclass(frozen=True)
class Case:
    """One case of one file: a question, what is given, on which moment, and the answer expected."""

    file: str
    name: str
    question: str
    given: Mapping[str, Any]
    on: str | None
    expect: Any

    def answer(self) -> object:
        """Ask the core, and say its answer in the words of a case."""
        return QUESTIONS[self.question](self)

    def book(self) -> Book:
        """The shop's terms over time."""
        return read_book(
            self.given.get("terms", "audrey-alexandre"),
            overrides=self.given.get("overrides", {}),
            changes=self.given.get("changes", []),
        )

    def order(self, book: Book) -> tuple[OrderFacts, TermsInForce]:
        """The order, with the terms it was placed under."""
        order = read_order(self.given["order"], book.shop)
        return order, book.at(order.placed_at)


def read_folder(folder: Path) -> list[Case]:
    """All cases of all files of ``folder``, by file name. Raises ValueError where a file is written wrongly."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise ValueError(f"There are no cases in {folder}; name a folder that holds .yaml files.")
    return [case for path in files for case in _read_file(path)]


def _read_file(path: Path) -> list[Case]:
    # The base loader reads everything as text: YAML itself would take 13:00 for a number of minutes.
    data = yaml.load(path.read_text(), Loader=yaml.BaseLoader)  # noqa: S506 — it builds no objects
    data = only(data, {"question", "given", "cases"}, path.name)
    if data["question"] not in QUESTIONS:
        raise ValueError(f"{path.name}: the question is one of {', '.join(sorted(QUESTIONS))}.")
    common = _given(data.get("given", {}))
    return [_case(path.stem, data["question"], common, entry) for entry in data["cases"]]


def _case(file: str, question: str, common: Mapping[str, Any], entry: object) -> Case:
    said = only(entry, {"name", "given", "on", "expect"}, f"A case of {file}")
    given = common | _given(said.get("given", {}))
    return Case(file, said["name"], question, given, said.get("on"), said["expect"])


def _given(words: object) -> dict[str, Any]:
    return dict(
        only(
            words,
            {
                "terms",
                "overrides",
                "changes",
                "order",
                "return",
                "repair",
                *QUOTE_WORDS,
                *LAW_WORDS,
                *IMPACT_WORDS,
            },
            "“given”",
        )
    )


def _ask_promise(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    made = promise_for(order=order, terms=terms)
    if made.earliest is None or made.latest is None or made.counts_for is None or made.latest_by is None:
        return {"because": made.reason.code.value if made.reason else None}
    arrives = write_day(made.latest)
    if made.earliest != made.latest:
        arrives = f"{write_day(made.earliest)} to {arrives}"
    answer = {"counts for": write_day(made.counts_for), "arrives": arrives}
    return answer | ({"by": clock_text(made.deliver_by)} if made.deliver_by else {})


def _ask_standing(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    return standing(order=order, terms=terms, at=read_moment(str(case.on), book.shop.zone)).value


def _ask_cancellation(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    return _decision(
        decide_cancellation(order=order, terms=terms, at=read_moment(str(case.on), book.shop.zone)), case
    )


def _ask_modification(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    return _decision(
        decide_modification(order=order, terms=terms, at=read_moment(str(case.on), book.shop.zone)), case
    )


def _ask_return(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    intent = read_intent(case.given.get("return", {}))
    decision = decide_return(
        intent=intent, order=order, terms=terms, at=read_moment(str(case.on), book.shop.zone)
    )
    return _decision(decision, case) | write_offer(decision, asked=case.expect, zone=book.shop.zone)


def _ask_exchange(case: Case) -> object:
    book = case.book()
    order, terms = case.order(book)
    intent = read_intent(case.given.get("return", {}))
    decision = decide_exchange(
        intent=intent, order=order, terms=terms, at=read_moment(str(case.on), book.shop.zone)
    )
    answer = _decision(decision, case)
    if "handling" in case.expect:
        answer["handling"] = decision.handling.value
    if "items" in case.expect:
        answer["items"] = write_items(decision.items, asked=case.expect["items"], zone=book.shop.zone)
    return answer


def _ask_repair(case: Case) -> object:
    book = case.book()
    at = read_moment(str(case.on), book.shop.zone)

    def ask() -> RepairDecision:
        repair = read_repair(case.given["repair"], book.shop)
        return decide_repair(repair=repair, terms=book.at(repair.contacted_at or at), at=at)

    return write_repair(ask, zone=book.shop.zone, asked=case.expect)


def _decision(decision: Decision, case: Case) -> dict[str, object]:
    zone = case.book().shop.zone
    answer: dict[str, object] = {"answer": decision.outcome.value}
    if decision.reasons:
        answer["because"] = [reason.code.value for reason in decision.reasons]
    if decision.until:
        answer["until"] = write_moment(decision.until, zone)
    if "ends with" in case.expect and decision.until_because:
        answer["ends with"] = decision.until_because.code.value
    if "version" in case.expect:
        answer["version"] = str(decision.version.number)
    return answer


def _ask_terms(case: Case) -> object:
    """Which version of return terms governs, and when the next change comes."""
    book = case.book()
    moment = read_moment(str(case.on), book.shop.zone)
    try:
        version = book.at(moment).version(Kind.RETURNS)
    except NotInForce:
        return "not in force"
    change = book.next_change(moment)
    answer = {"version": str(version.number)}
    return answer | ({"next change": write_moment(change, book.shop.zone)} if change else {})


QUESTIONS: Mapping[str, Callable[[Case], object]] = {
    "promise": _ask_promise,
    "standing": _ask_standing,
    "cancellation": _ask_cancellation,
    "modification": _ask_modification,
    "return": _ask_return,
    "exchange": _ask_exchange,
    "repair": _ask_repair,
    "terms": _ask_terms,
    **QUOTE_QUESTIONS,
    **LAW_QUESTIONS,
    **IMPACT_QUESTIONS,
    **REIMBURSEMENT_QUESTIONS,
}
