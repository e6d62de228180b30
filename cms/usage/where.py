"""Where the pages of a shop speak of the terms of one kind, as the form of these terms shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from cms.pages.routing import OutsideSites, public_path, root_of, site_roots
from cms.references.choices import Choice, choices
from cms.references.resolver import Resolver
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.books import book_for
from cms.usage.uses import Use, uses_of
from policies.book import Book, TermsInForce
from policies.errors import NotInForce
from policies.terms import Kind

MAY_SEE = frozenset({"add", "change", "publish", "lock", "unlock"})


@dataclass(frozen=True, slots=True)
class SpeakingPage:
    """A page that speaks of a term: where in it, and whether customers read that already."""

    title: str
    locale: str
    places: tuple[str, ...]
    live: bool
    draft_only: bool
    scheduled: str
    edit_url: str
    live_url: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term and its pages; ``term`` is None where pages name one that the shop does not state."""

    ref: str
    term: Choice | None
    pages: tuple[SpeakingPage, ...]


def where_used(*, shop: Shop, kind: Kind, user: Any, at: datetime) -> tuple[TermRow, ...]:
    """Every value of ``kind`` that is in force or coming, with the pages that ``user`` may see. Constant queries."""
    book = book_for(shop.code)
    found = {ref: each for ref, each in choices(book, at=at, locale="en").items() if _is_of(kind, ref)}
    uses = uses_of(shop=shop, kind=kind)
    pages = _Pages.seen_by(user, uses, shop=shop, terms=_in_force(book, at))
    by_ref = {ref: tuple(pages.speaking(own)) for ref, own in groupby(uses, key=lambda use: use.ref)}
    unknown = [ref for ref in by_ref if ref not in found and by_ref[ref]]
    return tuple(TermRow(ref, found.get(ref), by_ref.get(ref, ())) for ref in (*found, *unknown))


def _is_of(kind: Kind, ref: str) -> bool:
    return ref.startswith(f"{kind}.")


def _in_force(book: Book, at: datetime) -> TermsInForce | None:
    try:
        return book.at(at)
    except NotInForce:
        return None


@dataclass(frozen=True, slots=True)
class _Pages:
    """The pages that a user may see, with their addresses."""

    live_urls: Mapping[int, str]
    shop: Shop
    terms: TermsInForce | None

    @classmethod
    def seen_by(cls, user: Any, uses: tuple[Use, ...], *, shop: Shop, terms: TermsInForce | None) -> _Pages:
        visible = page_permission_policy.instances_user_has_any_permission_for(user, MAY_SEE)
        pages = visible.filter(pk__in={use.page_id for use in uses})
        return cls({page.pk: _address(page) for page in pages}, shop, terms)

    def speaking(self, uses: Iterator[Use]) -> Iterator[SpeakingPage]:
        seen = (use for use in uses if use.page_id in self.live_urls)
        for _, own in groupby(seen, key=lambda use: use.page_id):
            yield self._page(list(own))

    def _page(self, uses: list[Use]) -> SpeakingPage:
        first = uses[0]
        live = any(use.live for use in uses)
        planned = next((use.scheduled_for for use in uses if use.scheduled_for), None)
        return SpeakingPage(
            title=Resolver(self.terms, locale=first.locale).plain(first.title),
            locale=first.locale,
            places=tuple(dict.fromkeys(use.place for use in uses)),
            live=live,
            draft_only=not live and planned is None,
            scheduled=on_clock(planned, self.shop.zone) if planned and not live else "",
            edit_url=reverse("wagtailadmin_pages:edit", args=[first.page_id]),
            live_url=self.live_urls[first.page_id] if live else "",
        )


def _address(page: Page) -> str:
    roots = site_roots()
    try:
        path = public_path(page, roots=roots).removeprefix("/")
        origin: str = root_of(page, roots=roots).root_url
    except OutsideSites:
        return ""
    return origin + reverse("wagtail_serve", args=(path,))
