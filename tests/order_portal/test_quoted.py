"""Sentences that quote the order's own terms: names the shop gave, and the period that really closes."""

import dataclasses
from datetime import date, datetime

import pytest
from django.utils import translation

from order_portal.wording.voice import Voice, voice_for
from policies.book import TermsInForce
from policies.durations import Window
from policies.localized import Localized
from policies.reasons import Reason, ReasonCode
from policies.terms import (
    Arrangement,
    Kind,
    Returnability,
    ReturnException,
    ReturnTerms,
    Scope,
    Season,
)
from tests.order_portal.building import paris
from tests.reference_terms import audrey_alexandre_book

TERMS = audrey_alexandre_book().at(paris("2026-10-14 12:00"))
DELIVERED = paris("2026-11-16 10:00")
GIFT_CARDS = ReturnException(
    code="gift-cards",
    name=Localized.of(en="gift cards", fr="les cartes cadeaux"),
    when=Scope(categories=frozenset({"gift-card"})),
    then=Arrangement(returnability=Returnability.NOT_RETURNABLE),
)
JEWELRY = ReturnException(
    code="jewelry",
    name=Localized.of(en="fine jewelry", fr="la haute joaillerie"),
    when=Scope(categories=frozenset({"jewelry"})),
    then=Arrangement(window=Window(length=30)),
)
CHRISTMAS = Season(
    code="christmas",
    name=Localized.of(en="Christmas returns", fr="les retours de Noël"),
    first=date(2026, 11, 1),
    last=date(2026, 12, 24),
    until=date(2027, 1, 31),
)


def _with(returns: ReturnTerms) -> TermsInForce:
    versions = tuple(
        dataclasses.replace(version, terms=returns) if version.kind is Kind.RETURNS else version
        for version in TERMS.versions
    )
    return dataclasses.replace(TERMS, versions=versions)


def _voice(language: str, **changes: object) -> Voice:
    returns = dataclasses.replace(TERMS.returns, **changes)  # type: ignore[arg-type]
    return voice_for(terms=_with(returns), language=language)


def _said(voice: Voice, code: ReasonCode, **data: str | datetime) -> str:
    with translation.override(voice.reader.language):
        return voice.reason(Reason(code, data))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "This cannot be returned: gift cards."),
        ("fr", "Cet achat ne peut pas être retourné\u00a0: les cartes cadeaux."),
    ],
)
def test_an_exception_goes_by_its_name(language: str, said: str) -> None:
    voice = _voice(language, exceptions=(GIFT_CARDS,))

    assert _said(voice, ReasonCode.NOT_RETURNABLE, exception="gift-cards") == said


def test_a_season_goes_by_its_name() -> None:
    said = _said(
        _voice("en", seasons=(CHRISTMAS,)),
        ReasonCode.IN_SEASON,
        until=paris("2027-02-01 00:00"),
        season="christmas",
    )

    assert said == "You can return this order until the end of Sunday 31 January 2027: Christmas returns."


@pytest.mark.parametrize(
    ("language", "ending"),
    [("en", ": new, with the tag attached."), ("fr", "\u00a0: neufs, avec l’étiquette attachée.")],
)
def test_conditions_are_listed_in_words(language: str, ending: str) -> None:
    said = _said(_voice(language), ReasonCode.CONDITION_UNMET, line="bag", conditions="new tag_attached")

    assert said.replace(" and ", ", ").replace(" et ", ", ").endswith(ending)


@pytest.mark.parametrize("code", [ReasonCode.WINDOW_OPEN, ReasonCode.WINDOW_CLOSED])
@pytest.mark.parametrize(
    ("data", "quoted"), [({}, "[en P14D]"), ({"window": "returns.exceptions.jewelry.window"}, "[en P30D]")]
)
def test_the_window_that_closes_is_the_one_quoted(
    code: ReasonCode, data: dict[str, str], quoted: str
) -> None:
    voice = _voice("en", exceptions=(JEWELRY,))

    said = _said(voice, code, until=paris("2026-12-17 00:00"), started_at=DELIVERED, **data)

    assert f"{quoted} to return this order: until the end of Wednesday 16 December 2026." in said


def test_after_a_season_no_window_is_quoted() -> None:
    until = paris("2027-02-01 00:00")

    said = _said(
        _voice("en", seasons=(CHRISTMAS,)), ReasonCode.WINDOW_CLOSED, until=until, season="christmas"
    )

    assert said == "This order could be returned until the end of Sunday 31 January 2027."
