"""What is stored stays readable: digests never change, and what cannot be read is named by its whole path."""

import copy
import hashlib
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from moneyed import Money

from policies.codec import decode, decode_in_force, decode_version, digest, encode, encode_in_force
from policies.durations import Duration, TimeRange, Unit, Window
from policies.errors import InvalidTerms, UnreadableTerms
from policies.localized import Localized
from policies.scalars import is_scalar, read_scalar, write_scalar
from tests.reference_terms import audrey_alexandre_book

ON = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "canonical"),
    [
        (Duration(length=14), '{"length":14,"unit":"calendar_day"}'),
        (Localized.of(fr="Réunion", en="Reunion"), '{"en":"Reunion","fr":"Réunion"}'),
        (
            Window(length=14, rolls_forward=True),
            '{"length":14,"rolls_forward":true,"starts_on":"delivery_last","unit":"calendar_day"}',
        ),
    ],
)
def test_a_digest_is_that_of_the_canonical_json(value: object, canonical: str) -> None:
    assert digest(value) == hashlib.sha256(canonical.encode()).hexdigest()


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (None, None),
        (True, True),
        (14, 14),
        ("a", "a"),
        (Unit.BUSINESS_DAY, "business_day"),
        (Decimal("0.10"), "0.1"),
        (Decimal("-0"), "0"),
        (Decimal(100), "100"),
        (date(2026, 11, 2), "2026-11-02"),
        (time(13, 5), "13:05"),
        (datetime(2026, 11, 2, 9, tzinfo=UTC), "2026-11-02T09:00:00+00:00"),
        (Money("12.5", "EUR"), {"amount": "12.50", "currency": "EUR"}),
        (Money("-0.5", "EUR"), {"amount": "-0.50", "currency": "EUR"}),
    ],
)
def test_a_single_value_has_one_form_and_comes_back(value: Any, form: object) -> None:
    assert is_scalar(value)
    assert write_scalar(value) == form
    assert type(write_scalar(value)) is type(form)
    if value is not None:
        assert read_scalar(type(value), form, where="") == value


def test_what_has_fields_is_no_single_value() -> None:
    assert not is_scalar(Duration(length=14))
    assert not is_scalar((1, 2))


@pytest.mark.parametrize(
    ("cls", "data", "sentence"),
    [
        (bool, 1, "expected true or false, found int."),
        (int, True, "expected a whole number, found bool."),
        (int, "1", "expected a whole number, found str."),
        (str, 1, "expected a text, found int."),
        (Decimal, "1e3", "expected a decimal number in quotes such as \"0.15\", found '1e3'."),
        (Decimal, "1234567890123456", 'expected a decimal number in quotes such as "0.15", found \'1234'),
        (
            Decimal,
            "0.1234567891",
            "expected a decimal number in quotes such as \"0.15\", found '0.1234567891'.",
        ),
        (Decimal, "1.", "expected a decimal number in quotes such as \"0.15\", found '1.'."),
        (date, "2 Nov 2026", "expected a date such as \"2026-11-02\", found '2 Nov 2026'."),
        (time, "noon", "expected a time such as \"12:00\", found 'noon'."),
        (datetime, "soon", 'expected a moment with its offset such as "2026-11-02T12:00:00+01:00", found'),
        (
            datetime,
            "2026-11-02T12:00",
            'expected a moment with its offset such as "2026-11-02T12:00:00+01:00"',
        ),
        (Unit, "week", "expected one of calendar_day, business_day, found 'week'."),
        (Money, {"amount": 1, "currency": "EUR"}, 'expected {"amount": "12.50", "currency": "EUR"}, found {'),
    ],
)
def test_what_is_expected_is_said(cls: type, data: object, sentence: str) -> None:
    with pytest.raises(UnreadableTerms) as caught:
        read_scalar(cls, data, where="here")

    assert caught.value.where == "here"
    assert str(caught.value).startswith(f"here: {sentence}")


@pytest.mark.parametrize("text", ["123456789012345", "0.123456789", "-1.5", "0"])
def test_a_plain_decimal_is_read(text: str) -> None:
    assert read_scalar(Decimal, text, where="") == Decimal(text)


def test_an_enum_of_anything_is_a_choice() -> None:
    class Size(StrEnum):
        SMALL = "s"

    assert read_scalar(Size, "s", where="") is Size.SMALL


def _broken(change: Callable[[Any], object]) -> Any:
    data: Any = copy.deepcopy(encode_in_force(audrey_alexandre_book().at(ON)))
    change(data)
    return data


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data.update(note=1), "note: A snapshot has no such field"),
        (lambda data: data.update(versions={}), "versions: expected a list."),
        (lambda data: data["shop"].update(code=1), "shop.code: expected a text"),
        (lambda data: data["versions"][2].update(who=1), "versions.2.who: A version has no such field"),
        (lambda data: data["versions"][2].update(kind="x"), "versions.2.kind: expected one of"),
        (lambda data: data["versions"][2].update(number="1"), "versions.2.number: expected a whole number"),
        (
            lambda data: data["versions"][2].update(recorded_at=""),
            "versions.2.recorded_at: expected a moment",
        ),
        (lambda data: data["versions"][2].update(effective_from=""), "versions.2.effective_from: expected"),
        (
            lambda data: data["versions"][2]["terms"].update(x=1),
            "versions.2.terms.x: CancellationTerms has no",
        ),
        (
            lambda data: data["versions"][2]["terms"].update(limits="x"),
            "versions.2.terms.limits: expected a list",
        ),
        (
            lambda data: data["versions"].insert(2, data["versions"][1]),
            "versions.2.kind: payment terms stand",
        ),
    ],
)
def test_a_broken_snapshot_says_where_and_what(change: Callable[[Any], object], said: str) -> None:
    with pytest.raises(UnreadableTerms) as caught:
        decode_in_force(_broken(change), on=ON)

    assert str(caught.value).startswith(said)


def test_a_snapshot_is_asked_of_the_moment_it_is_read_for() -> None:
    assert decode_in_force(encode_in_force(audrey_alexandre_book().at(ON)), on=ON).on == ON


def test_invalid_values_of_a_version_are_named_by_their_whole_path() -> None:
    data: Any = encode(audrey_alexandre_book().at(ON).versions[0])
    data["terms"]["zones"][0]["name"] = {"en": ""}

    with pytest.raises(InvalidTerms) as caught:
        decode_version(data, where="versions.0")

    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == ("versions.0.terms.zones.0.name.en", "required")
    assert problem.sentence
    assert isinstance(caught.value.__cause__, InvalidTerms | None)


def test_at_the_top_a_path_begins_with_the_field() -> None:
    with pytest.raises(UnreadableTerms, match=r"^start: this field is missing; add it\."):
        decode(TimeRange, {"end": "13:00"})
    with pytest.raises(UnreadableTerms, match=r"^terms: expected an object\."):
        decode(TimeRange, [])
