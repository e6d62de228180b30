"""Times of day: “noon”, “by 1 p.m.”, “13:00”, “avant 13 h”, “entre 8 h et 13 h 30”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from cms.lint.detector.durations import Found
from cms.lint.detector.measures import Dimension, Measure, single

_NOON, _HALF = 12 * 60, 12
_LAST = 24 * 60
_PATTERNS = {
    "en": re.compile(
        r"\b(?P<noon>noon|midday)\b|\b(?P<midnight>midnight)\b"
        r"|(?<![\w.,:/-])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap])\.?\s?m\b\.?"
        r"|(?<![\w.,:/-])(?P<hour2>\d{1,2}):(?P<minute2>[0-5]\d)(?![\d:/%])"
        r"|(?<![\w.,:/-])(?P<hour3>\d{1,2})\s?h(?:\s?(?P<minute3>[0-5]\d))?\b(?!\s*/)"
        r"|(?<![\w.,:/-])(?P<hour4>\d{1,2})\s*o['’]clock\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(?P<noon>midi)\b|\b(?P<midnight>minuit)\b"
        r"|(?<![\w.,:/-])(?P<hour>\d{1,2})\s?(?:h|heures?)(?:\s?(?P<minute>[0-5]\d))?\b(?!\s*/)"
        r"|(?<![\w.,:/-])(?P<hour2>\d{1,2}):(?P<minute2>[0-5]\d)(?![\d:/%])",
        re.IGNORECASE,
    ),
}
_BETWEEN = re.compile(r"\s*(?:to|and|until|till|à|et|-|–|—)\s*", re.IGNORECASE)


def read(text: str, language: str) -> Iterator[Found]:
    """Yield each time of day in ``text``, and two that belong together as one: “8:00 to 13:00”."""
    pending: Found | None = None
    for start, end, minutes in _times(text, language):
        if pending and _BETWEEN.fullmatch(text, pending[1], start) and pending[2].low < minutes:
            pending = (pending[0], end, Measure(Dimension.CLOCK, pending[2].low, Decimal(minutes)))
            continue
        if pending:
            yield pending
        pending = (start, end, single(Dimension.CLOCK, minutes))
    if pending:
        yield pending


def _times(text: str, language: str) -> Iterator[tuple[int, int, int]]:
    for match in _PATTERNS[language].finditer(text):
        minutes = _minutes(match.groupdict())
        if minutes is not None:
            yield match.start(), match.end(), minutes


def _minutes(found: dict[str, str | None]) -> int | None:
    if found["noon"]:
        return _NOON
    if found["midnight"]:
        return 0
    hour = next(int(text) for name, text in found.items() if name.startswith("hour") and text)
    minute = next((int(text) for name, text in found.items() if name.startswith("minute") and text), 0)
    if half := found.get("half"):
        hour = hour % _HALF + (_HALF if half.lower() == "p" else 0)
    minutes = hour * 60 + minute
    return minutes if minutes <= _LAST else None
