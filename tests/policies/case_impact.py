"""The question of golden cases about other terms: for whom would they change what? Its words, and the answer's."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from policies.book import Book
from policies.facts import OrderFacts
from policies.impact import Impact, Tally, compare
from tests.policies.case_facts import only, read_intent, read_order
from tests.policies.case_moments import read_moment
from tests.policies.case_quotes import error_words
from tests.policies.case_terms import read_book

if TYPE_CHECKING:
    from tests.policies.case_files import Case

IMPACT_WORDS = frozenset({"orders", "after", "placed from"})
# How cases call the groups of which every order is in one.
GROUPS = {
    "gaining": "gaining",
    "losing": "losing",
    "both": "mixed",
    "unchanged": "unchanged",
    "placed earlier": "placed_earlier",
    "undecided": "undecided",
}
EXPECTED = {*GROUPS, "redated", "asked", "found", "errors"}
FOUND_WORDS = {"orders", "days", "amount"}


def ask_impact(case: Case) -> object:
    """For whom would the terms ``after`` change what, if the orders had been placed under them?"""
    asked = only(case.expect, EXPECTED, "What is expected of an impact")
    before, given = case.book(), case.given
    zone = before.shop.zone
    impact = compare(
        orders=_orders(given["orders"], before),
        before=before,
        after=_after(case),
        at=read_moment(str(case.on), zone),
        placed_from=read_moment(given["placed from"], zone) if "placed from" in given else None,
        intent=read_intent(given.get("return", {})),
        examples=len(given["orders"]),
    )
    counts = {word: str(number) for word, name in GROUPS.items() if (number := getattr(impact, name))}
    said: dict[str, object] = {
        "redated": str(impact.redated),
        "asked": sorted(impact.asked),
        "found": _found(impact, asked.get("found", {})),
        "errors": {
            f"{one.side} {one.action or 'terms'} {error_words(one.error)}": list(one.examples)
            for one in impact.errors
        },
    }
    return counts | {word: value for word, value in said.items() if word in asked}


def _orders(words: Mapping[str, Any], book: Book) -> Iterator[OrderFacts]:
    """The orders in the order they stand, each with its name as its number."""
    for name, order in words.items():
        yield dataclasses.replace(read_order(order, book.shop), number=name)


def _after(case: Case) -> Book:
    given = case.given
    return read_book(
        given.get("terms", "audrey-alexandre"),
        overrides={**given.get("overrides", {}), **given["after"]},
        changes=given.get("changes", []),
    )


def _found(impact: Impact, asked: Mapping[str, object]) -> dict[str, object]:
    """Every change that was found, with the names of its orders; by days and amounts where the case gives them."""
    return {_name(tally): _tally(tally, asked.get(_name(tally))) for tally in impact.tallies}


def _name(tally: Tally) -> str:
    """Such as ``return newly refused``, ``refund less``."""
    kind = tally.kind.removeprefix(f"{tally.action}_").replace("_", " ")
    return f"{tally.action} {kind}"


def _tally(tally: Tally, asked: object) -> object:
    names = [example.order for example in tally.examples]
    if not isinstance(asked, Mapping):
        return names
    said: dict[str, object] = {
        "orders": names,
        "days": {str(number): str(orders) for number, orders in tally.days},
        "amount": " and ".join(f"{amount.amount:f} {amount.currency}" for amount in tally.amounts),
    }
    return {word: said[word] for word in only(asked, FOUND_WORDS, "A change that is found")}


IMPACT_QUESTIONS: Mapping[str, Callable[[Case], object]] = {"impact": ask_impact}
