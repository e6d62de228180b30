"""The passage of an answer that shows why it was found."""

import unicodedata
from collections.abc import Sequence

LENGTH = 180
_BEFORE = 60


def snippet(text: str, *, words: Sequence[str]) -> str:
    """About ``LENGTH`` characters of ``text`` around the first of ``words``, cut between words."""
    if len(text) <= LENGTH:
        return text
    start = _word_start(text, max(0, _first(text, words) - _BEFORE))
    end = _word_end(text, start + LENGTH)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"


def _first(text: str, words: Sequence[str]) -> int:
    folded = _folded(text)
    found = [position for word in words if (position := folded.find(_folded(word))) >= 0]
    return min(found, default=0)


def _folded(text: str) -> str:
    """Without case and accents, letter for letter, so that positions stay what they were."""
    return "".join(unicodedata.normalize("NFD", letter)[0].lower()[:1] for letter in text)


def _word_start(text: str, position: int) -> int:
    """The first beginning of a word at or after ``position``."""
    if position == 0 or text[position - 1].isspace():
        return position
    space = text.find(" ", position)
    return space + 1 if 0 <= space < position + _BEFORE else position


def _word_end(text: str, position: int) -> int:
    """The last end of a word at or before ``position``."""
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return space if space > position - _BEFORE else position
