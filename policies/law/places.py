"""Which law protects a customer."""

from __future__ import annotations

from policies.facts import Destination
from policies.law.countries import home_of
from policies.law.jurisdictions import CALIFORNIA, JURISDICTIONS, NEW_YORK, UNITED_STATES, Jurisdiction

_CALIFORNIA_FROM, _CALIFORNIA_TO = "900", "961"
_NEW_YORK_FROM, _NEW_YORK_TO = "100", "149"
_NEW_YORK_ELSEWHERE = frozenset({"005", "063"})
_PACIFIC_FRANCE = ("986", "987", "988")


def jurisdictions_for(*, destination: Destination, consumer: bool) -> tuple[Jurisdiction, ...]:
    """The laws whose floor a customer has, the widest first; none for a business or where none is known here.

    The consumer's country decides (Regulation (EC) 593/2008 Art. 6). Overseas France under its own country codes has
    French law; the Pacific territories, which make their own, have none here, whether written NC or FR 988. In the
    United States the state's law comes on top; without a ZIP code either state may be the one.
    """
    if not consumer:
        return ()
    country, postal_code = home_of(destination)
    if country == "FR" and postal_code.startswith(_PACIFIC_FRANCE):
        return ()
    if country == "US":
        return (UNITED_STATES, *_states(postal_code))
    known = JURISDICTIONS.get(country)
    return (known,) if known else ()


def jurisdictions_in(country: str) -> tuple[Jurisdiction, ...]:
    """Every law a shop meets that sells to consumers anywhere in ``country``."""
    return jurisdictions_for(destination=Destination(country=country), consumer=True)


def withdrawal_jurisdiction(*, destination: Destination, consumer: bool) -> Jurisdiction | None:
    """The one law of those that gives a right of withdrawal, or None."""
    found = jurisdictions_for(destination=destination, consumer=consumer)
    return next((place for place in found if place.withdrawal), None)


def _states(zip_code: str) -> tuple[Jurisdiction, ...]:
    area = zip_code[:3]
    if not area:
        return (CALIFORNIA, NEW_YORK)
    if _CALIFORNIA_FROM <= area <= _CALIFORNIA_TO:
        return (CALIFORNIA,)
    if _NEW_YORK_FROM <= area <= _NEW_YORK_TO or area in _NEW_YORK_ELSEWHERE:
        return (NEW_YORK,)
    return ()
