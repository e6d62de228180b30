"""What differs between two statements of terms, in words: added, removed, changed, under what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import StrEnum

from cms.terms.history.facts import Fact, Part, Path, facts_of
from cms.terms.history.saying import exact_text
from cms.terms.history.words import empty
from policies.terms import AnyTerms, Kind


class Turn(StrEnum):
    """What happened to a value."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Item:
    """An element of a list, and whether the other list has it too."""

    text: str
    is_kept: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One value that differs. ``items_before`` and ``items_after`` are there where both are lists."""

    label: str
    turn: Turn
    before: str
    after: str
    items_before: tuple[Item, ...] = ()
    items_after: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What is said of one part of the terms, and whether the whole part came or went."""

    heading: str
    rows: tuple[Row, ...]
    turn: Turn = Turn.CHANGED


def differences(kind: Kind, before: AnyTerms, after: AnyTerms) -> tuple[Section, ...]:
    """What ``after`` says otherwise than ``before``; empty where both are the same terms and never else."""
    old = {fact.path: fact for fact in facts_of(kind, before)}
    new = {fact.path: fact for fact in facts_of(kind, after)}
    pairs = ((old.get(path), new.get(path)) for path in _merged(list(old), list(new)))
    return _sections(
        (row for before, after in pairs for row in _told(before, after)),
        before={fact.part.path for fact in old.values()},
        after={fact.part.path for fact in new.values()},
    )


def in_words(kind: Kind, terms: AnyTerms) -> tuple[Section, ...]:
    """Everything that ``terms`` say; each row has its words in ``after``."""
    facts = list(facts_of(kind, terms))
    parts = {fact.part.path for fact in facts}
    return _sections((row for fact in facts for row in _told(None, fact)), before=parts, after=parts)


def _merged(old: list[Path], new: list[Path]) -> Iterator[Path]:
    """The paths of both: the new in their order, each old one that is gone after what it stood behind."""
    kept = set(new)
    gone_after: dict[Path | None, list[Path]] = {}
    last: Path | None = None
    for path in old:
        if path in kept:
            last = path
        else:
            gone_after.setdefault(last, []).append(path)
    yield from gone_after.get(None, ())
    for path in new:
        yield path
        yield from gone_after.get(path, ())


def _sections(
    rows: Iterable[tuple[Part, Row]], *, before: Set[Path], after: Set[Path]
) -> tuple[Section, ...]:
    """Rows under their parts, in the order in which these first appear; ``before`` and ``after`` are all parts."""
    found: dict[Path, list[Row]] = {}
    headings: dict[Path, str] = {}
    for part, row in rows:
        headings.setdefault(part.path, part.name)
        found.setdefault(part.path, []).append(row)
    return tuple(
        Section(headings[path], tuple(of_part), _turn(is_old=path in before, is_new=path in after))
        for path, of_part in found.items()
    )


def _turn(*, is_old: bool, is_new: bool) -> Turn:
    if is_old and is_new:
        return Turn.CHANGED
    return Turn.ADDED if is_new else Turn.REMOVED


def _told(before: Fact | None, after: Fact | None) -> Iterator[tuple[Part, Row]]:
    """The row of one value, where there is something to tell."""
    if after is None:
        if before is not None:
            yield before.part, Row(before.label, Turn.REMOVED, before.text, empty(before.field))
    elif before is None:
        yield after.part, Row(after.label, Turn.ADDED, empty(after.field), after.text)
    elif before.value != after.value:
        yield after.part, _changed(before, after)


def _changed(before: Fact, after: Fact) -> Row:
    texts = before.text, after.text
    if before.text == after.text:
        texts = exact_text(before.value), exact_text(after.value)
    items = _items(before, after), _items(after, before)
    return Row(after.label, Turn.CHANGED, *texts, *items)


def _items(fact: Fact, other: Fact) -> tuple[Item, ...]:
    """The elements of a list; those that ``other`` lacks are what was removed, or added."""
    if fact.items is None or other.items is None:
        return ()
    return tuple(
        Item(text, is_kept=value in other.value)
        for value, text in zip(fact.elements, fact.items, strict=True)
    )
