"""What return exceptions name, shipping terms have: at one instant, and for as long as a version governs."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from policies.agreement import Clash, clash, disagreements, require_agreement
from policies.book import Book
from policies.errors import Problem, UnknownName
from policies.histories import Version
from policies.localized import Localized
from policies.terms import (
    TERMS_BY_KIND,
    AnyTerms,
    Arrangement,
    Kind,
    Returnability,
    ReturnException,
    ReturnTerms,
    Scope,
    ShippingTerms,
)
from tests.full_terms import REFUNDS, RETURNS, SHIPPING, SHOP, in_force

START = datetime(2027, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)


def naming(*zones: str) -> ReturnTerms:
    """Return terms with an exception for each zone, after one that names none."""
    refused = Arrangement(returnability=Returnability.NOT_RETURNABLE)
    scopes = [Scope(tags=frozenset({"worn"})), *(Scope(zones=frozenset({zone})) for zone in zones)]
    exceptions = tuple(
        ReturnException(
            code=f"exception-{index}", name=Localized.of(en=f"Exception {index}"), when=scope, then=refused
        )
        for index, scope in enumerate(scopes)
    )
    return dataclasses.replace(RETURNS, exceptions=exceptions)


def shipping_to(*zones: str) -> ShippingTerms:
    """Shipping terms with zones of those codes, the last one the rest of the world."""
    (zone,), (service,) = SHIPPING.zones, SHIPPING.services
    countries = ("FR", "DE", "IT")
    return dataclasses.replace(
        SHIPPING,
        zones=tuple(
            dataclasses.replace(zone, code=code, countries=(country,))
            for code, country in zip(zones, countries, strict=False)
        ),
        services=(
            dataclasses.replace(service, transits=(dataclasses.replace(service.transits[0], zone=zones[0]),)),
        ),
    )


def version(
    terms: AnyTerms, number: int = 1, *, start: datetime = START, after: int = 0
) -> Version[AnyTerms]:
    kind = next(kind for kind, cls in TERMS_BY_KIND.items() if isinstance(terms, cls))
    return Version(
        kind=kind,
        number=number,
        effective_from=start + after * DAY,
        recorded_at=START + number * timedelta(minutes=1),
        terms=terms,
    )


def test_a_zone_that_is_shipped_to_agrees() -> None:
    terms = in_force((Kind.SHIPPING, shipping_to("france", "world")), (Kind.RETURNS, naming("world")))

    assert disagreements(terms) == ()
    require_agreement(terms)


def test_a_zone_that_nobody_ships_to_is_told_at_its_exception() -> None:
    terms = in_force((Kind.SHIPPING, shipping_to("france")), (Kind.RETURNS, naming("moon", "france", "mars")))

    assert [(problem.field, problem.code) for problem in disagreements(terms)] == [
        ("returns.exceptions.1.when.zones", "unknown"),
        ("returns.exceptions.3.when.zones", "unknown"),
    ]
    assert disagreements(terms)[0].sentence == (
        "There is no shipping zone “moon”; add it to the shipping terms first, or name another."
    )
    with pytest.raises(UnknownName) as caught:
        require_agreement(terms)
    assert caught.value.problems == disagreements(terms)


def test_who_changes_shipping_is_told_at_the_zones() -> None:
    terms = in_force((Kind.SHIPPING, shipping_to("france")), (Kind.RETURNS, naming("moon")))

    assert disagreements(terms, changing=Kind.SHIPPING) == (
        Problem(
            "shipping.zones",
            "unknown",
            "The return exception “exception-1” names the zone “moon”; keep it, or change that exception first.",
        ),
    )


def test_without_shipping_terms_there_are_no_zones() -> None:
    assert len(disagreements(in_force((Kind.RETURNS, naming("world"))))) == 1
    assert disagreements(in_force((Kind.RETURNS, naming()))) == ()
    assert disagreements(in_force((Kind.SHIPPING, shipping_to("france")))) == ()


def test_a_version_is_asked_at_its_start() -> None:
    book = Book.of(SHOP, [version(shipping_to("france")), version(shipping_to("france", "moon"), 2, after=2)])

    early = clash(book=book, version=version(naming("moon"), after=1))
    assert early is not None
    assert (early.at, early.problems[0].field) == (START + DAY, "returns.exceptions.1.when.zones")
    assert clash(book=book, version=version(naming("moon"), after=2)) is None


def test_a_version_is_asked_at_every_change_while_it_governs() -> None:
    zones = [version(shipping_to("france", "moon")), version(shipping_to("france"), 2, after=5)]
    book = Book.of(SHOP, zones)
    found = clash(book=book, version=version(naming("moon"), after=1))

    assert found == Clash(
        START + 5 * DAY,
        disagreements(in_force((Kind.SHIPPING, zones[1].terms), (Kind.RETURNS, naming("moon")))),
    )


@pytest.mark.parametrize(("superseded_after", "clashes"), [(4, False), (5, False), (6, True)])
def test_what_comes_after_a_version_is_not_its_doing(superseded_after: int, clashes: bool) -> None:
    book = Book.of(
        SHOP,
        [
            version(shipping_to("france", "moon")),
            version(shipping_to("france"), 2, after=5),
            version(naming(), after=superseded_after),
        ],
    )

    assert (clash(book=book, version=version(naming("moon"), 2, after=1)) is not None) is clashes


def test_shipping_may_not_lose_a_zone_that_is_named_now_or_later() -> None:
    book = Book.of(
        SHOP,
        [
            version(shipping_to("france", "moon")),
            version(naming()),
            version(naming("moon"), 2, after=3),
        ],
    )
    lost = shipping_to("france")

    found = clash(book=book, version=version(lost, 3, after=1))
    assert found is not None
    assert (found.at, found.problems[0].field) == (START + 3 * DAY, "shipping.zones")
    assert clash(book=book, version=version(shipping_to("moon", "france"), 3, after=1)) is None


def test_what_takes_the_place_of_a_coming_version_is_asked_in_its_stead() -> None:
    book = Book.of(
        SHOP,
        [
            version(shipping_to("france")),
            version(shipping_to("france", "moon"), 2, after=3),
            version(naming("moon"), after=3),
        ],
    )

    assert clash(book=book, version=version(shipping_to("france"), 3, after=3)) is not None


def test_other_kinds_are_not_blamed() -> None:
    book = Book.of(SHOP, [version(shipping_to("france")), version(naming("moon"))])

    assert clash(book=book, version=version(REFUNDS)) is None
