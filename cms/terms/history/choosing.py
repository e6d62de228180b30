"""Which two statements of terms are compared: versions by number, the draft, what is in force."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cms.terms.history.timeline import Entry, Standing
from cms.terms.models import Terms, TermsVersion
from policies.errors import InvalidTerms
from policies.terms import AnyTerms

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: its name in addresses, in words, and what it states."""

    key: str
    name: str
    terms: AnyTerms


def keys_of(entries: Sequence[Entry], *, with_draft: bool) -> list[tuple[str, str]]:
    """What can be chosen, newest first, in words."""
    versions = [(str(entry.version.number), name_of(entry)) for entry in reversed(entries)]
    return [(DRAFT, "The draft"), *versions] if with_draft else versions


def name_of(entry: Entry) -> str:
    """``Version 3, in force``."""
    return f"Version {entry.version.number}, {entry.standing}"


def usual_pair(entries: Sequence[Entry], *, with_draft: bool) -> tuple[str, str]:
    """What is compared where nothing was chosen: what governs with the draft, else with what is next or was before."""
    governing = next((one for one in entries if one.standing is Standing.IN_FORCE), entries[0])
    number = str(governing.version.number)
    if with_draft:
        return number, DRAFT
    coming = next((one for one in entries if one.standing is Standing.COMING), None)
    if coming:
        return number, str(coming.version.number)
    return (str(governing.before.number), number) if governing.before else (number, number)


def draft_of(terms: Terms) -> AnyTerms | None:
    """What the draft states; None where it is too unfinished to be compared."""
    try:
        stated: AnyTerms = terms.get_latest_revision_as_object().to_core()
    except InvalidTerms:
        return None
    return stated


def stated_by(key: str, *, terms: Terms, entries: Mapping[str, Entry]) -> Side | None:
    """The statement that ``key`` names, or None where there is none."""
    if key == DRAFT:
        draft = draft_of(terms)
        return Side(DRAFT, "The draft", draft) if draft else None
    if key not in entries:
        return None
    version = TermsVersion.objects.get(pk=entries[key].version.pk)
    return Side(key, name_of(entries[key]), version.terms)
