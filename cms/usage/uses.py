"""Asking the index: where a shop's pages speak of its terms. Two queries, however many pages there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from wagtail.models.sites import SiteRootPath

from cms.pages.routing import OutsideSites, root_of, site_roots
from cms.shops.models import Shop
from cms.usage.models import TermUse
from policies.terms import Kind


@dataclass(frozen=True, slots=True)
class Use:
    """One place in a page that speaks of a term.

    ``live``: in what is published; ``draft``: in the latest draft; ``scheduled_for``: from when in what is scheduled.
    ``place`` says where in the page, in an editor's words. ``title`` may itself refer to terms.
    """

    ref: str
    page_id: int
    title: str
    locale: str
    live: bool
    draft: bool
    place: str
    scheduled_for: datetime | None = None


def uses_of(*, shop: Shop, refs: Collection[str] | None = None, kind: Kind | None = None) -> tuple[Use, ...]:
    """Where the pages of ``shop`` speak of terms: of ``refs``, of those of ``kind``, or of any.

    By reference, then in the order of the pages in the tree.
    """
    return tuple(_use(row) for row in _of_shop(_asked(refs, kind), shop))


def _asked(refs: Collection[str] | None, kind: Kind | None) -> QuerySet[TermUse]:
    found = TermUse.objects.select_related("page__locale").order_by("ref", "page__path", "pk")
    if refs is not None:
        found = found.filter(ref__in=refs)
    return found if kind is None else found.filter(ref__startswith=f"{kind}.")


def _of_shop(found: QuerySet[TermUse], shop: Shop) -> list[TermUse]:
    roots = site_roots()
    below = Q(pk__in=[])
    for root in roots:
        if root.site_id == shop.site_id:
            below |= Q(page__url_path__startswith=root.root_path)
    return [row for row in found.filter(below) if _site_of(row, roots) == shop.site_id]


def _site_of(row: TermUse, roots: Sequence[SiteRootPath]) -> int | None:
    """The site that shows the page: the home page of one site may stand below another's."""
    try:
        site_id: int = root_of(row.page, roots=roots).site_id
    except OutsideSites:
        return None
    return site_id


def _use(row: TermUse) -> Use:
    return Use(
        ref=row.ref,
        page_id=row.page_id,
        title=row.page.draft_title or row.page.title,
        locale=row.page.locale.language_code,
        live=row.in_live,
        draft=row.in_draft,
        place=row.place,
        scheduled_for=row.scheduled_for,
    )
