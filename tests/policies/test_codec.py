"""Stored terms are read strictly: every error names the field by its full path and says what belongs there."""

import copy
import dataclasses
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest
from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import Closure
from policies.codec import (
    decode,
    decode_in_force,
    decode_terms,
    decode_version,
    digest,
    encode,
    encode_in_force,
)
from policies.durations import TimeRange, Window
from policies.errors import InvalidTerms, UnreadableTerms
from policies.localized import Localized
from policies.shop import Shop
from policies.terms import Kind, ReturnTerms, Transit
from tests.policies.case_terms import entry
from tests.reference_terms import audrey_alexandre, audrey_alexandre_book, audrey_alexandre_json

ON = datetime(2026, 11, 22, tzinfo=UTC)


def in_force() -> TermsInForce:
    return audrey_alexandre_book().at(ON)


@pytest.mark.parametrize("kind", Kind)
def test_file_of_shop_a_is_in_the_codec_form(kind: Kind) -> None:
    _, terms = audrey_alexandre()

    assert decode_terms(kind, encode(terms[kind])) == terms[kind]


def test_time_keeps_its_seconds() -> None:
    hours = TimeRange(start=time(8), end=time(12, 59, 59, 5))

    assert encode(hours) == {"start": "08:00", "end": "12:59:59.000005"}
    assert decode(TimeRange, encode(hours)) == hours


def test_closure_is_two_dates() -> None:
    closure = Closure(first=date(2026, 8, 3), last=date(2026, 8, 21))

    assert encode(closure) == {"first": "2026-08-03", "last": "2026-08-21"}
    assert decode(Closure, encode(closure)) == closure


@pytest.mark.parametrize(
    ("amount", "currency", "text"),
    [
        ("12.5", "EUR", "12.50"),
        ("12.500", "EUR", "12.50"),
        ("12", "EUR", "12.00"),
        ("0.125", "EUR", "0.125"),
        ("1E+2", "EUR", "100.00"),
        ("1200.0", "JPY", "1200"),
        ("1.2345", "KWD", "1.2345"),
    ],
)
def test_equal_amounts_have_one_form(amount: str, currency: str, text: str) -> None:
    money = Money(Decimal(amount), currency)

    assert encode(money) == {"amount": text, "currency": currency}
    assert decode(Money, encode(money)) == money


def test_equal_terms_have_one_digest() -> None:
    _, terms = audrey_alexandre()
    returns = terms[Kind.RETURNS]
    assert isinstance(returns, ReturnTerms)
    written = [dataclasses.replace(returns, restocking_fee=Decimal(text)) for text in ("0.1", "0.10", "1E-1")]

    assert len({digest(each) for each in written}) == 1
    assert digest(written[0]) != digest(returns)
    assert digest(Localized.of(fr="Réunion", en="Reunion")) == digest(
        Localized.of(en="Reunion", fr="Réunion")
    )


def test_one_instant_has_one_digest() -> None:
    version = in_force().versions[0]
    paris = timezone(timedelta(hours=1))
    moved = dataclasses.replace(version, effective_from=version.effective_from.astimezone(paris))

    assert digest(moved) == digest(version)
    assert moved.effective_from.tzinfo is UTC


def test_what_has_no_form_is_refused() -> None:
    with pytest.raises(TypeError, match="float has no JSON form"):
        encode(1.5)


UNREADABLE: list[tuple[str, Any, str, str]] = [
    ("shipping.cutof_time", "12:00", "shipping.cutof_time", "no such field"),
    ("shipping.cutoff_time", 12, "shipping.cutoff_time", "expected a time such as"),
    ("shipping.cutoff_time", "noon", "shipping.cutoff_time", "found 'noon'"),
    ("shipping.zones", {}, "shipping.zones", "expected a list"),
    ("shipping.zones.europe.name", "Europe", "shipping.zones.1.name", "expected an object"),
    ("shipping.zones.europe.name", {"en": None}, "shipping.zones.1.name.en", "expected a text"),
    ("shipping.handling_time", {"minimum": 0}, "shipping.handling_time.maximum", "missing"),
    (
        "shipping.handling_time",
        {"minimum": True, "maximum": 1},
        "shipping.handling_time.minimum",
        "a whole number",
    ),
    (
        "shipping.handling_time",
        {"minimum": 1.0, "maximum": 1},
        "shipping.handling_time.minimum",
        "a whole number",
    ),
    ("shipping.check_on_receipt", 1, "shipping.check_on_receipt", "true or false"),
    ("returns.mode", "sometimes", "returns.mode", "one of automatic, review"),
    ("returns.mode", 1, "returns.mode", "one of automatic, review"),
    ("returns.conditions", ["new", "shiny"], "returns.conditions.1", "one of original_packaging"),
    ("returns.window.length", None, "returns.window.length", "a whole number"),
    ("returns.window.length", "14", "returns.window.length", "a whole number"),
    ("returns.restocking_fee", 0, "returns.restocking_fee", "a decimal number in quotes"),
    ("returns.restocking_fee", "NaN", "returns.restocking_fee", "found 'NaN'"),
    ("returns.restocking_fee", "1e-999999", "returns.restocking_fee", "a decimal number"),
    ("shipping.services.relais.transits.metropolitan.rate", "6.90", "RATE", '"currency"'),
    ("shipping.services.relais.transits.metropolitan.rate", {"amount": "6.90"}, "RATE", '"currency"'),
    (
        "shipping.services.relais.transits.metropolitan.rate",
        {"amount": "1", "currency": "XXZ"},
        "RATE",
        "XXZ",
    ),
    (
        "shipping.services.relais.transits.metropolitan.rate",
        {"amount": "1", "currency": "EUR", "x": 1},
        "RATE",
        "x",
    ),
    (
        "shipping.services.relais.transits.metropolitan.rate",
        {"amount": "Infinity", "currency": "EUR"},
        "RATE",
        "Inf",
    ),
]
RATE = "shipping.services.0.transits.0.rate"


