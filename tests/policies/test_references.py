"""Every value has a name that prose can refer to and a form for programs."""

import dataclasses
from datetime import UTC, datetime, time
from decimal import Decimal

import pytest
from moneyed import Money

from policies.durations import DayRange, Duration, TimeRange, Unit, Window
from policies.errors import UnknownReference
from policies.localized import Localized
from policies.references import Value, anchor, counts_business_days, machine, resolve, stated
from policies.terms import Kind, RefundComponent
from tests.reference_terms import audrey_alexandre_book

TERMS = audrey_alexandre_book().at(datetime(2026, 11, 22, tzinfo=UTC))


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("shipping.cutoff_time", "12:00"),
        ("shipping.handling_time", "P0D"),
        ("shipping.delivery_weekdays", "1 2 3 4 5"),
        ("shipping.delivery_hours", "08:00/13:00"),
        ("shipping.delivery_hours.end", "13:00"),
        ("shipping.services", "Chronopost Relais, Chrono 13h"),
        ("shipping.services.relais.pickup_points", "17500"),
        ("shipping.services.chrono13.transit.overseas", "P2D"),
        ("shipping.services.chrono13.deliver_by.metropolitan", "13:00"),
        ("shipping.services.relais.signature", "true"),
        ("payment.tenders", "card paypal bank_transfer"),
        ("payment.release", "bank_transfer"),
        ("payment.tenders.card.brands", "Carte Bleue, Visa, Mastercard, American Express"),
        ("cancellation.until", "handover next_cutoff"),
        ("cancellation.modification", "never"),
        ("returns.window", "P14D"),
        ("returns.methods.registered.customer_bears_risk", "true"),
        ("returns.restocking_fee", "0"),
        ("refunds.due", "P14D"),
        ("repairs.causes.wear", "quoted"),
    ],
)
def test_value_of_shop_a(ref: str, expected: str) -> None:
    assert machine(resolve(ref, TERMS).value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (True, "true"),
        (False, "false"),
        (time(23, 59, 59), "23:59:59"),
        (TimeRange(start=time(8), end=time(13)), "08:00/13:00"),
        (DayRange(minimum=1, maximum=3), "P1D/P3D"),
        (Duration(length=10, unit=Unit.BUSINESS_DAY), "P10D"),
        (Money(Decimal("12.5"), "EUR"), "12.50 EUR"),
        (Decimal("0.150"), "0.15"),
        (Localized.of(fr="Réunion", en="Reunion"), "Reunion"),
        ((Localized.of(en="A b"), Localized.of(en="C")), "A b, C"),
        ((RefundComponent.ITEMS, RefundComponent.DUTIES), "items duties"),
        ((), ""),
    ],
)
def test_form_for_programs(value: Value, expected: str) -> None:
    assert machine(value) == expected


@pytest.mark.parametrize(
    "ref", ["returns.windows", "returns", "", "shipping.services.drone", "RETURNS.WINDOW"]
)
def test_unknown_reference_is_an_error(ref: str) -> None:
    with pytest.raises(UnknownReference, match="Choose one of the shop's terms"):
        resolve(ref, TERMS)


def test_kind_that_the_shop_does_not_state_has_no_references() -> None:
    bare = dataclasses.replace(TERMS, versions=tuple(v for v in TERMS.versions if v.kind is not Kind.REPAIRS))

    assert not [ref for ref in stated(bare) if ref.startswith("repairs.")]
    with pytest.raises(UnknownReference):
        resolve("repairs.contact_first", bare)


def test_no_time_limit_is_a_value() -> None:
    versions = tuple(
        dataclasses.replace(v, terms=dataclasses.replace(TERMS.returns, window=None))
        if v.kind is Kind.RETURNS
        else v
        for v in TERMS.versions
    )

    assert (
        machine(resolve("returns.window", dataclasses.replace(TERMS, versions=versions)).value)
        == "no_time_limit"
    )


def test_stated_names_its_kind_topic_and_subjects() -> None:
    found = resolve("shipping.services.chrono13.transit.europe", TERMS)

    assert (found.kind, found.topic) == (Kind.SHIPPING, "shipping.services.transit")
    assert [subject.get("en") for subject in found.subjects] == ["Chrono 13h", "Europe"]


def test_anchor_is_an_html_id() -> None:
    assert anchor("returns.shipping_paid_by") == "returns-shipping-paid-by"


def test_business_days_are_told_from_calendar_days() -> None:
    assert counts_business_days(DayRange(minimum=1, maximum=1))
    assert counts_business_days(Window(length=1, unit=Unit.BUSINESS_DAY))
    assert not counts_business_days(Window(length=1))
    assert not counts_business_days(time(12))
