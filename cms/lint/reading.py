"""Shops with their terms and pages, read for the check. The number of queries does not depend on how many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from cms.lint.detector import Claim, claims_of
from cms.lint.detector.claims import names_in
from cms.lint.texts import Piece, pieces_of, stored
from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage
from cms.pages.routing import OutsideSites, root_of, site_roots
from cms.shops.models import Shop
from cms.terms.models import TermsVersion
from policies.book import Book, TermsInForce
from policies.errors import NotInForce
from policies.references import Stated, stated

MODELS: tuple[type[Page], ...] = (HelpHomePage, TopicPage, QuestionPage, PolicyPage, ContentPage)


@dataclass(frozen=True)
class TermsRead:
    """What a shop's terms state, as prose is held against it."""

    values: tuple[Stated, ...] = ()
    in_force: TermsInForce | None = None
    _claims: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def at(cls, book: Book, at: datetime) -> TermsRead:
        """What is in force at ``at``; nothing where the shop has promised nothing yet."""
        try:
            found = book.at(at)
        except NotInForce:
            return cls()
        return cls(tuple(stated(found).values()), found)

    def claims(self, locale: str) -> tuple[Claim, ...]:
        """What prose in ``locale`` could state as a figure."""
        if locale not in self._claims:
            self._claims[locale] = claims_of(self.values, locale=locale)
        return self._claims[locale]

    def names(self, locale: str) -> frozenset[str]:
        """What the shop calls its own things."""
        if locale not in self._names:
            self._names[locale] = names_in(self.values, locale=locale)
        return self._names[locale]


@dataclass(frozen=True)
class PageRead:
    """A page as the check reads it."""

    pk: int
    model: type[Page]
    shop: str
    locale: str
    title: str
    translation_key: UUID
    values: Any
    confirmed_on: date | None = None

    @classmethod
    def of(cls, page: Page, *, shop: str, values: Any = None) -> PageRead:
        """``page`` as it stands, or with ``values`` of a form for its fields."""
        values = {**stored(page), **(values or {})}
        return cls(
            pk=page.pk,
            model=type(page),
            shop=shop,
            locale=page.locale.language_code,
            title=str(values.get("title") or page.title),
            translation_key=page.translation_key,
            values=values,
            confirmed_on=values.get("confirmed_on"),
        )

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Its texts."""
        return pieces_of(self.model, self.values)

    @cached_property
    def refs(self) -> frozenset[str]:
        """The terms that it refers to, clauses that it explains among them."""
        return frozenset(ref for piece in self.pieces for ref in piece.refs)


def terms_of(shops: Collection[Shop], *, at: datetime) -> dict[str, TermsRead]:
    """What each shop's terms state at ``at``, by its code. One query."""
    versions = defaultdict(list)
    for version in TermsVersion.objects.filter(shop__in=shops):
        versions[version.shop_id].append(version.to_core())
    return {shop.code: TermsRead.at(Book.of(shop.to_core(), versions[shop.pk]), at) for shop in shops}


def pages_of(shops: Collection[Shop]) -> list[PageRead]:
    """The published pages of ``shops``, in the order of the tree. A query for each type of page, and one for roots.

    Aliases show what their original says, and nobody can edit them.
    """
    by_site = {shop.site_id: shop.code for shop in shops}
    roots = [root for root in site_roots() if root.site_id in by_site]
    found = sorted((page for model in MODELS for page in _below(model, roots)), key=lambda page: page.path)
    return [PageRead.of(page, shop=by_site[root.site_id]) for page, root in _rooted(found)]


def _below(model: type[Page], roots: Iterable[SiteRootPath]) -> Iterable[Page]:
    under = Q()
    for root in roots:
        under |= Q(url_path__startswith=root.root_path)
    if not under:
        return ()
    pages: Iterable[Page] = model.objects.live().filter(under, alias_of=None).select_related("locale")
    return pages


def _rooted(pages: Iterable[Page]) -> Iterable[tuple[Page, SiteRootPath]]:
    """Each page with its root; one that another site shows within this one's tree belongs to that."""
    roots = site_roots()
    for page in pages:
        try:
            yield page, root_of(page, roots=roots)
        except OutsideSites:
            continue
