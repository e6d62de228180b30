"""Sentences about a moment: one for the end of a day, one for a time of day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from order_portal.wording.reader import Reader
from policies.reasons import Datum


@dataclass(frozen=True, slots=True)
class Timed:
    """Two whole sentences: ``by_day`` with ``%(until_day)s``, ``by_clock`` with ``%(until_time)s`` too."""

    by_day: str
    by_clock: str


type Sentence = str | Timed


def say(sentence: Sentence, *, reader: Reader, values: Mapping[str, Datum]) -> str:
    """The sentence in the active language. Each moment ``x`` in ``values`` gives it ``x_day`` and ``x_time``."""
    words: dict[str, str] = {}
    for name, value in values.items():
        words |= _words(name, value, reader)
    if isinstance(sentence, str):
        return gettext(sentence) % words
    until = values["until"]
    if not isinstance(until, datetime):
        raise TypeError("A timed sentence needs the moment “until”.")
    if not reader.ends_day(until):
        return gettext(sentence.by_clock) % words
    return gettext(sentence.by_day) % (words | {"until_day": reader.day_ended_by(until)})


def _words(name: str, value: Datum, reader: Reader) -> dict[str, str]:
    if isinstance(value, datetime):
        return {f"{name}_day": reader.day_of(value), f"{name}_time": reader.time_of(value)}
    return {name: str(value)}
