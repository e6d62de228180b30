"""Judges the figures of a text: which state what the shop's terms state, or say otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from cms.lint.detector.claims import Claim
from cms.lint.detector.figures import Figure, figures_in
from cms.lint.detector.left_alone import blanked
from cms.lint.detector.measures import DAY, Dimension, Measure
from cms.lint.detector.subject import Subject
from cms.lint.detector.subjects import FITTING, Cue, cues_in, is_event, speaks_of_law

_SENTENCE = re.compile(r"(?<=[.!?…])[\s”»)]+(?=[^\w\s]*[A-ZÀ-ÖØ-Þ\d])|\n+")
_SHORT = re.compile(r"(?:\b(?:[ap]\.m|e\.g|i\.e|art|approx|env|max|min|no|incl|excl)\.)$", re.IGNORECASE)
# Most prose has nothing of the kind, and is not looked at any further.
_MAY_STATE = re.compile(
    r"\d|noon|midday|midi\b|clock|day|week|fortnight|hour|month|minute|jour|semaine|heure|mois|lundi|mardi|mercredi|jeudi"
    r"|mon\b|tue|percent|per cent|pour cent",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:()—–]|, (?:and|but|then|et|mais|puis)\b")
_CLAUSE_COSTS, _EVENT_COSTS, _AHEAD_COSTS = 25, 1_000, 6
_LONGEST_PROMISE = 366 * DAY


class Severity(StrEnum):
    """How bad a figure is, the worst first."""

    CONTRADICTS = "contradicts"
    """The terms state another figure for the same thing."""
    REPEATS = "repeats"
    """The terms state this figure: when they change, the text will be wrong."""
    BARE = "bare"
    """A promise that the terms could state, and do not."""


@dataclass(frozen=True, slots=True)
class Detected:
    """A figure that states a policy, at its place in the text; ``claims`` are what the terms state instead."""

    start: int
    end: int
    measure: Measure
    subject: Subject
    severity: Severity
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    text: str


def detect(
    text: str,
    *,
    language: str,
    claims: Sequence[Claim] = (),
    names: Iterable[str] = (),
    about: Collection[Subject] = (),
) -> tuple[Detected, ...]:
    """The policy figures of ``text``, in order.

    ``claims`` is what the shop's terms state, ``names`` what the shop calls its own services and zones, and ``about``
    what the surroundings of the text are about: they speak where the sentence itself is silent.
    """
    if not _MAY_STATE.search(text):
        return ()
    readable = blanked(text, names=names)
    found = (
        _judged(figure, sentence, claims, subject)
        for sentence in _sentences(readable)
        for figure, subject in _policies(sentence, language, about)
    )
    return tuple(found)


def _sentences(text: str) -> Iterator[_Sentence]:
    start = 0
    for gap in _SENTENCE.finditer(text):
        if _SHORT.search(text[start : gap.start()]) and "\n" not in gap.group():
            continue
        yield _Sentence(start, text[start : gap.start()])
        start = gap.end()
    yield _Sentence(start, text[start:])


def _policies(
    sentence: _Sentence, language: str, about: Collection[Subject]
) -> Iterator[tuple[Figure, Subject]]:
    figures = figures_in(sentence.text, language=language) if _MAY_STATE.search(sentence.text) else ()
    if not figures or speaks_of_law(sentence.text, language=language):
        return
    cues = cues_in(sentence.text, language=language)
    for figure in figures:
        subject = _subject(figure, sentence.text, cues, language) or _of_surroundings(figure, about)
        if subject and subject is not Subject.OTHER and _is_promise(figure):
            yield figure, subject


def _is_promise(figure: Figure) -> bool:
    """No shop promises years, and a minute to midnight is the end of a day."""
    measure = figure.measure
    if measure.dimension is Dimension.DURATION:
        return 0 < measure.high <= _LONGEST_PROMISE
    return measure.dimension is not Dimension.CLOCK or measure.high > 0


def _subject(figure: Figure, sentence: str, cues: Iterable[Cue], language: str) -> Subject | None:
    fitting = FITTING[figure.measure.dimension] | {Subject.OTHER}
    near = [cue for cue in cues if cue.subject in fitting and not _within(cue, figure)]
    if not near:
        return None
    subject = min(near, key=lambda cue: _distance(figure, cue, sentence, language)).subject
    # To process a return is to refund it.
    returned = subject is Subject.DISPATCH and any(cue.subject is Subject.RETURNS for cue in near)
    return Subject.REFUNDS if returned else subject


def _within(cue: Cue, figure: Figure) -> bool:
    return figure.start < cue.end <= figure.end and figure.measure.dimension is not Dimension.COUNT


def _of_surroundings(figure: Figure, about: Collection[Subject]) -> Subject | None:
    fitting = [subject for subject in about if subject in FITTING[figure.measure.dimension]]
    return fitting[0] if fitting else None


def _distance(figure: Figure, cue: Cue, sentence: str, language: str) -> int:
    """How far a cue is from a figure: what stands before it, in the same clause, is nearest."""
    if cue.end <= figure.start:
        between, cost = sentence[cue.end : figure.start], 0
    else:
        between, cost = sentence[figure.end : cue.start], _AHEAD_COSTS
    if figure.measure.dimension is Dimension.DURATION and is_event(sentence, cue, language=language):
        cost += _EVENT_COSTS
    return len(between) + cost + _CLAUSE_COSTS * len(_CLAUSE.findall(between))


def _judged(figure: Figure, sentence: _Sentence, claims: Iterable[Claim], subject: Subject) -> Detected:
    start, end = figure.start + sentence.start, figure.end + sentence.start
    rivals = [claim for claim in claims if claim.answers(figure.measure.dimension, subject)]
    same = [claim for claim in rivals if claim.measure and figure.measure.says(claim.measure)]
    if not rivals:
        severity = Severity.BARE
    else:
        severity = Severity.REPEATS if same or _spans(figure.measure, rivals) else Severity.CONTRADICTS
    ranked = sorted(same or rivals, key=lambda claim: _unlike(claim, sentence.text))
    return Detected(start, end, figure.measure, subject, severity, tuple(ranked))


def _spans(measure: Measure, claims: Iterable[Claim]) -> bool:
    """Whether a range runs from the least to the most of several claims: “1 to 3 days” to anywhere."""
    said = [claim.measure for claim in claims if claim.measure and claim.measure.unit == measure.unit]
    return bool(said) and (measure.low, measure.high) == (
        min(each.low for each in said),
        max(each.high for each in said),
    )


def _unlike(claim: Claim, sentence: str) -> tuple[int, int]:
    """Whose names the sentence says comes first, then what is about nothing in particular."""
    said = sum(name.lower() in sentence.lower() for name in claim.names)
    return -said, len(claim.names)
