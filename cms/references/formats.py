"""A value of the terms in the reader's words: one table from type to the ways in which it can be written.

The names of formats are part of what editors write (``{{ returns.window|number }}``): add, never rename.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from moneyed import Money

from cms.references import lengths, moments
from cms.references.languages import language_of, text_for
from cms.references.words import word
from policies.durations import DayRange, Duration, TimeRange, Window
from policies.localized import Localized
from policies.references import Stated, Value

type Formatter = Callable[[Any, str], str]

DEFAULT = ""
CAPITAL = "capital"
_YES, _NO = {"en": "yes", "fr": "oui"}, {"en": "no", "fr": "non"}
_NONE = {"en": "none", "fr": "aucun"}
_NONE_FEMININE = {"en": "none", "fr": "aucune"}
_FEMININE_TOPICS = frozenset({"returns.conditions", "returns.methods.requires"})
# Sets come sorted by code; a reader gets them as the core lists them, the most usual first.
_SETS = frozenset(
    {
        "cancellation.until",
        "returns.conditions",
        "returns.shipping_waived_for",
        "returns.restocking_fee_waived_for",
        "returns.outcomes",
        "returns.methods.requires",
        "returns.exceptions.conditions",
        "returns.exceptions.outcomes",
        "refunds.includes",
    }
)
# Any one of these is enough; everything else adds up.
_ALTERNATIVES = frozenset(
    {
        "cancellation.until",
        "returns.shipping_waived_for",
        "returns.restocking_fee_waived_for",
        "returns.outcomes",
        "returns.exceptions.outcomes",
    }
)


@dataclass(frozen=True, slots=True)
class UnknownFormat(ValueError):
    """A value cannot be written in that way. The message names the ways in which it can."""

    ref: str
    fmt: str
    known: tuple[str, ...]

    def __str__(self) -> str:
        ways = ", ".join(f"“{name}”" for name in self.known if name)
        return f"“{self.ref}” cannot be written as “{self.fmt}”. Leave the format out, or use one of {ways}."


def _digits(value: Window | Duration, locale: str) -> str:
    return format_decimal(value.length, locale=locale)


def _integer(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


def _share(value: Decimal, locale: str) -> str:
    return format_percent(value, locale=locale, decimal_quantization=False)


def _fee_share(value: Decimal, locale: str) -> str:
    """Nothing charged is said in a word: “0%” reads like a gap in the text."""
    return _share(value, locale) if value else text_for(_NONE, locale)


def _share_number(value: Decimal, locale: str) -> str:
    return format_decimal(value * 100, locale=locale, decimal_quantization=False)


def _money(value: Money, locale: str) -> str:
    return format_currency(value.amount, value.currency.code, locale=locale)


def _amount(value: Money, locale: str) -> str:
    return format_decimal(value.amount, "#,##0.00", locale=locale)


def _truth(value: bool, locale: str) -> str:
    return text_for(_YES if value else _NO, locale)


def _as_written(value: str, locale: str) -> str:
    return value


def _localized(value: Localized, locale: str) -> str:
    return value.get(locale)


def _word(value: StrEnum, locale: str) -> str:
    return word(value, locale=locale)


# The first type that fits decides: bool before int, enums before str.
_FORMATTERS: tuple[tuple[type, Mapping[str, Formatter]], ...] = (
    (bool, {DEFAULT: _truth}),
    (StrEnum, {DEFAULT: _word}),
    (Localized, {DEFAULT: _localized}),
    (Window, {DEFAULT: lengths.window, "number": _digits, "long": lengths.long_window}),
    (Duration, {DEFAULT: lengths.duration, "number": _digits, "long": lengths.long_duration}),
    (
        DayRange,
        {DEFAULT: lengths.day_range, "number": lengths.day_range_number, "when": lengths.day_range_when},
    ),
    (date, {DEFAULT: moments.long_date, "day": moments.day_of_year}),
    (time, {DEFAULT: moments.clock_time, "word": moments.clock_time, "clock": moments.digital_time}),
    (TimeRange, {DEFAULT: moments.time_range, "clock": moments.digital_time_range}),
    (
        frozenset,
        {DEFAULT: moments.weekdays, "list": moments.listed_weekdays, "short": moments.short_weekdays},
    ),
    (Money, {DEFAULT: _money, "number": _amount}),
    (Decimal, {DEFAULT: _share, "number": _share_number}),
    (int, {DEFAULT: _integer, "number": _integer}),
    (str, {DEFAULT: _as_written}),
)
_BY_TOPIC: Mapping[str, Mapping[str, Formatter]] = MappingProxyType(
    {
        "cancellation.minutes": {DEFAULT: lengths.minutes, "number": _integer},
        "returns.restocking_fee": {DEFAULT: _fee_share, "number": _share_number},
        "returns.exceptions.restocking_fee": {DEFAULT: _fee_share, "number": _share_number},
    }
)
FORMATS = frozenset({CAPITAL, "and", "or", "number"}) | {
    name for _, ways in _FORMATTERS for name in ways if name
}


def format_value(stated: Stated, *, locale: str, fmt: str = DEFAULT) -> str:
    """``stated`` as a reader of ``locale`` sees it; ``capital`` is the usual way with a capital letter.

    Raises UnknownFormat where the value cannot be written as ``fmt``.
    """
    ways = _ways(stated)
    if fmt == CAPITAL:
        text = ways[DEFAULT](stated.value, language_of(locale))
        return text if _is_name(stated.value) else text[:1].upper() + text[1:]
    if fmt not in ways:
        raise UnknownFormat(stated.ref, fmt, formats_of(stated))
    return ways[fmt](stated.value, language_of(locale))


def formats_of(stated: Stated) -> tuple[str, ...]:
    """The names of the formats in which ``stated`` can be written; the first is the default, ``""``."""
    return (*_ways(stated), CAPITAL)


def _is_name(value: Value) -> bool:
    """Whether it is written as the shop writes it, small letters and all."""
    return isinstance(value, Localized) or (isinstance(value, str) and not isinstance(value, StrEnum))


def _ways(stated: Stated) -> Mapping[str, Formatter]:
    if isinstance(stated.value, tuple):
        return _list_ways(stated.topic)
    return _BY_TOPIC.get(stated.topic) or _by_type(stated.value)


def _by_type(value: Value) -> Mapping[str, Formatter]:
    return next(ways for cls, ways in _FORMATTERS if isinstance(value, cls))


def _list_ways(topic: str) -> Mapping[str, Formatter]:
    def joined(style: str) -> Formatter:
        return lambda items, locale: _join(items, locale, topic=topic, style=style)

    usual = joined("or") if topic in _ALTERNATIVES else joined("standard")
    return {DEFAULT: usual, "and": joined("standard"), "or": joined("or"), "number": _count}


def _join(items: tuple[Value, ...], locale: str, *, topic: str, style: Any) -> str:
    if not items:
        return text_for(_NONE_FEMININE if topic in _FEMININE_TOPICS else _NONE, locale)
    ordered = sorted(items, key=_declared) if topic in _SETS else items
    return format_list([_by_type(item)[DEFAULT](item, locale) for item in ordered], style, locale=locale)


def _declared(member: Value) -> int:
    return list(type(member)).index(member) if isinstance(member, StrEnum) else 0


def _count(items: tuple[Value, ...], locale: str) -> str:
    return format_decimal(len(items), locale=locale)
