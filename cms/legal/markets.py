"""The countries for which a shop's terms are checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policies.book import TermsInForce
from policies.law.places import jurisdictions_in
from policies.terms import Kind

REST_OF_THE_WORLD = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Markets:
    """Country codes, by whether their law is known here.

    ``worldwide``: the shop also delivers to countries that its zones do not name; these are not among them.
    """

    known: tuple[str, ...]
    unknown: tuple[str, ...]
    worldwide: bool


def markets_of(terms: TermsInForce) -> Markets:
    """The shop's own country, those its delivery zones name, wholly or in part, and those of its ways to return."""
    named = {terms.shop.country, *_delivered_to(terms), *_returned_from(terms)}
    countries = sorted(named - {REST_OF_THE_WORLD})
    return Markets(
        known=tuple(country for country in countries if jurisdictions_in(country)),
        unknown=tuple(country for country in countries if not jurisdictions_in(country)),
        worldwide=REST_OF_THE_WORLD in named,
    )


def _delivered_to(terms: TermsInForce) -> Iterator[str]:
    if terms.states(Kind.SHIPPING):
        for zone in terms.shipping.zones:
            yield from (country for country, _ in zone.claims())


def _returned_from(terms: TermsInForce) -> Iterator[str]:
    if terms.states(Kind.RETURNS):
        for method in terms.returns.methods:
            yield from method.countries