def _broken(path: str, value: Any) -> dict[str, Any]:
    """Shop A's terms with ``value`` as it is at ``path``."""
    data = copy.deepcopy(audrey_alexandre_json()["terms"])
    *way, last = path.split(".")
    node: Any = data
    for step in way:
        node = entry(node, step, path)
    node[last] = value
    return data


@pytest.mark.parametrize(("path", "value", "where", "sentence"), UNREADABLE)
def test_wrong_shape_is_named_by_its_path(path: str, value: Any, where: str, sentence: str) -> None:
    kind = Kind(path.partition(".")[0])

    with pytest.raises(UnreadableTerms) as caught:
        decode_terms(kind, _broken(path, value)[kind], where=kind)

    assert caught.value.where == (RATE if where == "RATE" else where)
    assert sentence in str(caught.value)


def test_missing_field_is_named() -> None:
    data = audrey_alexandre_json()["terms"]["shipping"]
    del data["cutoff_time"]

    with pytest.raises(UnreadableTerms, match=r"shipping\.cutoff_time: this field is missing"):
        decode_terms(Kind.SHIPPING, data, where="shipping")


def test_field_name_that_is_no_text_is_an_error() -> None:
    with pytest.raises(UnreadableTerms, match="the field name 14 is no text"):
        decode(Window, {14: "length"}, where="window")


def test_all_invalid_values_are_told_at_once_with_their_paths() -> None:
    data = audrey_alexandre_json()["terms"]["shipping"]
    data["zones"][1]["countries"] = ["Belgium", "be"]
    data["zones"][2]["name"] = {"en": " "}
    data["services"][1]["transits"][2]["days"] = {"minimum": 3, "maximum": 400}
    data["handling_time"] = {"minimum": 2, "maximum": 1}

    with pytest.raises(InvalidTerms) as caught:
        decode_terms(Kind.SHIPPING, data, where="shipping")

    assert {(problem.field, problem.code) for problem in caught.value.problems} == {
        ("shipping.zones.1.countries", "invalid"),
        ("shipping.zones.2.name.en", "required"),
        ("shipping.services.1.transits.2.days.maximum", "out_of_range"),
        ("shipping.handling_time.maximum", "reversed"),
    }


def test_snapshot_is_read_back() -> None:
    terms = in_force()

    assert decode_in_force(encode_in_force(terms), on=ON) == terms


def test_stored_defaults_may_be_missing() -> None:
    shop = {"code": "a", "name": "A", "time_zone": "UTC", "currency": "EUR", "country": "FR"}

    assert decode(Shop, shop).locales == ("en",)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        (lambda data: data.pop("versions"), "versions"),
        (lambda data: data.update(versions="all"), "versions"),
        (lambda data: data.update(note="x"), "note"),
        (lambda data: data["versions"][1].pop("terms"), "versions.1.terms"),
        (lambda data: data["versions"][1].update(who="me"), "versions.1.who"),
        (lambda data: data["versions"][1].update(kind="gifts"), "versions.1.kind"),
        (lambda data: data["versions"][1].update(effective_from="2026-01-01"), "versions.1.effective_from"),
        (lambda data: data["versions"].append(data["versions"][0]), "versions.6.kind"),
        (lambda data: data["shop"].pop("name"), "shop.name"),
    ],
)
def test_broken_snapshot_is_named_by_its_path(change: Any, where: str) -> None:
    data: Any = copy.deepcopy(encode_in_force(in_force()))
    change(data)

    with pytest.raises(UnreadableTerms) as caught:
        decode_in_force(data, on=ON)

    assert caught.value.where == where


@pytest.mark.parametrize("data", [None, [], "text", 1])
def test_version_that_is_no_object_is_an_error(data: object) -> None:
    with pytest.raises(UnreadableTerms, match="expected an object"):
        decode_version(data)


def test_rate_of_another_currency_than_its_limit_is_invalid() -> None:
    data = {
        "zone": "fr",
        "days": {"minimum": 1, "maximum": 1},
        "rate": {"amount": "5", "currency": "EUR"},
        "free_from": {"amount": "50", "currency": "USD"},
    }

    with pytest.raises(InvalidTerms) as caught:
        decode(Transit, data, where="transit")

    assert [problem.field for problem in caught.value.problems] == ["transit.free_from"]
