"""Versions compared in words: whatever differs is told, by the labels and formats that readers know."""

from __future__ import annotations

import copy
import dataclasses
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import Any

import pytest
from moneyed import Money

from cms.references.formats import format_value
from cms.references.labels import label
from cms.terms.history.comparing import Row, Section, Turn, differences, in_words
from cms.terms.history.facts import GENERAL, facts_of
from cms.terms.history.words import has_label
from policies.durations import DayRange, Duration, Window
from policies.localized import Localized
from policies.references import stated_by
from policies.terms import TERMS_BY_KIND, AnyTerms, Kind, PostalArea, Zone
from tests import full_terms
from tests.reference_terms import audrey_alexandre

ZONE = Zone(
    code="europe",
    name=Localized.of(en="Europe", fr="Europe"),
    countries=("DE", "IT"),
    postal_areas=(PostalArea(country="FR", prefixes=("75", "92")),),
)
EVERYTHING = dict(full_terms.FULL) | {
    Kind.SHIPPING: replace(full_terms.SHIPPING, zones=(ZONE,)),
    Kind.RETURNS: replace(
        full_terms.RETURNS,
        methods=tuple(replace(method, countries=("FR",)) for method in full_terms.RETURNS.methods),
    ),
}
# What to put where nothing is stated.
SOMETHING = {
    str: "x",
    Duration: Duration(length=3),
    PostalArea: ZONE.postal_areas[0],
    Money: Money("1", "EUR"),
}


type Where = tuple[type, str] | None
# The first type that fits decides.
OTHERS: tuple[tuple[type, Callable[[Any], list[Any]]], ...] = (
    (bool, lambda value: [not value]),
    (Enum, lambda value: [member for member in type(value) if member is not value]),
    (int, lambda value: [value + 1]),
    (Decimal, lambda value: [value + Decimal("0.001")]),
    (str, lambda value: [f"{value}x"]),
    (Money, lambda value: [Money(value.amount + Decimal("0.004"), value.currency)]),
    (time, lambda value: [(datetime.combine(date(2026, 1, 1), value) + timedelta(seconds=1)).time()]),
    (date, lambda value: [value + timedelta(days=1)]),
    (Localized, lambda value: [Localized.of(**dict(value.texts) | {name: "x"}) for name, _ in value.texts]),
)


def changes(value: Any, hint: Any) -> Iterator[tuple[Where, Any]]:
    """Each way to change ``value`` in one place, and the field of the core that is changed; checks are passed by."""
    if others := next((others for cls, others in OTHERS if isinstance(value, cls)), None):
        yield from ((None, other) for other in others(value))
    elif isinstance(value, tuple | frozenset) and value:
        yield from of_collection(value, hint)
    elif dataclasses.is_dataclass(value):
        yield from of_object(value)


def of_collection(value: Any, hint: Any) -> Iterator[tuple[Where, Any]]:
    yield None, type(value)(list(value)[:-1])
    if isinstance(value, tuple) and len(value) > 1:
        yield None, value[::-1]
    for index, item in enumerate(value):
        for where, changed in changes(item, typing.get_args(hint)[0]):
            yield where, type(value)(changed if i == index else other for i, other in enumerate(value))


def of_object(value: Any) -> Iterator[tuple[tuple[type, str], Any]]:
    hints = typing.get_type_hints(type(value))
    for field in dataclasses.fields(value):
        here = (type(value), field.name)
        held = getattr(value, field.name)
        for where, changed in changes(held, hints[field.name]):
            yield where or here, with_field(value, field.name, changed)
        if held is not None and type(None) in typing.get_args(hints[field.name]):
            yield here, with_field(value, field.name, None)
        if held in (None, "", ()) and (new := filling(hints[field.name])):
            yield here, with_field(value, field.name, new)


def filling(hint: Any) -> Any:
    arms = [arm for arm in typing.get_args(hint) if arm is not type(None)]
    if typing.get_origin(hint) is tuple:
        return (SOMETHING[arms[0]],) if arms[0] in SOMETHING else None
    return SOMETHING.get(arms[0] if arms else hint)


