"""Which parts of a shop's terms meet the consumers of a country."""

from __future__ import annotations

from policies.book import TermsInForce
from policies.law.countries import OF_A_COUNTRY
from policies.law.exemptions import grounds_of
from policies.law.jurisdictions import EU_MEMBERS, Bloc, Jurisdiction
from policies.terms import Kind, ReturnException, ReturnMethod, Zone


def country_of(place: Jurisdiction) -> str:
    """The country of a law, which may be that of one of its states."""
    return place.code.partition("-")[0]


def exceptions_in(terms: TermsInForce, place: Jurisdiction) -> tuple[ReturnException, ...]:
    """The exceptions of the return terms under which goods sent there can fall.

    One for zones holds only where the shop's own zones say that it delivers there.
    """
    if not terms.states(Kind.RETURNS):
        return ()
    exceptions = terms.returns.exceptions
    # Asked by every rule for every country: most shops have no exception for zones.
    if not any(one.when.zones for one in exceptions):
        return exceptions
    reached = _zones_reached(terms, country_of(place))
    return tuple(one for one in exceptions if not one.when.zones or one.when.zones & reached)


def not_exempt_in(terms: TermsInForce, place: Jurisdiction) -> tuple[ReturnException, ...]:
    """Those of them that hold for goods which a consumer may withdraw from (Dir. 2011/83/EU Art. 16)."""
    return tuple(one for one in exceptions_in(terms, place) if not grounds_of(one))


def methods_in(terms: TermsInForce, place: Jurisdiction) -> tuple[ReturnMethod, ...]:
    """The ways back that customers there can come to use: those open to all, and those that exceptions name.

    Exceptions for exempt goods are left out, for nobody may withdraw from these.
    """
    if not terms.states(Kind.RETURNS):
        return ()
    named = {code for one in not_exempt_in(terms, place) for code in one.then.methods}
    return tuple(
        method
        for method in terms.returns.methods
        if method.serves(country_of(place)) and (not method.reserved or method.code in named)
    )


def crosses_customs(terms: TermsInForce, place: Jurisdiction) -> bool:
    """Whether goods from the shop's country pay duties on their way there, as far as the two countries tell."""
    home = terms.shop.country
    return home not in EU_MEMBERS if place.bloc is Bloc.EU else home != country_of(place)


def _zones_reached(terms: TermsInForce, country: str) -> frozenset[str]:
    if not terms.states(Kind.SHIPPING):
        return frozenset()
    codes = {country, *(code for code, (home, _) in OF_A_COUNTRY.items() if home == country)}
    zones = terms.shipping.zones
    claimed = {claim for zone in zones for claim, prefix in zone.claims() if not prefix}
    return frozenset(zone.code for zone in zones if any(_holds(zone, code, claimed) for code in codes))


def _holds(zone: Zone, country: str, claimed: set[str]) -> bool:
    """Whether some address of the country is in the zone; the rest of the world has what no other claims whole."""
    claims = {claim for claim, _ in zone.claims()}
    return country in claims or ("" in claims and country not in claimed)
