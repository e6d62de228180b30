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

from cms.attention.desk import Desk, draft_of, name_of
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.history.comparing import Row, differences
from cms.terms.models import TERMS_MODELS
from policies.errors import InvalidTerms, NotInForce
from policies.terms import AnyTerms, Kind

MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Start:
    """From when which terms govern; None where a draft states none that can."""

    moment: datetime
    terms: AnyTerms | None
    is_draft: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """One change: when, whose, what of. ``lines`` are its first few in words, ``more`` how many others there are.

    A draft that ``is_stuck`` cannot be published as it stands.
    """

    moment: datetime
    shop: Shop
    title: str
    is_draft: bool
    is_stuck: bool = False
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
    found = [*_terms(desk, scheduled), *_pages(desk, scheduled)]
    return sorted(found, key=lambda one: (one.moment, one.shop.name, one.title))


def _terms(desk: Desk, scheduled: list[Revision]) -> Iterator[Coming]:
    """What terms will say otherwise, start by start. What changes nothing, such as a withdrawal, is no change."""
    drafts = _drafts(desk, scheduled)
    for shop in desk.shops:
        for kind in Kind:
            before = _governing(desk, shop, kind)
            for start in _starts(desk, shop, kind, drafts.get((shop.pk, kind))):
                rows = _told(kind, before, start.terms)
                # Terms of a kind that the shop has not stated before have no differences to tell.
                if rows or before is None or start.terms is None:
                    yield _change(desk, shop, kind, start, rows)
                before = start.terms or before


def _starts(desk: Desk, shop: Shop, kind: Kind, draft: Start | None) -> list[Start]:
    """When which terms begin to govern. A draft is recorded last, so it takes the place of what starts with it."""
    coming = desk.books[shop.pk].history(kind).coming(desk.at)
    by_moment = {one.effective_from: Start(one.effective_from, one.terms) for one in coming}
    if draft:
        by_moment[draft.moment] = draft
    return [by_moment[moment] for moment in sorted(by_moment)]


def _drafts(desk: Desk, scheduled: list[Revision]) -> dict[tuple[int, Kind], Start]:
    """The drafts of terms that are to be published by themselves, by shop and kind."""
    by_row = {(type(row)._meta.label_lower, str(row.pk)): (key, row) for key, row in desk.rows.items()}
    found = {}
    for revision in scheduled:
        model = revision.content_type.model_class()
        label = model._meta.label_lower if model else ""
        if (label, revision.object_id) in by_row:
            key, row = by_row[label, revision.object_id]
            found[key] = _start_of(draft_of(row, revision), revision.approved_go_live_at)
    return found


def _start_of(draft: Any, published: datetime) -> Start:
    """The start of a draft; without terms where they are not whole, or cannot be: then it will not be published."""
    moment = max(filter(None, (draft.effective_from, published)))
    try:
        return Start(moment, draft.to_core(), is_draft=True)
    except InvalidTerms:
        return Start(moment, None, is_draft=True)


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


def _change(desk: Desk, shop: Shop, kind: Kind, start: Start, rows: list[Row]) -> Coming:
    return Coming(
        moment=start.moment,
        shop=shop,
        title=name_of(kind),
        is_draft=start.is_draft,
        is_stuck=start.terms is None,
        lines=tuple(rows[:MOST_LINES]),
        more=max(0, len(rows) - MOST_LINES),
        url=desk.address(shop, kind, "edit" if start.is_draft else "versions"),
    )


def _told(kind: Kind, before: AnyTerms | None, after: AnyTerms | None) -> list[Row]:
    if before is None or after is None:
        return []
    return [row for section in differences(kind, before, after) for row in section.rows]


def _governing(desk: Desk, shop: Shop, kind: Kind) -> AnyTerms | None:
    try:
        return desk.books[shop.pk].history(kind).at(desk.at).terms
    except NotInForce:
        return None
