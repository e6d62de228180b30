"""Which errors of the legal check stand between terms and their publication, and which somebody has accepted."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q

from cms.legal.checking import Checked, checked_in, checked_terms, kind_of
from cms.legal.models import AcceptedFinding, LegalReason
from cms.terms.books import book_for
from cms.terms.models import Terms, TermsVersion
from policies import codec
from policies.book import Book
from policies.law.findings import LegalFinding, Severity
from policies.terms import Kind

type Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The errors that come with terms of one kind; ``accepted`` tells by which reason each is, the newest counts."""

    row: Terms
    found: Checked
    digest: str
    errors: tuple[LegalFinding, ...]
    accepted: dict[Key, LegalReason]

    @property
    def outstanding(self) -> tuple[LegalFinding, ...]:
        """The errors that nobody has accepted."""
        return tuple(error for error in self.errors if key_of(error) not in self.accepted)

    @property
    def brought(self) -> tuple[LegalFinding, ...]:
        """The errors that these terms bring into those of another kind."""
        return tuple(error for error in self.errors if kind_of(error) is not self.row.kind)

    @property
    def reasons(self) -> tuple[LegalReason, ...]:
        """The reasons on which these terms rest, in the order in which they were given."""
        resting = {key_of(error) for error in self.errors} & self.accepted.keys()
        return tuple(sorted({self.accepted[key] for key in resting}, key=lambda one: (one.given_at, one.pk)))

    @property
    def fingerprint(self) -> str:
        """Tells these terms with what is outstanding in them from any other."""
        parts = [self.digest, *(part for key in sorted(map(key_of, self.outstanding)) for part in key)]
        return sha256("\0".join(parts).encode()).hexdigest()


def weighed(*, row: Terms, at: datetime) -> Weighed:
    """The check of ``row`` as it stands, at the start it would govern. Five queries, whatever is found.

    What counts are the errors in these terms, and those that they bring into the shop's terms of other kinds. One
    counts as accepted where a reason names it that was given for any of the terms that would govern, or kept with
    the version that governs until then. Raises InvalidTerms where the row is not complete, NoBusinessDay.
    """
    book = book_for(row.shop.code)
    found = checked_in(book, row=row, at=at)
    errors = _errors(found)
    digests = {version.kind: codec.digest(version.terms) for version in found.terms.versions}
    accepted = _accepted(row, digests=digests, start=found.terms.on)
    elsewhere = [error for error in errors if kind_of(error) is not row.kind]
    answered = {key for key, reason in accepted.items() if reason.kind == row.kind.value}
    new = {key_of(error) for error in elsewhere} - accepted.keys()
    counted = answered | (new - _known_before(book, found.terms.on) if new else new)
    return Weighed(
        row=row,
        found=found,
        digest=digests[row.kind],
        errors=tuple(error for error in errors if kind_of(error) is row.kind or key_of(error) in counted),
        accepted=accepted,
    )


def _errors(found: Checked) -> tuple[LegalFinding, ...]:
    return tuple(one for one in found.findings if one.severity is Severity.ERROR)


def _known_before(book: Book, start: datetime) -> set[Key]:
    """The errors in what governs at ``start`` without the draft."""
    return {key_of(error) for error in _errors(checked_terms(book.at(start)))}


def key_of(finding: LegalFinding) -> Key:
    """What makes a finding that very one, its figures included."""
    return (
        finding.code.value,
        finding.jurisdiction,
        str(finding.article.citation),
        finding.clause,
        figures(finding),
    )


def figures(finding: LegalFinding) -> str:
    """The data of a finding as text: the same data give the same text."""
    return json.dumps(dict(finding.data), default=_plain, ensure_ascii=False, sort_keys=True)


def _plain(value: Any) -> str:
    return str(value.isoformat())


def _accepted(row: Terms, *, digests: Mapping[Kind, str], start: datetime) -> dict[Key, LegalReason]:
    before = TermsVersion.objects.governing(shop=row.shop, kind=row.kind, at=start)
    governing = list(digests.values())
    about = Q(reason__digest__in=governing) | Q(reason__kept_with__version__digest__in=governing)
    if before is not None:
        about |= Q(reason__kept_with__version=before) | Q(reason__digest=before.digest)
    known = (
        AcceptedFinding.objects.filter(about, reason__shop=row.shop)
        .select_related("reason__user")
        .order_by("reason__given_at", "reason_id")
    )
    return {_key(finding): finding.reason for finding in known}


def _key(finding: AcceptedFinding) -> Key:
    return (finding.code, finding.jurisdiction, finding.article, finding.clause, finding.data)