def with_field(value: Any, name: str, changed: Any) -> Any:
    made = copy.copy(value)
    object.__setattr__(made, name, changed)
    return made


def core_fields(cls: Any) -> Iterator[tuple[type, str]]:
    """Every field of a dataclass of the core and of those within it."""
    for name, hint in typing.get_type_hints(cls).items():
        # An object that is always there changes in its own fields.
        if not dataclasses.is_dataclass(hint) or hint is Localized:
            yield cls, name
        for inner in (hint, *typing.get_args(hint)):
            if dataclasses.is_dataclass(inner) and inner is not Localized:
                yield from core_fields(inner)


@pytest.mark.parametrize("kind", list(Kind))
def test_whatever_differs_is_told(kind: Kind) -> None:
    terms = EVERYTHING[kind]
    changed: set[tuple[type, str]] = set()
    for where, other in changes(terms, type(terms)):
        assert where is not None
        assert other != terms, where
        sections = differences(kind, terms, other)
        assert sections, f"{where} differs, and nobody is told"
        for row in (row for section in sections for row in section.rows):
            assert (row.before, row.items_before) != (row.after, row.items_after), (where, row)
        changed.add(where)

    assert changed == set(core_fields(TERMS_BY_KIND[kind]))


@pytest.mark.parametrize("kind", list(Kind))
def test_equal_terms_differ_in_nothing(kind: Kind) -> None:
    assert differences(kind, EVERYTHING[kind], copy.deepcopy(EVERYTHING[kind])) == ()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_has_words_for_editors(kind: Kind) -> None:
    without = {fact.field for fact in facts_of(kind, EVERYTHING[kind]) if not has_label(fact.field)}
    # Names are called by their language instead.
    assert {field for field in without if ".name." not in field} == set()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_value_that_pages_can_refer_to_is_read_aloud_in_their_words(kind: Kind) -> None:
    said = {row.after for section in in_words(kind, EVERYTHING[kind]) for row in section.rows}
    said |= {item for fact in facts_of(kind, EVERYTHING[kind]) for item in fact.items or ()}
    for stated in stated_by(kind, EVERYTHING[kind]):
        # Lists are also told by their elements, and parts of a value within the whole.
        if not isinstance(stated.value, tuple) and stated.ref.rpartition(".")[2] not in {"start", "end"}:
            assert format_value(stated, locale="en") in said, stated.ref


def rows_of(sections: tuple[Section, ...], heading: str = GENERAL) -> dict[str, Row]:
    return {row.label: row for section in sections if section.heading == heading for row in section.rows}


def test_a_longer_window_is_said_as_pages_say_it() -> None:
    after = replace(full_terms.RETURNS, window=Window(length=30))

    (section,) = differences(Kind.RETURNS, full_terms.RETURNS, after)

    (row,) = section.rows
    stated = next(iter(stated_by(Kind.RETURNS, after)))
    assert (section.heading, row.label) == (GENERAL, label(stated, locale="en"))
    assert (row.label, row.before, row.after) == ("Return window", "14 days", "30 days")
    assert row.turn is Turn.CHANGED


def test_a_window_tells_also_from_when_and_whether_it_moves() -> None:
    after = replace(full_terms.RETURNS, window=Window(length=30, rolls_forward=True))

    rows = rows_of(differences(Kind.RETURNS, full_terms.RETURNS, after))

    assert rows["A last day on a day off moves to the next working day"].after == "yes"
    assert set(rows) == {"Return window", "A last day on a day off moves to the next working day"}


def test_no_time_limit_is_a_value() -> None:
    before = replace(full_terms.RETURNS, seasons=())
    row = rows_of(differences(Kind.RETURNS, before, replace(before, window=None)))["Return window"]
    assert (row.before, row.after) == ("14 days", "no time limit")


