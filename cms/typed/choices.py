"""Choices that editors are offered, in their words. Callables, so that migrations hold none of them."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from moneyed import CURRENCIES

type Choices = list[tuple[str, str]]

WEEKDAYS = [
    (1, "Monday"),
    (2, "Tuesday"),
    (3, "Wednesday"),
    (4, "Thursday"),
    (5, "Friday"),
    (6, "Saturday"),
    (7, "Sunday"),
]


def words_for(choices: type[StrEnum], **words: str) -> Choices:
    """Choices for every member of an enumeration, worded as given or else as the member is named."""
    return [
        (member.value, words.get(member.value, member.value.replace("_", " ").capitalize()))
        for member in choices
    ]


def languages() -> Choices:
    """The languages content is written in."""
    return [(code, str(name)) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES]


@lru_cache(maxsize=1)
def time_zones() -> Choices:
    """IANA time zones that belong to a place."""
    return [
        (zone, zone.replace("_", " "))
        for zone in sorted(available_timezones())
        if "/" in zone and "Etc/" not in zone
    ]


@lru_cache(maxsize=1)
def currencies() -> Choices:
    """ISO 4217 currencies in use, by their English names."""
    names = Locale("en").currencies
    return [
        (code, f"{code}: {names[code]}")
        for code in sorted(CURRENCIES)
        if code in names and not code.startswith("X")
    ]


@lru_cache(maxsize=1)
def countries() -> Choices:
    """ISO 3166-1 countries, by their English names."""
    return sorted(((code, str(name)) for code, name in _territories().items()), key=lambda pair: pair[1])


@lru_cache(maxsize=1)
def _territories() -> dict[str, str]:
    # Babel also lists regions (150, EU) and placeholders (ZZ), which are no countries.
    none_of_them = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    names = {str(code): str(name) for code, name in Locale("en").territories.items()}
    return {
        code: name
        for code, name in names.items()
        if len(code) == 2 and code.isalpha() and code not in none_of_them
    }
