"""The terms of a golden case: a reference shop by name, with what the case sets otherwise or changes over time."""

import copy
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from typing import Any

from policies.book import Book
from policies.codec import decode, decode_terms
from policies.histories import Version
from policies.shop import Shop
from policies.terms import AnyTerms, Kind
from tests.policies.case_facts import only
from tests.policies.case_moments import read_moment
from tests.policies.lawful_terms import lawful_json
from tests.reference_terms import alamara_json, audrey_alexandre_json

SHOPS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "alamara": alamara_json,
    "audrey-alexandre": audrey_alexandre_json,
    "lawful": lawful_json,
}
FIRST_DAY = "Wed 1 Jan 2020 00:00"
NAMED_BY = ("code", "zone", "tender", "cause")


def read_book(name: str, *, overrides: Mapping[str, Any], changes: list[Any]) -> Book:
    """The shop's book: what it states from 2020 on, with ``overrides``, then one more version for every change."""
    if name not in SHOPS:
        raise ValueError(f"There are no terms “{name}”; use {', '.join(sorted(SHOPS))}.")
    stated = copy.deepcopy(SHOPS[name]())
    data: dict[str, Any] = {"shop": stated["shop"], **stated["terms"]}
    for path, value in overrides.items():
        put(data, path, value)
    shop = decode(Shop, data["shop"], where="shop")
    return Book.of(shop, _versions(shop, data, changes))


def _versions(shop: Shop, data: dict[str, Any], changes: list[Any]) -> Iterator[Version[AnyTerms]]:
    first = read_moment(FIRST_DAY, shop.zone)
    for kind in [kind for kind in Kind if kind in data]:
        terms = decode_terms(kind, data[kind], where=kind)
        yield Version(kind=kind, number=1, effective_from=first, recorded_at=first, terms=terms)
    for number, words in enumerate(changes, 2):
        change = only(words, {"from", "set"}, "A change")
        for path, value in change["set"].items():
            put(data, path, value)
        start, recorded = read_moment(change["from"], shop.zone), first + timedelta(days=number)
        for kind in sorted({Kind(path.partition(".")[0]) for path in change["set"]}):
            terms = decode_terms(kind, data[kind], where=kind)
            yield Version(kind=kind, number=number, effective_from=start, recorded_at=recorded, terms=terms)


def put(data: dict[str, Any], path: str, value: Any) -> None:
    """Set the value at a dotted path; an entry of a list goes by its code (``shipping.zones.europe``)."""
    *way, last = path.split(".")
    node: Any = data
    for step in way:
        node = entry(node, step, path)
    node[last] = typed(value)


def entry(node: Any, step: str, path: str) -> Any:
    """The value of one step on a path: a field, or the entry of a list that has that code."""
    if isinstance(node, list):
        node = {item[key]: item for item in node for key in NAMED_BY if key in item}
    if step not in node:
        raise ValueError(f"The path {path} leads nowhere: there is no “{step}”.")
    return node[step]


def typed(value: Any) -> Any:
    """The value of a text: a whole number, yes or no, nothing, or the text itself."""
    if isinstance(value, list):
        return [typed(item) for item in value]
    if isinstance(value, dict):
        return {name: typed(item) for name, item in value.items()}
    if re.fullmatch(r"-?\d+", value):
        return int(value)
    return {"yes": True, "no": False, "none": None}.get(value, value)
