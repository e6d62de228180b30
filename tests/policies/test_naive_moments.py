"""A moment without a time zone is refused at the door, by the name under which it was given."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from policies.answers import answer_by
from policies.cancellation import decide_cancellation, next_cutoff
from policies.delivery import promise, standing
from policies.errors import NaiveMoment
from policies.exchanges import decide_exchange
from policies.facts import Destination, ReturnedLine, ReturnFacts, ReturnIntent
from policies.impact import compare
from policies.modification import decide_modification
from policies.refunds import quote_cancellation, quote_refund, quote_without_record
from policies.repairs import RepairFacts, decide_repair
from policies.returns import decide_return
from policies.terms import Kind, ReturnReason
from policies.withdrawal import decide_withdrawal
from tests.policies.case_facts import read_order
from tests.reference_terms import audrey_alexandre_book

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
NAIVE = datetime(2026, 11, 2, 9)  # noqa: DTZ001
BOOK = audrey_alexandre_book()
TERMS = BOOK.at(AT)
ORDER = read_order({"placed": "Mon 2 Nov 2026 09:00"}, BOOK.shop)
FRANCE = Destination(country="FR", postal_code="75003")
RETURNED = ReturnFacts(
    lines=(ReturnedLine(line="bag", quantity=1, reason=ReturnReason.CHANGED_MIND),), noticed_at=AT
)
ASKED: list[tuple[str, Callable[[], object]]] = [
    ("at", lambda: decide_cancellation(order=ORDER, terms=TERMS, at=NAIVE)),
    ("placed_at", lambda: next_cutoff(placed_at=NAIVE, terms=TERMS)),
    ("ready_at", lambda: promise(ready_at=NAIVE, destination=FRANCE, service="chrono13", terms=TERMS)),
    ("at", lambda: standing(order=ORDER, terms=TERMS, at=NAIVE)),
    ("at", lambda: decide_modification(order=ORDER, terms=TERMS, at=NAIVE)),
    ("at", lambda: decide_return(intent=ReturnIntent(), order=ORDER, terms=TERMS, at=NAIVE)),
    ("at", lambda: decide_exchange(intent=ReturnIntent(), order=ORDER, terms=TERMS, at=NAIVE)),
    ("at", lambda: decide_repair(repair=RepairFacts(), terms=TERMS, at=NAIVE)),
    ("at", lambda: quote_refund(order=ORDER, returned=RETURNED, terms=TERMS, at=NAIVE)),
    ("at", lambda: quote_cancellation(order=ORDER, terms=TERMS, at=NAIVE)),
    ("at", lambda: quote_without_record(lines=ORDER.lines, returned=RETURNED, terms=TERMS, at=NAIVE)),
    ("at", lambda: decide_withdrawal(items=(), order=ORDER, terms=TERMS, jurisdiction=None, at=NAIVE)),
    ("at", lambda: compare(orders=[], before=BOOK, after=BOOK, at=NAIVE)),
    ("placed_from", lambda: compare(orders=[], before=BOOK, after=BOOK, at=AT, placed_from=NAIVE)),
    ("asked_at", lambda: answer_by(asked_at=NAIVE, business_days=1, shop=BOOK.shop)),
    ("moment", lambda: BOOK.at(NAIVE)),
    ("moment", lambda: BOOK.next_change(NAIVE)),
    ("moment", lambda: BOOK.history(Kind.RETURNS).at(NAIVE)),
    ("moment", lambda: BOOK.history(Kind.RETURNS).coming(NAIVE)),
    ("effective_from", lambda: dataclasses.replace(TERMS.versions[0], effective_from=NAIVE)),
    ("recorded_at", lambda: dataclasses.replace(TERMS.versions[0], recorded_at=NAIVE)),
    ("inspected_at", lambda: RepairFacts(inspected_at=NAIVE)),
]


@pytest.mark.parametrize(("name", "ask"), ASKED)
def test_it_is_refused_by_its_name(name: str, ask: Callable[[], object]) -> None:
    with pytest.raises(NaiveMoment, match=f"^“{name}” has no time zone"):
        ask()
