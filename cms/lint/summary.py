"""How much there is to mend, for the desk's first screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from django.core.cache import cache
from django.db.models import Count, Max
from wagtail.models import Page

from cms.lint.checking import check_shops, months_of
from cms.lint.findings import GRAVE, Drift
from cms.shops.models import Shop
from cms.terms.models import TermsVersion

_KEPT_FOR = 600


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each kind of finding stands in one shop."""

    by_drift: Mapping[Drift, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.by_drift.values())

    @property
    def grave(self) -> int:
        """Those by which customers read something untrue, or nothing."""
        return sum(self.by_drift.get(drift, 0) for drift in GRAVE)

    @property
    def unconfirmed(self) -> int:
        """Pages that nobody has confirmed lately, or ever."""
        return self.by_drift.get(Drift.STALE, 0) + self.by_drift.get(Drift.NEVER_CONFIRMED, 0)

    def of(self, drift: Drift) -> int:
        """How many of one kind."""
        return self.by_drift.get(drift, 0)


def counts(*, shops: Collection[Shop], at: datetime) -> Mapping[str, Counts]:
    """The counts of each of ``shops``, by its code.

    Two queries while nothing was published and no terms began to govern; then one check of all pages. Give only shops
    that the reader works on: nobody's permissions are asked here.
    """
    key = _fingerprint(shops, at)
    found: dict[str, dict[Drift, int]] | None = cache.get(key)
    if found is None:
        found = _counted(shops, at)
        cache.set(key, found, _KEPT_FOR)
    return {code: Counts(by_drift) for code, by_drift in found.items()}


def _counted(shops: Collection[Shop], at: datetime) -> dict[str, dict[Drift, int]]:
    tally = Counter((finding.shop, finding.drift) for finding in check_shops(shops, at=at))
    return {
        shop.code: {drift: tally[shop.code, drift] for drift in Drift if tally[shop.code, drift]}
        for shop in shops
    }


def _fingerprint(shops: Collection[Shop], at: datetime) -> str:
    """Changes with whatever the counts depend on: published pages, terms in force, the day and the settings."""
    pages = Page.objects.live().aggregate(Count("pk"), Max("last_published_at"), Max("latest_revision_id"))
    governing = TermsVersion.objects.filter(effective_from__lte=at).aggregate(Count("pk"), Max("pk"))
    own = sorted((shop.code, months_of(shop.code), shop.site_id) for shop in shops)
    told = repr((own, at.date(), sorted(pages.items()), sorted(governing.items())))
    return f"lint:{sha256(told.encode()).hexdigest()}"
