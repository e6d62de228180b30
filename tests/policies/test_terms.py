"""Constructors refuse what cannot be promised, and say at which field."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, time
from decimal import Decimal
from typing import Any

import pytest
from moneyed import Money

from policies.durations import DayRange, Duration, TimeRange, Window
from policies.errors import InvalidTerms
from policies.localized import Localized
from policies.terms import (
    CancellationLimit,
    CancellationTerms,
    DueFrom,
    Kind,
    PaymentTerms,
    PostalArea,
    RefundTerms,
    RepairTerms,
    ReturnTerms,
    ShippingTerms,
    Tender,
    TenderTerms,
    Transit,
    Zone,
)
from tests.reference_terms import audrey_alexandre

SHOP, TERMS = audrey_alexandre()
SHIPPING, RETURNS = TERMS[Kind.SHIPPING], TERMS[Kind.RETURNS]
assert isinstance(SHIPPING, ShippingTerms)
assert isinstance(RETURNS, ReturnTerms)
ONE_DAY = DayRange(minimum=1, maximum=1)
NAME = Localized.of(en="A name")
CARD = TenderTerms(tender=Tender.CARD)


def zone(code: str, *countries: str, areas: tuple[PostalArea, ...] = ()) -> Zone:
    return Zone(code=code, name=NAME, countries=countries, postal_areas=areas)


def area(country: str, *prefixes: str) -> PostalArea:
    return PostalArea(country=country, prefixes=prefixes)


def part(code: str, *prefixes: str) -> Zone:
    """A zone of a part of France."""
    return zone(code, areas=(area("FR", *prefixes),))


def transit(**changed: Any) -> Transit:
    return Transit(**({"zone": "fr", "days": ONE_DAY} | changed))


def money(amount: str) -> Money:
    return Money(Decimal(amount), "EUR")


def only_zones(*zones: Zone) -> ShippingTerms:
    service = dataclasses.replace(SHIPPING.services[0], transits=(transit(zone=zones[0].code),))
    return dataclasses.replace(SHIPPING, zones=zones, services=(service,))


def limits(*chosen: CancellationLimit, minutes: int | None = None) -> CancellationTerms:
    return CancellationTerms(limits=frozenset(chosen), minutes=minutes)


AWARE = time(12, tzinfo=UTC)
REFUSED: list[tuple[Callable[[], object], str, str]] = [
    (lambda: Localized(()), "texts", "required"),
    (lambda: Localized((("en", " "),)), "en", "required"),
    (lambda: Localized((("en", "a"), ("en", "b"))), "texts.1", "duplicate"),
    (lambda: Localized((("", "a"),)), "texts", "invalid"),
    (lambda: Window(length=0), "length", "out_of_range"),
    (lambda: Window(length=3651), "length", "out_of_range"),
    (lambda: Duration(length=-1), "length", "out_of_range"),
    (lambda: DayRange(minimum=-1, maximum=1), "minimum", "out_of_range"),
    (lambda: DayRange(minimum=1, maximum=366), "maximum", "out_of_range"),
    (lambda: DayRange(minimum=2, maximum=1), "maximum", "reversed"),
    (lambda: TimeRange(start=time(13), end=time(13)), "end", "reversed"),
    (lambda: TimeRange(start=time(8), end=AWARE), "end", "invalid"),
    (lambda: dataclasses.replace(SHOP, code="Audrey Alexandre"), "code", "invalid"),
    (lambda: dataclasses.replace(SHOP, code="élan"), "code", "invalid"),
    (lambda: dataclasses.replace(SHOP, name=" "), "name", "required"),
    (lambda: dataclasses.replace(SHOP, time_zone="Europe"), "time_zone", "unknown"),
    (lambda: dataclasses.replace(SHOP, time_zone="../etc/passwd"), "time_zone", "unknown"),
    (lambda: dataclasses.replace(SHOP, currency="EURO"), "currency", "unknown"),
    (lambda: dataclasses.replace(SHOP, country="fr"), "country", "invalid"),
    (lambda: dataclasses.replace(SHOP, country="ÉÀ"), "country", "invalid"),
    (lambda: dataclasses.replace(SHOP, locales=()), "locales", "required"),
    (lambda: dataclasses.replace(SHOP, locales=("en", "en")), "locales.1", "duplicate"),
    (lambda: zone("fr", "France"), "countries", "invalid"),
    (lambda: area("fr", "97"), "country", "invalid"),
    (lambda: area("FR"), "prefixes", "required"),
    (lambda: area("FR", ""), "prefixes", "invalid"),
    (lambda: area("GB", "bt"), "prefixes", "invalid"),
    (lambda: area("FR", "97 1"), "prefixes", "invalid"),
    (lambda: transit(rate=money("-0.01")), "rate", "negative"),
    (lambda: transit(rate=money("NaN")), "rate", "negative"),
    (lambda: transit(free_from=money("Infinity")), "free_from", "negative"),
    (lambda: transit(deliver_by=AWARE), "deliver_by", "invalid"),
    (lambda: dataclasses.replace(SHIPPING.services[0], carrier=""), "carrier", "required"),
    (lambda: dataclasses.replace(SHIPPING.services[0], transits=()), "transits", "required"),
    (lambda: dataclasses.replace(SHIPPING.services[0], pickup_points=0), "pickup_points", "out_of_range"),
    (
        lambda: dataclasses.replace(SHIPPING.services[0], tracking_url="https://a.example"),
        "tracking_url",
        "invalid",
    ),
    (
        lambda: dataclasses.replace(SHIPPING.services[0], tracking_url="javascript:{number}"),
        "tracking_url",
        "invalid",
    ),
    (lambda: dataclasses.replace(SHIPPING, cutoff_time=AWARE), "cutoff_time", "invalid"),
    (lambda: dataclasses.replace(SHIPPING, delivery_weekdays=frozenset()), "delivery_weekdays", "required"),
    (
        lambda: dataclasses.replace(SHIPPING, delivery_weekdays=frozenset({0})),
        "delivery_weekdays",
        "out_of_range",
    ),
    (lambda: dataclasses.replace(SHIPPING, services=SHIPPING.services * 2), "services.2.code", "duplicate"),
    (
        lambda: dataclasses.replace(SHIPPING, zones=SHIPPING.zones[1:]),
        "services.0.transits.0.zone",
        "unknown",
    ),
    (lambda: only_zones(zone("a", "FR", "BE"), zone("b", "DE", "BE")), "zones.1", "overlap"),
    (
        lambda: only_zones(part("a", "97"), part("b", "98", "97")),
        "zones.1",
        "overlap",
    ),
    (lambda: only_zones(zone("a"), zone("b")), "zones.1", "overlap"),
    (lambda: PaymentTerms(tenders=()), "tenders", "required"),
    (lambda: PaymentTerms(tenders=(CARD, CARD)), "tenders.1.tender", "duplicate"),
    (limits, "limits", "required"),
    (lambda: limits(CancellationLimit.MINUTES_AFTER_ORDER), "minutes", "required"),
    (lambda: limits(CancellationLimit.MINUTES_AFTER_ORDER, minutes=0), "minutes", "out_of_range"),
    (lambda: limits(CancellationLimit.MINUTES_AFTER_ORDER, minutes=43201), "minutes", "out_of_range"),
    (lambda: limits(CancellationLimit.HANDOVER, minutes=30), "minutes", "contradiction"),
    (lambda: dataclasses.replace(RETURNS, methods=()), "methods", "required"),
    (lambda: dataclasses.replace(RETURNS, methods=RETURNS.methods * 2), "methods.1.code", "duplicate"),
    (lambda: dataclasses.replace(RETURNS, outcomes=frozenset()), "outcomes", "required"),
    (lambda: dataclasses.replace(RETURNS, restocking_fee=Decimal("1.01")), "restocking_fee", "out_of_range"),
    (lambda: dataclasses.replace(RETURNS, restocking_fee=Decimal("-0.01")), "restocking_fee", "negative"),
    (lambda: dataclasses.replace(RETURNS, restocking_fee=Decimal("NaN")), "restocking_fee", "out_of_range"),
    (lambda: RefundTerms(due=Duration(length=0), due_from=DueFrom.NOTICE), "due", "out_of_range"),
    (lambda: RefundTerms(due=Duration(length=1), due_from=DueFrom.INSPECTION), "due_from", "contradiction"),
    (lambda: RepairTerms(causes=()), "causes", "required"),
]


@pytest.mark.parametrize(("build", "field", "code"), REFUSED)
def test_impossible_term_is_refused_at_its_field(build: Callable[[], object], field: str, code: str) -> None:
    with pytest.raises(InvalidTerms) as caught:
        build()

    assert (field, code) in {(problem.field, problem.code) for problem in caught.value.problems}
    assert all(problem.sentence.endswith(".") for problem in caught.value.problems)


@pytest.mark.parametrize(
    "build",
    [
        lambda: Window(length=1),
        lambda: Window(length=3650),
        lambda: Duration(length=0),
        lambda: DayRange(minimum=0, maximum=365),
        lambda: dataclasses.replace(RETURNS, restocking_fee=Decimal(1)),
        lambda: dataclasses.replace(SHIPPING, delivery_weekdays=frozenset(range(1, 8))),
        lambda: transit(rate=money("0")),
        lambda: limits(CancellationLimit.MINUTES_AFTER_ORDER, minutes=1),
        lambda: limits(CancellationLimit.MINUTES_AFTER_ORDER, minutes=43200),
        lambda: only_zones(
            zone("a", "FR"), part("b", "97"), part("c", "971"), zone("d", areas=(area("DE", "97"),))
        ),
    ],
)
def test_limits_themselves_are_possible(build: Callable[[], object]) -> None:
    assert build()


@pytest.mark.parametrize(
    ("country", "postal_code", "expected"),
    [
        ("FR", "75003", "wide"),
        ("FR", "97110", "narrowest"),
        ("FR", "971 10", "narrowest"),
        ("FR", "97-110", "narrowest"),
        ("FR", "97210", "narrow"),
        ("FR", "", "wide"),
        ("RE", "97110", "narrow"),
        ("RE", "", "narrow"),
        ("DE", "97110", "narrow"),
        ("DE", "98110", "rest"),
        ("", "", "rest"),
    ],
)
def test_narrowest_zone_wins_whatever_the_order(country: str, postal_code: str, expected: str) -> None:
    zones = (
        zone("wide", "FR"),
        zone("narrow", "RE", areas=(area("FR", "97"), area("DE", "97"))),
        part("narrowest", "971"),
        zone("rest"),
    )

    for ordered in (zones, zones[::-1]):
        found = only_zones(*ordered).zone_for(country=country, postal_code=postal_code)
        assert found is not None
        assert found.code == expected


def test_address_outside_every_zone_has_none() -> None:
    assert only_zones(zone("fr", "FR")).zone_for(country="US", postal_code="10001") is None


def test_text_in_a_language_that_is_missing_is_the_first() -> None:
    name = Localized.of(fr="Réunion", en="Reunion")

    assert name == Localized.of(en="Reunion", fr="Réunion")
    assert [name.get(locale) for locale in ("fr", "en", "de")] == ["Réunion", "Reunion", "Reunion"]


def test_longest_prefix_of_a_zone_counts() -> None:
    both = part("both", "9", "971")
    shipping = only_zones(both, part("between", "97"))

    found = [shipping.zone_for(country="FR", postal_code=code) for code in ("97110", "97210", "91000")]

    assert [each.code for each in found if each] == ["both", "between", "both"]


@pytest.mark.parametrize(
    ("zones", "claim"),
    [
        ((zone("a"), zone("b")), "both claim the rest of the world"),
        ((part("a", "97"), part("b", "97")), "both claim FR 97"),
        ((part("a", "97"), zone("b", "RE", areas=(area("FR", "97"),))), "both claim FR 97"),
        ((zone("a", "RE", areas=(area("FR", "97"),)), zone("b", "RE")), "both claim RE"),
    ],
)
def test_overlap_says_what_both_zones_claim(zones: tuple[Zone, Zone], claim: str) -> None:
    with pytest.raises(InvalidTerms, match=claim):
        only_zones(*zones)
