"""What a sentence is about, told by the word nearest to a figure: a promise of the terms, or something else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

from cms.lint.detector import words_en, words_fr
from cms.lint.detector.measures import Dimension
from cms.lint.detector.subject import Subject

_D = Dimension
FITTING: Mapping[Dimension, frozenset[Subject]] = {
    _D.DURATION: frozenset(
        {
            *(Subject.RETURNS, Subject.REFUNDS, Subject.DELIVERY, Subject.DISPATCH),
            *(Subject.CANCELLATION, Subject.QUOTES),
        }
    ),
    _D.CLOCK: frozenset({Subject.ORDERS, Subject.CANCELLATION, Subject.DELIVERY}),
    _D.AMOUNT: frozenset({Subject.DELIVERY, Subject.FREE_DELIVERY, Subject.RETURNS, Subject.FEES}),
    _D.PERCENT: frozenset({Subject.FEES}),
    _D.WEEKDAYS: frozenset({Subject.DELIVERY}),
    _D.COUNT: frozenset({Subject.PICKUP}),
}
"""Of which subjects a figure can be a term."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells a subject, at its place."""

    start: int
    end: int
    subject: Subject


def _compiled(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


_LANGUAGES: Mapping[str, ModuleType] = {"en": words_en, "fr": words_fr}
_SUBJECTS = {
    language: [(subject, _compiled(cues)) for subject, cues in words.CUES.items()]
    for language, words in _LANGUAGES.items()
}
_OF_LAW = {language: _compiled(words.LAW) for language, words in _LANGUAGES.items()}
_EVENT = {language: re.compile(words.BEFORE_EVENT, re.IGNORECASE) for language, words in _LANGUAGES.items()}


def cues_in(sentence: str, *, language: str) -> tuple[Cue, ...]:
    """Every word of ``sentence`` that tells a subject."""
    return tuple(
        Cue(match.start(), match.end(), subject)
        for subject, words in _SUBJECTS[language]
        for match in words.finditer(sentence)
    )


def speaks_of_law(sentence: str, *, language: str) -> bool:
    """Whether ``sentence`` tells what the law says."""
    return bool(_OF_LAW[language].search(sentence))


def is_event(sentence: str, cue: Cue, *, language: str) -> bool:
    """Whether the cue names an event from which time runs: the return in “within 14 days of your return”."""
    return bool(_EVENT[language].search(sentence[: cue.start]))


def subjects_of(text: str, *, language: str) -> Iterator[Subject]:
    """Yield what a heading or a question is about."""
    for cue in cues_in(text, language=language):
        if cue.subject is not Subject.OTHER:
            yield cue.subject
