"""Lengths of time: “14 days”, “fourteen (14) days”, “10 to 14 business days”, “sous 48 heures”, “deux semaines”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from cms.lint.detector import numbers
from cms.lint.detector.measures import BUSINESS, CALENDAR, DAY, Dimension, Measure

type Found = tuple[int, int, Measure]

_MINUTES: Mapping[str, int] = {
    "minute": 1,
    "hour": 60,
    "day": DAY,
    "week": 7 * DAY,
    "fortnight": 14 * DAY,
    "month": 30 * DAY,
    "year": 365 * DAY,
}
_UNITS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "minute": r"minutes?|mins?",
        "hour": r"hours?|hrs?|h",
        "day": r"days?",
        "week": r"weeks?",
        "fortnight": r"fortnights?",
        "month": r"months?",
        "year": r"years?",
    },
    "fr": {
        "minute": r"minutes?|min",
        "hour": r"heures?|h",
        "day": r"jours?",
        "week": r"semaines?",
        "month": r"mois",
        "year": r"ans?|années?",
    },
}
_BETWEEN = {"en": r"-|–|—|to|or|and", "fr": r"-|–|—|à|ou|et"}
_KIND_BEFORE = r"(?:[\s-]+(?P<kind>calendar|business|working|weekdays?|full|clear|consecutive))?"
_KIND_AFTER = r"(?:\s+(?P<kind>ouvr[ée]+s?|ouvrables?|calendaires?|francs?|pleins?))?"
_BUSINESS = re.compile(r"business|working|weekday|ouvr", re.IGNORECASE)
# An hour is a length of time only after such a word, for “12 h” is noon as well.
_LASTING = {
    "en": re.compile(
        r"\b(?:within|in|for|of|up to|under|takes?|after|next|first|least|the)\W*$", re.IGNORECASE
    ),
    "fr": re.compile(
        r"\b(?:sous|en|dans(?: les| un délai de)?|pendant|durant|délai de|de|les|après|moins de|plus de)\W*$",
        re.IGNORECASE,
    ),
}
_COUNTING = {
    "en": re.compile(r"\b(?:within|in|up to|under|takes?|than|about|least|only)\W*$", re.IGNORECASE),
    "fr": re.compile(r"\b(?:sous|en|dans|d['’]|de|moins de|environ|pendant|plus tard)\W*$", re.IGNORECASE),
}
_LONGEST_CLOCK = 24


def _compiled(language: str) -> re.Pattern[str]:
    number = numbers.pattern(language)
    units = "|".join(f"(?P<{name}>{words})" for name, words in _UNITS[language].items())
    before, after = (_KIND_BEFORE, "") if language == "en" else ("", _KIND_AFTER)
    return re.compile(
        rf"(?<![\w.,/-])(?P<low>{number})(?:\s*\(\d+\))?"
        rf"(?:\s*(?:{_BETWEEN[language]})\s*(?P<high>{number}))?"
        rf"{before}[\s-]*(?:{units})\b(?!\s*/|\s*(?:\d|a\.?m|p\.?m)){after}",
        re.IGNORECASE,
    )


_PATTERNS = {language: _compiled(language) for language in _UNITS}


def read(text: str, language: str) -> Iterator[Found]:
    """Yield each length of time in ``text``."""
    for match in _PATTERNS[language].finditer(text):
        if _is_length(match, text[: match.start()], language):
            yield match.start(), match.end(), _measure(match, language)


def _is_length(match: re.Match[str], before: str, language: str) -> bool:
    if match["low"].lower() in numbers.ARTICLES and not match["high"]:
        return bool(_COUNTING[language].search(before))
    if not match["hour"] or match["hour"].lower() in {"hour", "hours", "hrs", "hr"}:
        return True
    if numbers.value(match["high"] or match["low"], language) >= _LONGEST_CLOCK:
        return True
    return bool(_LASTING[language].search(before))


def _measure(match: re.Match[str], language: str) -> Measure:
    low = numbers.value(match["low"], language)
    high = numbers.value(match["high"], language) if match["high"] else low
    minutes = next(_MINUTES[name] for name in _UNITS[language] if match[name])
    unit = BUSINESS if match["kind"] and _BUSINESS.match(match["kind"]) else CALENDAR
    return Measure(Dimension.DURATION, low * minutes, high * minutes, unit)
