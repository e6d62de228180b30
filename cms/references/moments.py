"""Dates, times of day and weekdays as readers write them. Every space inside a time is a no-break space (U+00A0)."""

from collections.abc import Callable
from datetime import date, time
from typing import Literal

from babel.dates import format_date, format_skeleton, format_time, get_day_names
from babel.lists import format_list

from cms.references.languages import language_of, text_for
from policies.durations import TimeRange

NBSP = "\u00a0"
_NOON = time(12)
_MIDNIGHT = time(0)
_WORDS = {
    "en": {_NOON: "noon", _MIDNIGHT: "midnight"},
    "fr": {_NOON: "midi", _MIDNIGHT: "minuit"},
}
_RANGE = {"en": "{start} to {end}", "fr": "de {start} à {end}"}
_DAY_RANGE = {"en": "{first} to {last}", "fr": "du {first} au {last}"}
_EVERY_DAY = {"en": "every day", "fr": "tous les jours"}


def clock_time(value: time, locale: str) -> str:
    """``1:00 pm`` and ``13 h``. Noon and midnight are words: nobody agrees what 12 pm is, or which day 0 h is of."""
    if named := text_for(_WORDS, locale).get(value):
        return named
    if language_of(locale) == "fr":
        return f"{value.hour}{NBSP}h" + (f"{NBSP}{value.minute:02}" if value.minute else "")
    return format_time(value, "h:mm", locale=locale) + f"{NBSP}{'am' if value.hour < 12 else 'pm'}"


def digital_time(value: time, locale: str) -> str:
    """``13:00`` in every language."""
    return f"{value:%H:%M}"


def time_range(value: TimeRange, locale: str) -> str:
    """``8:00 am to 1:00 pm``, ``de 8 h à 13 h``."""
    start, end = clock_time(value.start, locale), clock_time(value.end, locale)
    return text_for(_RANGE, locale).format(start=start, end=end)


def digital_time_range(value: TimeRange, locale: str) -> str:
    """``08:00–13:00``."""
    return f"{digital_time(value.start, locale)}–{digital_time(value.end, locale)}"


def long_date(value: date, locale: str) -> str:
    """``January 31, 2027``, ``31 janvier 2027``."""
    return _ordinal_first(value, format_date(value, "long", locale=locale), locale)


def day_of_year(value: date, locale: str) -> str:
    """``January 31``, ``31 janvier``."""
    return _ordinal_first(value, format_skeleton("MMMMd", value, locale=locale), locale)


def weekdays(value: frozenset[int], locale: str) -> str:
    """``Monday to Friday`` where at least three days follow each other, else a list."""
    days = sorted(value)
    if len(days) == 7:
        return text_for(_EVERY_DAY, locale)
    if _run(days):
        names = _names("wide", locale)
        return text_for(_DAY_RANGE, locale).format(first=names(days[0]), last=names(days[-1]))
    return listed_weekdays(value, locale)


def listed_weekdays(value: frozenset[int], locale: str) -> str:
    """Every day by name: ``Monday, Tuesday, and Friday``."""
    return format_list(list(map(_names("wide", locale), sorted(value))), "standard", locale=locale)


def short_weekdays(value: frozenset[int], locale: str) -> str:
    """``Mon–Fri``."""
    days, names = sorted(value), _names("abbreviated", locale)
    if _run(days):
        return f"{names(days[0])}–{names(days[-1])}"
    return format_list(list(map(names, days)), "unit", locale=locale)


def _ordinal_first(value: date, words: str, locale: str) -> str:
    """French counts the first of a month, and only the first, in order: 1er janvier."""
    return words.replace("1 ", "1er ", 1) if language_of(locale) == "fr" and value.day == 1 else words


def _run(days: list[int]) -> bool:
    return len(days) >= 3 and days == list(range(days[0], days[-1] + 1))


def _names(width: Literal["wide", "abbreviated"], locale: str) -> Callable[[int], str]:
    names = get_day_names(width, "format", locale)
    return lambda iso_weekday: names[iso_weekday - 1]
