"""The terms of a shop as someone chooses one: what they are called, what they say now, and what they will say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cms.references.formats import format_value, formats_of
from cms.references.labels import label
from cms.references.languages import FALLBACK
from cms.references.words import word
from cms.shops.clock import on_clock
from policies.book import Book
from policies.errors import NotInForce
from policies.references import Stated, stated, stated_by


@dataclass(frozen=True, slots=True)
class Change:
    """What a term will say, and from when; ``value`` is empty where it is left out then."""

    value: str
    starts: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A term to choose: its name, what it is called, its group, and its value in every format.

    ``starts`` is empty for what is in force; what is only coming has the value that it will have from then on.
    ``since`` says from when what is in force governs. ``next`` is the first change of the value that is recorded.
    """

    ref: str
    label: str
    group: str
    value: str
    formats: Mapping[str, str]
    since: str = ""
    starts: str = ""
    next: Change | None = None


def choices(book: Book, *, at: datetime, locale: str) -> dict[str, Choice]:
    """What the shop states at ``at``, then what it will state later, by reference; values in ``locale``."""
    zone = book.shop.zone
    later = list(_coming(book, at))
    found: dict[str, Choice] = {}
    for value, since in _in_force(book, at):
        change = _change(value, [each for each in later if each[0] == value.kind], locale)
        told = Change(change[0], on_clock(change[1], zone)) if change else None
        found[value.ref] = _choice(value, locale, since=on_clock(since, zone), next=told)
    for _, start, values in later:
        starts = on_clock(start, zone)
        new = (value for value in values.values() if value.ref not in found)
        found |= {value.ref: _choice(value, locale, starts=starts) for value in new}
    return found


type _Coming = tuple[str, datetime, Mapping[str, Stated]]


def _in_force(book: Book, at: datetime) -> Iterator[tuple[Stated, datetime]]:
    try:
        terms = book.at(at)
    except NotInForce:
        return
    for value in stated(terms).values():
        yield value, terms.version(value.kind).effective_from


def _coming(book: Book, at: datetime) -> Iterator[_Coming]:
    found = [version for history in book.histories for version in history.coming(at)]
    for version in sorted(found, key=lambda each: each.effective_from):
        values = {value.ref: value for value in stated_by(version.kind, version.terms)}
        yield version.kind, version.effective_from, values


def _change(value: Stated, later: list[_Coming], locale: str) -> tuple[str, datetime] | None:
    for _, start, values in later:
        new = values.get(value.ref)
        if new is None:
            return "", start
        if new.value != value.value:
            return format_value(new, locale=locale), start
    return None


def _choice(found: Stated, locale: str, **more: object) -> Choice:
    return Choice(
        ref=found.ref,
        label=label(found, locale=FALLBACK),
        group=word(found.kind, locale=FALLBACK).capitalize(),
        value=format_value(found, locale=locale),
        formats={fmt: format_value(found, locale=locale, fmt=fmt) for fmt in formats_of(found)},
        **more,  # type: ignore[arg-type]
    )