def test_lists_are_compared_element_by_element() -> None:
    after = replace(full_terms.RETURNS, exceptions=full_terms.RETURNS.exceptions[1:2])

    sections = differences(Kind.RETURNS, full_terms.RETURNS, after)

    row = rows_of(sections)["Exceptions"]
    assert [(item.text, item.is_kept) for item in row.items_before] == [
        ("Fine jewelry", False),
        ("Gift cards", True),
        ("Dresses", False),
    ]
    assert [(item.text, item.is_kept) for item in row.items_after] == [("Gift cards", True)]
    assert {(section.heading, section.turn) for section in sections} == {
        (GENERAL, Turn.CHANGED),
        ("Exception: Fine jewelry", Turn.REMOVED),
        ("Exception: Dresses", Turn.REMOVED),
    }


def test_a_new_service_is_told_under_its_name_with_its_zones_by_name() -> None:
    shipping = full_terms.SHIPPING
    express = replace(shipping.services[0], code="express", name=Localized.of(en="Express", fr="Express"))

    sections = differences(Kind.SHIPPING, shipping, replace(shipping, services=(*shipping.services, express)))

    rows = rows_of(sections, "Shipping service: Express")
    assert rows["Transit time, Europe"].after == "1 to 3 working days"
    assert rows["Shipping charge, Europe"].after == "€12.50"
    assert [item.text for item in rows_of(sections)["Shipping services"].items_after] == [
        "Pick-up",
        "Express",
    ]
    assert sections[-1].turn is Turn.ADDED


def test_a_part_that_only_moves_is_told_as_another_order() -> None:
    returns = full_terms.RETURNS
    (section,) = differences(Kind.RETURNS, returns, replace(returns, methods=returns.methods[::-1]))
    (row,) = section.rows
    assert (row.label, row.before, row.after) == (
        "Ways to return",
        "Registered post, Courier",
        "Courier, Registered post",
    )


def test_countries_are_told_by_their_names_although_no_page_can_refer_to_them() -> None:
    before = EVERYTHING[Kind.SHIPPING]
    wider = replace(before, zones=(replace(ZONE, countries=("DE", "IT", "CH")),))

    row = rows_of(differences(Kind.SHIPPING, before, wider), "Delivery zone: Europe")["Countries"]

    assert row.before == "Germany, Italy"
    assert [item.text for item in row.items_after if not item.is_kept] == ["Switzerland"]


def test_a_name_in_another_language_is_told() -> None:
    (section,) = differences(
        Kind.SHIPPING,
        EVERYTHING[Kind.SHIPPING],
        replace(EVERYTHING[Kind.SHIPPING], zones=(replace(ZONE, name=Localized.of(en="Europe", fr="UE")),)),
    )
    assert [(row.label, row.before, row.after) for row in section.rows] == [
        ("Name in French", "Europe", "UE")
    ]


def test_values_that_read_alike_are_told_to_the_last_digit() -> None:
    shipping = full_terms.SHIPPING
    later = replace(shipping, cutoff_time=time(12, 30, 15))
    row = rows_of(differences(Kind.SHIPPING, replace(shipping, cutoff_time=time(12, 30)), later))[
        "Orders close at"
    ]
    assert (row.before, row.after) == ("12:30", "12:30:15")


def test_what_an_exception_leaves_open_is_as_for_all_goods() -> None:
    one = replace(
        full_terms.RETURNS.exceptions[0], then=replace(full_terms.RETURNS.exceptions[0].then, window=None)
    )
    after = replace(full_terms.RETURNS, exceptions=(one, *full_terms.RETURNS.exceptions[1:]))
    row = rows_of(differences(Kind.RETURNS, full_terms.RETURNS, after), "Exception: Fine jewelry")[
        "Return window"
    ]
    assert (row.turn, row.before, row.after) == (Turn.REMOVED, "10 days", "as for all goods")


@pytest.mark.parametrize("kind", list(Kind))
def test_the_reference_shops_terms_can_be_read_aloud(kind: Kind) -> None:
    terms: AnyTerms = audrey_alexandre()[1][kind]
    for section in in_words(kind, terms):
        assert all(row.label and row.after for row in section.rows)


def test_working_days_are_no_days() -> None:
    shipping = full_terms.SHIPPING
    row = rows_of(
        differences(Kind.SHIPPING, shipping, replace(shipping, handling_time=DayRange(minimum=1, maximum=2)))
    )["Preparation time"]
    assert (row.before, row.after) == ("the same working day", "1 to 2 working days")
