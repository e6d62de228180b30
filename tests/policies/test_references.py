"""Every value has a name that prose can refer to and a form for programs."""

import dataclasses
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from moneyed import Money

from policies.durations import DayRange, Duration, TimeRange, Unit, Window
from policies.errors import UnknownReference
from policies.localized import Localized
from policies.references import (
    Stated,
    Value,
    anchor,
    counts_business_days,
    machine,
    resolve,
    stated,
    stated_by,
)
from policies.terms import AnyTerms, Kind, RefundComponent, ReturnOutcome, Tender
from tests.full_terms import PAYMENT, RETURNS, in_force
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
        (date(2027, 1, 31), "2027-01-31"),
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


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("payment.gift_cards_for_cash", "true"),
        ("returns.send_within", "P14D"),
        ("returns.exchange", "new_order"),
        ("returns.without_record", "identification"),
        ("returns.restocking_fee_waived_for", "defective wrong_item"),
        ("returns.seasons", "Christmas 2026, Valentine 2027"),
        ("returns.seasons.christmas-2026", "Christmas 2026"),
        ("returns.seasons.christmas-2026.first", "2026-11-15"),
        ("returns.seasons.christmas-2026.last", "2026-12-24"),
        ("returns.seasons.christmas-2026.until", "2027-01-31"),
        ("returns.methods.courier.fee", "9.50 EUR"),
        ("returns.methods.courier.refunds_duties", "false"),
        ("returns.methods.registered.refunds_duties", "true"),
        ("returns.exceptions", "Fine jewelry, Gift cards, Dresses"),
        ("returns.exceptions.fine-jewelry", "Fine jewelry"),
        ("returns.exceptions.fine-jewelry.returnability", "returnable"),
        ("returns.exceptions.fine-jewelry.window", "P10D"),
        ("returns.exceptions.fine-jewelry.mode", "review"),
        ("returns.exceptions.fine-jewelry.conditions", "tag_attached"),
        ("returns.exceptions.fine-jewelry.outcomes", "exchange refund"),
        ("returns.exceptions.fine-jewelry.shipping_paid_by", "shop"),
        ("returns.exceptions.fine-jewelry.restocking_fee", "0.05"),
        ("returns.exceptions.gift-cards.returnability", "not_returnable"),
        ("returns.exceptions.dresses.window", "no_time_limit"),
        ("returns.exceptions.dresses.methods", "Registered post, Courier"),
        ("refunds.tender_rules.mixed_tenders", "other_tenders_first"),
        ("refunds.tender_rules.any", "gift_card"),
    ],
)
def test_value_of_terms_that_state_everything(ref: str, expected: str) -> None:
    assert machine(resolve(ref, in_force()).value) == expected


@pytest.mark.parametrize(
    "ref",
    [
        "payment.gift_cards_for_cash",
        "returns.send_within",
        "returns.exchange",
        "returns.restocking_fee_waived_for",
        "returns.seasons",
        "returns.exceptions",
        "returns.methods.registered.fee",
        "returns.methods.registered.refunds_duties",
        "refunds.tender_rules.any",
    ],
)
def test_what_shop_a_leaves_unsaid_has_no_reference(ref: str) -> None:
    with pytest.raises(UnknownReference):
        resolve(ref, TERMS)


def test_an_exception_states_only_what_it_sets() -> None:
    refs = [ref for ref in stated(in_force()) if ref.startswith("returns.exceptions.gift-cards")]

    assert refs == ["returns.exceptions.gift-cards", "returns.exceptions.gift-cards.returnability"]


def test_a_reserved_way_is_stated_but_not_among_the_ways_on_offer() -> None:
    values = stated(in_force())

    assert machine(values["returns.methods"].value) == "Registered post"
    assert machine(values["returns.methods.courier"].value) == "Courier"


def test_a_fee_of_nothing_is_stated_by_an_exception() -> None:
    (jewelry, *others) = RETURNS.exceptions
    free = dataclasses.replace(jewelry, then=dataclasses.replace(jewelry.then, restocking_fee=Decimal(0)))
    terms = dataclasses.replace(RETURNS, exceptions=(free, *others))

    assert machine(_refs(Kind.RETURNS, terms)["returns.exceptions.fine-jewelry.restocking_fee"].value) == "0"


def test_an_exchange_is_explained_where_one_can_be_had() -> None:
    refund_only = dataclasses.replace(RETURNS, outcomes=frozenset({ReturnOutcome.REFUND}))
    never = dataclasses.replace(refund_only, exceptions=RETURNS.exceptions[1:2])

    assert "returns.exchange" in _refs(Kind.RETURNS, refund_only)  # the exception for fine jewelry offers one
    assert "returns.exchange" not in _refs(Kind.RETURNS, never)


def test_cash_for_gift_cards_is_a_matter_for_shops_that_take_them() -> None:
    kept = tuple(terms for terms in PAYMENT.tenders if terms.tender is not Tender.GIFT_CARD)
    without = dataclasses.replace(PAYMENT, tenders=kept, gift_cards_for_cash=False)
    kept_in = dataclasses.replace(PAYMENT, gift_cards_for_cash=False)

    assert "payment.gift_cards_for_cash" not in _refs(Kind.PAYMENT, without)
    assert machine(_refs(Kind.PAYMENT, kept_in)["payment.gift_cards_for_cash"].value) == "false"


def _refs(kind: Kind, terms: AnyTerms) -> dict[str, Stated]:
    return {found.ref: found for found in stated_by(kind, terms)}


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
