"""Amounts of money, percentages, and how many pick-up points there are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cms.lint.detector import numbers
from cms.lint.detector.durations import Found
from cms.lint.detector.measures import Dimension, Measure, single

_NUMBER = r"\d{1,3}(?:[ .,  ]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d+(?:[.,]\d{1,2})?(?!\d)"
_SIGNS = {"€": "EUR", "$": "USD", "£": "GBP", "euro": "EUR", "dollar": "USD", "pound": "GBP", "livre": "GBP"}
_MONEY = re.compile(
    rf"(?P<sign>[€$£]|\b(?:EUR|USD|GBP))\s?(?P<number>{_NUMBER})"
    rf"|(?<![\w.,])(?P<number2>{_NUMBER})\s?(?P<sign2>[€$£]|(?:EUR|USD|GBP|euros?|dollars?)\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s?(?:%|percent\b|per cent\b|pour cent\b)", re.IGNORECASE
)
_POINTS = re.compile(
    rf"(?<![\w.,])(?P<number>{_NUMBER})\s+(?:\w+\s+){{0,2}}"
    r"(?:pick-?up points?|collection points?|points?[- ]relais|points? de retrait|relais)\b",
    re.IGNORECASE,
)


def read(text: str, language: str) -> Iterator[Found]:
    """Yield each amount, percentage and number of pick-up points in ``text``."""
    yield from _money(text)
    for match in _PERCENT.finditer(text):
        yield match.start(), match.end(), single(Dimension.PERCENT, numbers.decimal(match["number"]))
    for match in _POINTS.finditer(text):
        yield match.start(), match.end("number"), single(Dimension.COUNT, numbers.decimal(match["number"]))


def _money(text: str) -> Iterator[Found]:
    for match in _MONEY.finditer(text):
        value = numbers.decimal(match["number"] or match["number2"])
        yield match.start(), match.end(), Measure(Dimension.AMOUNT, value, value, _currency(match))


def _currency(match: re.Match[str]) -> str:
    sign = match["sign"] or match["sign2"]
    return _SIGNS.get(sign.lower().rstrip("s")) or sign.upper()
