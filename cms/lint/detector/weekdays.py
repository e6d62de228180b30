"""Runs of weekdays: “Monday to Friday”, “du lundi au vendredi”, “Mon–Sat”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cms.lint.detector.durations import Found
from cms.lint.detector.measures import Dimension, Measure

_DAYS = {
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    "fr": ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
}
_BETWEEN = {"en": r"(?:to|through|until|and|-|–|—)", "fr": r"(?:au|à|jusqu['’]au|et|-|–|—)"}
_SHORT = 3


def _compiled(language: str) -> re.Pattern[str]:
    days = "|".join(f"{day}s?|{day[:_SHORT]}\\.?" for day in _DAYS[language])
    return re.compile(rf"\b(?P<first>{days})\s*{_BETWEEN[language]}\s*(?P<last>{days})(?!\w)", re.IGNORECASE)


_PATTERNS = {language: _compiled(language) for language in _DAYS}


def read(text: str, language: str) -> Iterator[Found]:
    """Yield each run of at least three weekdays in ``text``."""
    for match in _PATTERNS[language].finditer(text):
        first, last = _number(match["first"], language), _number(match["last"], language)
        if last - first > 1:
            yield match.start(), match.end(), Measure(Dimension.WEEKDAYS, Decimal(first), Decimal(last))


def _number(name: str, language: str) -> int:
    short = name[:_SHORT].lower()
    return next(number for number, day in enumerate(_DAYS[language], 1) if day.startswith(short))
