"""What is going to change: versions that wait for their day, and drafts that are to be published by themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page, Revision

from cms.attention.desk import Desk, name_of
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.history.comparing import Row, differences
from cms.terms.models import TERMS_MODELS
from policies.errors import InvalidTerms, NotInForce
from policies.terms import AnyTerms, Kind

MOST_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One change: when, whose, what of. ``lines`` are its first few in words, ``more`` how many others there are."""

    moment: datetime
    shop: Shop
    title: str
    is_draft: bool
    lines: tuple[Row, ...] = ()
    more: int = 0
    url: str = ""

    @property
    def when(self) -> str:
        """The moment on the shop's clock."""
        return on_clock(self.moment, self.shop.zone)


def coming_changes(desk: Desk) -> list[Coming]:
    """Every change that is recorded or scheduled, the next one first."""
    scheduled = list(_scheduled(desk))
    found = [*_versions(desk), *_terms(desk, scheduled), *_pages(desk, scheduled)]
    return sorted(found, key=lambda one: (one.moment, one.shop.name, one.title))


def _versions(desk: Desk) -> Iterator[Coming]:
    """Published versions that start later. What changes nothing, such as a withdrawal, is no change."""
    for shop in desk.shops:
        for history in desk.books[shop.pk].histories:
            kind, before = history.kind, _governing(desk, shop, history.kind)
            for version in history.coming(desk.at):
                rows = _told(kind, before, version.terms)
                # Terms of a kind that the shop has not stated before have no differences to tell.
                if rows or before is None:
                    url = desk.address(shop, kind, "versions")
                    yield _change(version.effective_from, shop, kind, rows=rows, url=url)
                before = version.terms


def _terms(desk: Desk, scheduled: list[Revision]) -> Iterator[Coming]:
    """Drafts of terms that are to be published by themselves."""
    by_type = {type(row)._meta.label_lower: kind for (_, kind), row in desk.rows.items()}
    rows = {(kind, str(row.pk)): row for (_, kind), row in desk.rows.items()}
    for revision in scheduled:
        model = revision.content_type.model_class()
        kind = by_type.get(model._meta.label_lower) if model else None
        row: Any = rows.get((kind, revision.object_id)) if kind else None
        if kind is None or row is None:
            continue
        draft = row.with_content_json(revision.content)
        start = max(filter(None, (draft.effective_from, revision.approved_go_live_at)))
        url = desk.address(row.shop, kind)
        rows_told = _draft_told(desk, draft, kind)
        yield _change(start, row.shop, kind, rows=rows_told, url=url, is_draft=True)


def _pages(desk: Desk, scheduled: list[Revision]) -> Iterator[Coming]:
    """Drafts of pages that are to be published by themselves."""
    of_pages = ContentType.objects.get_for_model(Page).pk
    due = {
        one.object_id: one.approved_go_live_at for one in scheduled if one.base_content_type_id == of_pages
    }
    pages = desk.pages().filter(pk__in=due).select_related("locale") if due else []
    for page in pages:
        shop = desk.shop_of(page.url_path)
        title = desk.title(page.draft_title, shop=shop, language=page.locale.language_code)
        yield Coming(
            moment=due[str(page.pk)],
            shop=shop,
            title=f"“{title}”",
            is_draft=True,
            url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )


def _scheduled(desk: Desk) -> Iterator[Revision]:
    """The revisions of terms and pages that wait for their moment."""
    models = [*TERMS_MODELS.values(), Page]
    types = [one.pk for one in ContentType.objects.get_for_models(*models).values()]
    wanted = Q(base_content_type__in=types) | Q(content_type__in=types)
    yield from Revision.objects.filter(wanted, approved_go_live_at__gt=desk.at).select_related("content_type")


def _change(
    moment: datetime, shop: Shop, kind: Kind, *, rows: list[Row], url: str, is_draft: bool = False
) -> Coming:
    return Coming(
        moment=moment,
        shop=shop,
        title=name_of(kind),
        is_draft=is_draft,
        lines=tuple(rows[:MOST_LINES]),
        more=max(0, len(rows) - MOST_LINES),
        url=url,
    )


def _draft_told(desk: Desk, draft: Any, kind: Kind) -> list[Row]:
    try:
        return _told(kind, _governing(desk, draft.shop, kind), draft.to_core())
    except InvalidTerms:
        # Its form says why, and it will not be published.
        return []


def _told(kind: Kind, before: AnyTerms | None, after: AnyTerms) -> list[Row]:
    if before is None:
        return []
    return [row for section in differences(kind, before, after) for row in section.rows]


def _governing(desk: Desk, shop: Shop, kind: Kind) -> AnyTerms | None:
    try:
        return desk.books[shop.pk].history(kind).at(desk.at).terms
    except NotInForce:
        return None
