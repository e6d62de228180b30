"""One value of the terms in the words of ``cms.references``, whatever its type."""

from __future__ import annotations

import dataclasses
import json
from enum import StrEnum
from typing import Any

from cms.references.formats import format_value
from cms.references.languages import FALLBACK
from cms.terms.history.words import country_name, topic_of
from policies import codec
from policies.durations import DayRange, Duration, TimeRange
from policies.references import Stated, machine
from policies.scalars import is_scalar
from policies.terms import PostalArea

# What ``cms.references`` has words for, of all that has fields.
_SAID = (Duration, DayRange, TimeRange)
# Lists of country codes.
_COUNTRIES = ("shipping.zones.countries", "returns.methods.countries")


def text_of(field: str, value: Any) -> str:
    """``value`` as a reader sees it: ``14 days``, ``Monday to Friday``, ``France: 971, 972``."""
    match value:
        case PostalArea():
            return f"{country_name(value.country)}: {', '.join(value.prefixes)}"
        case tuple() if value and not all(isinstance(item, str) for item in value):
            return "; ".join(text_of(field, item) for item in value)
        case tuple() if field in _COUNTRIES:
            return ", ".join(map(country_name, value))
        case frozenset() if not all(isinstance(item, int) for item in value):
            return text_of(field, ordered(value))
        case _ if dataclasses.is_dataclass(value) and not isinstance(value, _SAID):
            return exact_text(value)
    return format_value(Stated(field, topic_of(field), value), locale=FALLBACK)


def exact_text(value: Any) -> str:
    """``value`` to the last digit, for two that read alike and are not."""
    return machine(value) if is_scalar(value) else json.dumps(codec.encode(value), ensure_ascii=False)


def items_of(field: str, value: Any) -> tuple[str, ...] | None:
    """The elements of a list in words, in their order; None where ``value`` is said as one."""
    if isinstance(value, frozenset) and not all(isinstance(item, int) for item in value):
        return items_of(field, ordered(value))
    if not isinstance(value, tuple):
        return None
    if field in _COUNTRIES:
        return tuple(map(country_name, value))
    return tuple(text_of(field, item) for item in value)


def ordered(values: frozenset[Any]) -> tuple[Any, ...]:
    """A set in a lasting order: choices as the core lists them, codes by the alphabet."""
    return tuple(sorted(values, key=_place))


def _place(value: Any) -> tuple[int, str]:
    return (list(type(value)).index(value) if isinstance(value, StrEnum) else 0, str(value))
