"""A trial: terms as somebody wants them, and what would govern without them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cms.shops.models import Shop
from cms.terms.books import book_for
from policies import codec
from policies.book import TermsInForce
from policies.errors import NotInForce
from policies.terms import AnyTerms, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Terms of one kind to be tried for one shop; ``starts_at`` None: they are to govern at once."""

    shop: Shop
    kind: Kind
    terms: AnyTerms
    starts_at: datetime | None = None

    @property
    def digest(self) -> str:
        """The same terms have the same digest."""
        return codec.digest(self.terms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What governs without the terms that are tried, and with them."""

    before: TermsInForce
    after: TermsInForce
    changes: bool

    @property
    def basis(self) -> str:
        """The digest of what the terms are compared with."""
        return codec.digest_in_force(self.before)


def trial_of(terms: Any) -> Trial:
    """What a row of terms states, saved or not. Raises InvalidTerms."""
    return Trial(
        shop=terms.shop,
        kind=Kind(terms.kind),
        terms=terms.to_core(),
        starts_at=terms.effective_from or terms.go_live_at,
    )


def sides_of(trial: Trial, *, at: datetime) -> Sides | None:
    """Both sides at the start of the terms; None where the shop had promised nothing of this kind by then."""
    start = max(trial.starts_at or at, at)
    try:
        before = book_for(trial.shop.code).at(start)
        stated = before.version(trial.kind)
    except NotInForce:
        return None
    versions = tuple(
        replace(version, number=version.number + 1, terms=trial.terms) if version is stated else version
        for version in before.versions
    )
    return Sides(
        before=before,
        after=replace(before, versions=versions),
        changes=codec.digest(stated.terms) != trial.digest,
    )
