"""Which errors of the legal check stand between terms and their publication, and which somebody has accepted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Q

from cms.legal.checking import Checked, checked
from cms.legal.models import AcceptedFinding, LegalReason
from cms.terms.models import Terms, TermsVersion
from policies import codec
from policies.law.findings import LegalFinding, Severity

type Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The errors in terms of one kind. ``accepted`` tells for each accepted one by which reason; the newest counts."""

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

    An error counts as accepted where a reason for these very terms names it, or where the version that governs until
    then was kept with one. Raises InvalidTerms where the row is not complete, NoBusinessDay.
    """
    found = checked(row=row, at=at)
    errors = tuple(one for one in found.of(row.kind) if one.severity is Severity.ERROR)
    digest = codec.digest(found.terms.version(row.kind).terms)
    accepted = _accepted(row, digest=digest, start=found.terms.on) if errors else {}
    return Weighed(row=row, found=found, digest=digest, errors=errors, accepted=accepted)


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


def _accepted(row: Terms, *, digest: str, start: datetime) -> dict[Key, LegalReason]:
    before = TermsVersion.objects.governing(shop=row.shop, kind=row.kind, at=start)
    about = Q(reason__digest=digest) | Q(reason__kept_with__version__digest=digest)
    if before is not None:
        about |= Q(reason__kept_with__version=before)
    known = (
        AcceptedFinding.objects.filter(about, reason__shop=row.shop, reason__kind=row.kind)
        .select_related("reason__user")
        .order_by("reason__given_at", "reason_id")
    )
    return {_key(finding): finding.reason for finding in known}


def _key(finding: AcceptedFinding) -> Key:
    return (finding.code, finding.jurisdiction, finding.article, finding.clause, finding.data)
