"""Numbers of days, minutes and business days in words, with the plural the language wants."""

from collections.abc import Mapping
from types import MappingProxyType

from babel import Locale
from babel.numbers import format_decimal

from cms.references.languages import text_for
from cms.references.words import word
from policies.durations import DayRange, Duration, Unit, Window

# (one, many) a language. English “business day” is what a shop calls it; customers say working day.
_NOUNS: Mapping[str, Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "day": {"en": ("day", "days"), "fr": ("jour", "jours")},
        "calendar_day": {
            "en": ("calendar day", "calendar days"),
            "fr": ("jour calendaire", "jours calendaires"),
        },
        "business_day": {"en": ("working day", "working days"), "fr": ("jour ouvré", "jours ouvrés")},
        "minute": {"en": ("minute", "minutes"), "fr": ("minute", "minutes")},
        "hour": {"en": ("hour", "hours"), "fr": ("heure", "heures")},
    }
)
_LONG_WINDOW = {"en": "{length} from {event}", "fr": "{length} à compter de {event}"}
_SAME_DAY = {"en": "the same working day", "fr": "le jour même"}
_NEXT_DAY = {"en": "the next working day", "fr": "le jour ouvré suivant"}
_SAME_OR_NEXT = {"en": "the same or the next working day", "fr": "le jour même ou le jour ouvré suivant"}
_RANGE = {"en": "{low} to {high} {noun}", "fr": "{low} à {high} {noun}"}
_UP_TO = {"en": "up to {length}", "fr": "{length} au plus"}
_IN = {"en": "in {length}", "fr": "en {length}"}


def counted(number: int, noun: str, *, locale: str) -> str:
    """``number`` with its noun: ``14 days``, ``1 jour``."""
    one, many = text_for(_NOUNS[noun], locale)
    chosen = one if Locale.parse(locale).plural_form(number) == "one" else many
    return f"{format_decimal(number, locale=locale)} {chosen}"


def window(value: Window, locale: str) -> str:
    """``14 days``; ``14 working days`` where business days are counted."""
    return counted(value.length, _plain_noun(value.unit), locale=locale)


def long_window(value: Window, locale: str) -> str:
    """With what is counted and from when: ``14 calendar days from the day you receive …``."""
    length = counted(value.length, value.unit, locale=locale)
    return text_for(_LONG_WINDOW, locale).format(length=length, event=word(value.starts_on, locale=locale))


def duration(value: Duration, locale: str) -> str:
    """``14 days``."""
    return counted(value.length, _plain_noun(value.unit), locale=locale)


def long_duration(value: Duration, locale: str) -> str:
    """With what is counted: ``14 calendar days``."""
    return counted(value.length, value.unit, locale=locale)


def day_range(value: DayRange, locale: str) -> str:
    """``1 working day``, ``1 to 3 working days``; nothing to wait for is ``the same working day``."""
    match (value.minimum, value.maximum):
        case (0, 0):
            return text_for(_SAME_DAY, locale)
        case (0, 1):
            return text_for(_SAME_OR_NEXT, locale)
        case (0, high):
            return text_for(_UP_TO, locale).format(length=counted(high, Unit.BUSINESS_DAY, locale=locale))
        case (low, high) if low == high:
            return counted(high, Unit.BUSINESS_DAY, locale=locale)
        case (low, high):
            noun = counted(high, Unit.BUSINESS_DAY, locale=locale).split(" ", 1)[1]
            return text_for(_RANGE, locale).format(low=low, high=high, noun=noun)


def day_range_when(value: DayRange, locale: str) -> str:
    """As an answer to “when”: ``the next working day``, ``in 2 working days``."""
    if value.minimum == value.maximum == 1:
        return text_for(_NEXT_DAY, locale)
    length = day_range(value, locale)
    return length if value.minimum == 0 else text_for(_IN, locale).format(length=length)


def day_range_number(value: DayRange, locale: str) -> str:
    """The digits alone: ``1``, ``1–3``."""
    return f"{value.minimum}" if value.minimum == value.maximum else f"{value.minimum}–{value.maximum}"


def minutes(value: int, locale: str) -> str:
    """``30 minutes``; whole hours as ``2 hours``."""
    hours, rest = divmod(value, 60)
    return counted(value, "minute", locale=locale) if rest else counted(hours, "hour", locale=locale)


def _plain_noun(unit: Unit) -> str:
    return "day" if unit is Unit.CALENDAR_DAY else unit.value
