"""Where a shop delivers: countries, and parts of countries by postal code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from policies.checks import Checks, is_code, is_country
from policies.localized import Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalArea:
    """A part of a country: where postal codes begin with one of ``prefixes`` (FR with 971 is Guadeloupe).

    ``country`` is an ISO 3166-1 alpha-2 code; prefixes are capitals and digits.
    """

    country: str
    prefixes: tuple[str, ...]

    def __post_init__(self) -> None:
        checks = Checks()
        _check_country(checks, self.country, "country")
        checks.filled(
            self.prefixes,
            "prefixes",
            "Enter the beginning of at least one postal code; for a whole country, add it to the countries.",
        )
        for prefix in self.prefixes:
            checks.that(
                bool(prefix) and prefix == _compact(prefix),
                "prefixes",
                "invalid",
                f"Write the beginning of a postal code as capitals and digits only, for example 971, not “{prefix}”.",
            )
        checks.done()

    def closeness(self, *, country: str, postal_code: str) -> int | None:
        """The length of the longest prefix with which the address begins, or None where none does."""
        if country != self.country:
            return None
        compact = _compact(postal_code)
        return max((len(prefix) for prefix in self.prefixes if compact.startswith(prefix)), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """Destinations that share services, rates and times.

    A zone holds the whole of its ``countries`` (ISO 3166-1 alpha-2 codes) and its ``postal_areas``; with neither it
    is the rest of the world. Some places need both: overseas France is written FR with 971 … and also GP, MQ ….
    """

    code: str
    name: Localized
    countries: tuple[str, ...] = ()
    postal_areas: tuple[PostalArea, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        for country in self.countries:
            _check_country(checks, country, "countries")
        checks.done()

    def claims(self) -> Iterator[tuple[str, str]]:
        """All it holds, as country and prefix: no prefix for a whole country, neither for the rest of the world."""
        for country in self.countries:
            yield country, ""
        for area in self.postal_areas:
            for prefix in area.prefixes:
                yield area.country, prefix
        if not self.countries and not self.postal_areas:
            yield "", ""

    def closeness(self, *, country: str, postal_code: str) -> int | None:
        """How narrowly it holds the address, the longest prefix most; None where it does not.

        0 for the rest of the world, 1 for a whole country, 1 and the length of the prefix for a postal area.
        """
        if not self.countries and not self.postal_areas:
            return 0
        found = [area.closeness(country=country, postal_code=postal_code) for area in self.postal_areas]
        ranks = [1 + length for length in found if length is not None]
        if country in self.countries:
            ranks.append(1)
        return max(ranks, default=None)


def _check_country(checks: Checks, country: str, field: str) -> None:
    checks.that(
        is_country(country),
        field,
        "invalid",
        f"“{country}” is no two-letter country code; write for example FR.",
    )


def _compact(postal_code: str) -> str:
    """The postal code without the spaces and hyphens that people write differently: ``sw1a 1aa`` is ``SW1A1AA``."""
    return "".join(character for character in postal_code.upper() if character.isalnum())
