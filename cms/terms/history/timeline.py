"""The versions of one kind of terms, and how each stands: past, in force, coming, or replaced before it started."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import pairwise

from django.db.models import Exists, OuterRef

from cms.legal.models import KeptReason
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from policies.terms import Kind


class Standing(StrEnum):
    """What a version is to customers at one moment."""

    PAST = "past"
    IN_FORCE = "in force"
    COMING = "coming"
    REPLACED = "replaced before it started"
    WITHDRAWN = "withdrawn before it started"


@dataclass(frozen=True, slots=True)
class Entry:
    """One version. ``until`` is when the next one starts, ``replaced_by`` the number of the one that took its start.

    ``before`` is what governs up to its start, and ``repeats`` that same version where this one says the same.
    """

    version: TermsVersion
    standing: Standing
    until: datetime | None = None
    replaced_by: int | None = None
    before: TermsVersion | None = None
    repeats: TermsVersion | None = None

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether something else governs before it, which could go on instead."""
        return self.standing is Standing.COMING and self.before is not None and self.repeats is None


def entries_of(*, shop: Shop, kind: Kind, at: datetime) -> tuple[Entry, ...]:
    """Every version the shop recorded, in the order in which they start. One query, which reads no payload.

    ``by_reason`` of each tells whether it was published by somebody's reason although the legal check found errors.
    """
    kept = Exists(KeptReason.objects.filter(version=OuterRef("pk")))
    versions = TermsVersion.objects.filter(shop=shop, kind=kind).annotate(by_reason=kept)
    versions = versions.select_related("user").defer("payload")
    return arranged(list(versions), at=at)


def arranged(versions: Sequence[TermsVersion], *, at: datetime) -> tuple[Entry, ...]:
    """How ``versions`` stand at ``at``. Of two that start together the later recorded governs."""
    ordered = sorted(versions, key=lambda one: (one.effective_from, one.recorded_at, one.number))
    governing = list({one.effective_from: one for one in ordered}.values())
    entries = {}
    for index, version in enumerate(governing):
        before = governing[index - 1] if index else None
        until = governing[index + 1].effective_from if index + 1 < len(governing) else None
        entries[version.number] = _governing(version, before=before, until=until, at=at)
    for version, following in pairwise(ordered):
        if version.number not in entries:
            heir = next(
                entries[one.number] for one in governing if one.effective_from == version.effective_from
            )
            entries[version.number] = _replaced(version, following=following, heir=heir)
    return tuple(entries[version.number] for version in ordered)


def _governing(
    version: TermsVersion, *, before: TermsVersion | None, until: datetime | None, at: datetime
) -> Entry:
    repeats = before if before and before.digest == version.digest else None
    return Entry(version, _standing(version, until, at), until=until, before=before, repeats=repeats)


def _standing(version: TermsVersion, until: datetime | None, at: datetime) -> Standing:
    if version.effective_from > at:
        return Standing.COMING
    return Standing.PAST if until and until <= at else Standing.IN_FORCE


def _replaced(version: TermsVersion, *, following: TermsVersion, heir: Entry) -> Entry:
    """A version whose start another took; withdrawn, where what governs before goes on instead."""
    goes_on = heir.repeats is not None and heir.version.digest != version.digest
    standing = Standing.WITHDRAWN if goes_on else Standing.REPLACED
    return Entry(version, standing, replaced_by=following.number, before=heir.before)
