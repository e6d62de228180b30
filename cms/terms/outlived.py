"""Seasons that are over before they are stated: a slip that customers would never notice, and the editor only later."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from cms.shops.models import Shop
from cms.terms.models.versions import TermsVersion
from policies.errors import Problem
from policies.terms import AnyTerms, Kind, ReturnTerms
from policies.terms.seasons import over_already


def outlived(*, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime) -> tuple[Problem, ...]:
    """New seasons in ``stated`` that are over when it would govern, each at its last day. One query at most.

    What any version said stays as it was said, so that an old season need not be taken out to publish something else.
    """
    if not isinstance(stated, ReturnTerms):
        return ()
    start = effective_from.astimezone(shop.zone).date()
    if not over_already(stated.seasons, known=(), governs_from=start):
        return ()
    said: list[Any] = [version.terms for version in TermsVersion.objects.filter(shop=shop, kind=kind)]
    known = [season for terms in said for season in terms.seasons]
    return over_already(stated.seasons, known=known, governs_from=start)
