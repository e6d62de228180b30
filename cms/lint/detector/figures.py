"""Every figure in a text, with what it measures. Whether it is a policy is for others to judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cms.lint.detector import amounts, clocks, durations, weekdays
from cms.lint.detector.measures import Measure


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at its place in a text."""

    start: int
    end: int
    measure: Measure


def figures_in(text: str, *, language: str) -> tuple[Figure, ...]:
    """The figures of ``text`` in order. Where two readings meet, the longer one counts."""
    readers = (durations.read, clocks.read, amounts.read, weekdays.read)
    found = [Figure(*each) for read in readers for each in read(text, language)]
    return tuple(_apart(found))


def _apart(found: Iterable[Figure]) -> Iterator[Figure]:
    end = -1
    for figure in sorted(found, key=lambda each: (each.start, -each.end)):
        if figure.start >= end:
            yield figure
            end = figure.end
