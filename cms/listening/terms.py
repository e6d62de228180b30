"""What of a search may be kept: words, never what could lead to a person."""

from __future__ import annotations

import re
import unicodedata

from cms.listening.models import LONGEST_TERM

# No term begins with what a spreadsheet would take for a formula.
_AROUND = " \t.,;:!?¿¡…\"'“”„«»‘’()[]{}<>*/\\|-–—_=+%#&~^`$€£"
# An address of any kind: of mail, of the web, of a social network.
_ADDRESS = re.compile(r"@|https?:|www\.|\.[a-z]{2,}/", re.IGNORECASE)
# A telephone number, a card, a postcode with its street: digits, however they are grouped.
_DIGITS = re.compile(r"\d(?:[\s().+/_-]*\d)*")
MOST_DIGITS = 4
# A number of an order or a parcel: letters and digits in one piece, or with hyphens and three digits or more, so that
# “14-day” is none.
_MIXED = re.compile(r"(?=\w*\d)(?=\w*[^\W\d])\w{6,}|(?=(?:[\w-]*\d){3})(?=[\w-]*[^\W\d])[\w-]{6,}")
TRACE = "…"


def kept_term(query: str) -> str | None:
    """The query as it is kept: in small letters, one space between words, cut at a word; None where it must not be.

    What looks like an e-mail or web address, a telephone, card, order or parcel number is not kept, in doubt
    neither: a search that is missed costs less than one that names somebody.
    """
    plain = unicodedata.normalize("NFKC", query)
    if _is_telling(plain):
        return None
    return _cut(_one_line(plain).casefold().strip(_AROUND)) or None


def without_traces(text: str) -> str:
    """What a reader wrote, on one line, with addresses and numbers of any length struck out."""
    words = _one_line(unicodedata.normalize("NFKC", text)).split(" ")
    unaddressed = " ".join(TRACE if _ADDRESS.search(word) else word for word in words)
    return _DIGITS.sub(_struck, _MIXED.sub(TRACE, unaddressed))


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _is_telling(text: str) -> bool:
    return bool(
        _ADDRESS.search(text)
        or _MIXED.search(text)
        or any(_count(match) > MOST_DIGITS for match in _DIGITS.finditer(text))
    )


def _struck(match: re.Match[str]) -> str:
    return TRACE if _count(match) > MOST_DIGITS else match[0]


def _count(match: re.Match[str]) -> int:
    return sum(character.isdigit() for character in match[0])


def _cut(term: str) -> str:
    if len(term) <= LONGEST_TERM:
        return term
    head = term[: LONGEST_TERM + 1].rpartition(" ")[0]
    return head.strip(_AROUND) or term[:LONGEST_TERM]
