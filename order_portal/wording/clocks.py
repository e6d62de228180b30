"""Times of day as people say them. The space inside a time is a no-break space (U+00A0)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from types import MappingProxyType

from babel import Locale
from babel.dates import format_time

NBSP = "\u00a0"
# Words, for nobody agrees what 12 pm is, or which day 0 h is of.
NAMED: Mapping[str, Mapping[time, str]] = MappingProxyType(
    {
        "en": MappingProxyType({time(12): "noon", time(0): "midnight"}),
        "fr": MappingProxyType({time(12): "midi", time(0): "minuit"}),
    }
)


def clock_time(value: time, *, locale: Locale) -> str:
    """``1:00 pm``, ``13 h``, ``noon``; to the minute. Other languages as Babel writes them."""
    minute = value.replace(second=0, microsecond=0)
    if named := NAMED.get(locale.language, {}).get(minute):
        return named
    match locale.language:
        case "fr":
            return f"{value.hour}{NBSP}h" + (f"{NBSP}{value.minute:02}" if value.minute else "")
        case "en":
            return f"{format_time(value, 'h:mm', locale=locale)}{NBSP}{'am' if value.hour < 12 else 'pm'}"
        case _:
            return format_time(value, format="short", locale=locale)
