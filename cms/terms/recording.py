"""Recording a version: when it starts, whether it may, and what is written."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max

from cms.shops.models import Shop
from cms.terms.agreeing import refuse_disagreement
from cms.terms.models.versions import TermsVersion
from cms.terms.signals import terms_published
from cms.usage.losing import refuse_loss
from policies import codec
from policies.histories import Version, require_start
from policies.terms import AnyTerms, Kind

if TYPE_CHECKING:
    from cms.terms.models.base import Terms


def record(*, terms: Terms, at: datetime, user: Any) -> TermsVersion | None:
    """Append what ``terms`` states as the next version, governing from its ``effective_from`` or else from ``at``.

    Terms that state what governs at that start already are not recorded twice: None. Call it within a transaction that
    holds the row of ``terms`` and of its shop. Raises Backdated, and InvalidTerms where the terms cannot be, or not
    beside the shop's other terms, or leave out what a page speaks of.
    """
    stated = terms.to_core()
    start = terms.effective_from or at
    if is_repeated(
        shop=terms.shop, kind=terms.kind, stated=stated, effective_from=terms.effective_from, at=at
    ):
        return None
    refuse_backdating(shop=terms.shop, kind=terms.kind, effective_from=start, at=at)
    refuse_disagreement(shop=terms.shop, kind=terms.kind, stated=stated, effective_from=start, at=at)
    refuse_loss(shop=terms.shop, kind=terms.kind, stated=stated, effective_from=start, at=at)
    version = TermsVersion.of(
        shop=terms.shop,
        version=Version(
            kind=terms.kind,
            number=_next_number(shop=terms.shop, kind=terms.kind),
            effective_from=start,
            recorded_at=at,
            terms=stated,
        ),
        user=user,
        note=terms.note,
        source=terms.source,
        confirmed_on=terms.confirmed_on,
    )
    version.save()
    transaction.on_commit(partial(terms_published.send, sender=type(terms), version=version), robust=True)
    return version


def refuse_backdating(*, shop: Shop, kind: Kind, effective_from: datetime, at: datetime) -> None:
    """Raise Backdated when terms recorded at ``at`` would rewrite answers given before: docs/adr/0010."""
    if effective_from < at:
        is_first = not has_versions(shop=shop, kind=kind)
        require_start(effective_from=effective_from, recorded_at=at, is_first=is_first)


def has_versions(*, shop: Shop, kind: Kind) -> bool:
    """Whether the shop ever published terms of this kind."""
    return bool(TermsVersion.objects.filter(shop=shop, kind=kind).exists())


def is_repeated(
    *, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime | None, at: datetime
) -> bool:
    """Whether these very terms govern at that start already, stated to start then, or are to start now."""
    governing = TermsVersion.objects.governing(shop=shop, kind=kind, at=effective_from or at)
    if governing is None or governing.digest != codec.digest(stated):
        return False
    return effective_from is None or governing.effective_from == effective_from


def _next_number(*, shop: Shop, kind: Kind) -> int:
    last = TermsVersion.objects.filter(shop=shop, kind=kind).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
