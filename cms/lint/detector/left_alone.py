"""What looks like a figure and states none, blanked out before figures are looked for. Places stay what they were."""

from __future__ import annotations

import re
from collections.abc import Iterable

REFERENCE = "￼"
"""Stands for a reference to a term, so that a sentence keeps its shape."""
_BLANK = "·"
_NEVER = re.compile(
    r"\bChrono(?:post)?\s?\d{1,2}\s?h?\b"
    r"|\b\d{1,2}\s?[hj]?\s?/\s?(?:7|24)\s?[hj]?(?:\s?[,/]?\s?7\s?j?\s?/\s?7)?"
    r"|\b(?:\d|one|two|three|four|five|six|seven)\s+days? (?:a|per|out of \w+|in the) week\b"
    r"|\b\w+ jours sur \w+|\b\w+ jours par semaine"
    r"|\b(?:art(?:icle)?s?\.?|§|no\.|nº|n°|#)\s*[A-Z]{0,3}\.?\s?\d[\d\w.-]*"
    r"|\+?\d{1,4}(?:[ .-]\d{2,4}){3,}"
    r"|\b(?:over|more than|plus de|près de|nearly|almost|depuis|for)\s+(?:\w+\s+){0,2}\w+[ -](?:years?|ans|années)\b"
    r"|\b\d+[ -](?:year|yr)s?[- ]old\b",
    re.IGNORECASE,
)


def blanked(text: str, *, names: Iterable[str]) -> str:
    """``text`` without what is never a figure: names of the shop's own things, articles, telephone numbers, ages."""
    text = _NEVER.sub(_blank, text)
    with_figures = sorted((name for name in names if any(map(str.isdigit, name))), key=len, reverse=True)
    for name in with_figures:
        text = re.sub(re.escape(name), _blank, text, flags=re.IGNORECASE)
    return text


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match.group())
