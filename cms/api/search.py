"""Finding questions by words."""

import re
from collections.abc import Sequence

from django.db.models import QuerySet
from wagtail.search.query import And, Or, PlainText, SearchQuery

from cms.pages.models import QuestionPage

LONGEST_QUERY = 200
MOST_WORDS = 12
_WORD = re.compile(r"\w+")


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query, each once. Quotes, signs, control characters and pictures are no words.

    Only the first 200 characters count: nobody asks longer, and the index need not bear it.
    """
    found = _WORD.findall(query[:LONGEST_QUERY])
    return tuple(dict.fromkeys(word.lower() for word in found))[:MOST_WORDS]


def find(questions: QuerySet[QuestionPage], *, words: Sequence[str]) -> Sequence[QuestionPage]:
    """The questions with all the words, best first; where there are none, those with any of them."""
    each = [_either(word) for word in words]
    found = questions.search(_all(each))  # type: ignore[attr-defined]
    if len(each) > 1 and not found.count():
        found = questions.search(Or(each))  # type: ignore[attr-defined]
    results: Sequence[QuestionPage] = found
    return results


def _all(each: list[SearchQuery]) -> SearchQuery:
    return each[0] if len(each) == 1 else And(each)


def _either(word: str) -> SearchQuery:
    """The word in the singular or the plural: SQLite's index knows no grammar, and both our languages add an s."""
    other = word[:-1] if len(word) > 3 and word.endswith("s") else f"{word}s"
    return Or([PlainText(word), PlainText(other)])
