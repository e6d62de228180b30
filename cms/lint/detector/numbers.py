"""Numbers as prose writes them, in digits and in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

_EN = (
    *(
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "ninety": 90}
_FR = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"),
)
_FR_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60}


def _counted(ones: Sequence[str], tens: Mapping[str, int]) -> dict[str, int]:
    words = {word: number for number, word in enumerate(ones)} | dict(tens)
    for word, ten in tens.items():
        words |= {f"{word}-{ones[one]}": ten + one for one in range(1, 10)}
    return words


WORDS: Mapping[str, Mapping[str, int]] = {
    "en": _counted(_EN, _EN_TENS) | {"a": 1, "an": 1},
    "fr": _counted(_FR, _FR_TENS) | {"une": 1, "soixante-douze": 72, "quatre-vingt-dix": 90},
}
ARTICLES = frozenset({"a", "an", "one", "un", "une"})
"""Words that count only where something else says so: “within a week”, but not “on a business day”."""
DIGITS = r"\d{1,3}(?:[ .,  ]\d{3})+(?!\d)|\d+"


def pattern(language: str) -> str:
    """A regular expression of the numbers of ``language``, the longest words first."""
    words = sorted(WORDS[language], key=len, reverse=True)
    return rf"(?:{DIGITS}|\b(?:{'|'.join(map(re.escape, words))})\b)"


def value(text: str, language: str) -> Decimal:
    """The number that ``text`` writes. Raises KeyError for a word that is none."""
    if text[0].isdigit():
        return Decimal(re.sub(r"\D", "", text))
    return Decimal(WORDS[language][text.lower()])


def decimal(text: str) -> Decimal:
    """An amount in digits, with cents after a comma or a point: ``1,250.00``, ``9,95``, ``17 500``."""
    whole, cents = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", text.strip()).groups()  # type: ignore[union-attr]
    return Decimal(f"{re.sub(r'[^0-9]', '', whole) or '0'}.{cents or '0'}")
