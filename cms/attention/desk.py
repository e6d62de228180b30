"""What the first screen is made of, read once: the shops, their books, the terms and pages that the user sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import quote
from django.db.models import Q, QuerySet
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.permissions import page_permission_policy

from cms.pages.routing import site_roots
from cms.references.resolver import Resolver
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.books import books_of
from cms.terms.models import TERMS_MODELS, Terms
from policies.book import Book, TermsInForce
from policies.errors import NotInForce
from policies.terms import Kind

EDITING = {"add", "change", "publish"}


@dataclass(frozen=True)
class Desk:
    """One look at some shops of one user, at one moment. The same few queries, however many shops there are."""

    user: Any
    shops: tuple[Shop, ...]
    at: datetime
    _resolvers: dict[tuple[int, str], Resolver] = field(default_factory=dict)

    @cached_property
    def books(self) -> Mapping[int, Book]:
        """What each shop has promised, by its id."""
        return {shop.pk: book for shop, book in books_of(self.shops)}

    @cached_property
    def rows(self) -> Mapping[tuple[int, Kind], Terms]:
        """The terms that the user may do anything to, by shop and kind. One query a kind."""
        return {(row.shop_id, kind): row for kind, row in self._rows()}

    def _rows(self) -> Iterator[tuple[Kind, Any]]:
        for kind, model in TERMS_MODELS.items():
            seen = policy_of(model).instances_user_has_any_permission_for(self.user, EVERY_ACTION)
            found = seen.filter(shop__in=self.shops).select_related("shop__site", "latest_revision")
            yield from ((kind, row) for row in found)

    def in_force(self, shop: Shop) -> TermsInForce | None:
        """What the shop promises now; None where it promises nothing yet."""
        try:
            return self.books[shop.pk].at(self.at)
        except NotInForce:
            return None

    def address(self, shop: Shop, kind: Kind, name: str = "edit") -> str:
        """A screen of these terms; empty for whoever may not see them."""
        row: Any = self.rows.get((shop.pk, kind))
        return reverse(row.snippet_viewset.get_url_name(name), args=[quote(row.pk)]) if row else ""

    def pages(self, model: type[Page] = Page) -> QuerySet[Any]:
        """The pages of these shops that the user may edit."""
        edited = page_permission_policy.instances_user_has_any_permission_for(self.user, EDITING)
        within = Q(pk__in=[])
        for path in self.homes:
            within |= Q(url_path__startswith=path)
        return model.objects.filter(within, pk__in=edited.values("pk"))

    @cached_property
    def shops_of_pages(self) -> tuple[Shop, ...]:
        """The shops whose pages the user may edit. One query."""
        own = {self.shop_of(path).pk for path in self.pages().values_list("url_path", flat=True)}
        return tuple(shop for shop in self.shops if shop.pk in own)

    @cached_property
    def homes(self) -> Mapping[str, Shop]:
        """Whose first page stands at which path of the tree, in every language."""
        by_site = {shop.site_id: shop for shop in self.shops}
        return {root.root_path: by_site[root.site_id] for root in site_roots() if root.site_id in by_site}

    def shop_of(self, url_path: str) -> Shop:
        """The shop that shows what stands at a path of the tree."""
        return self.homes[max((path for path in self.homes if url_path.startswith(path)), key=len)]

    def title(self, title: str, *, shop: Shop, language: str) -> str:
        """A title as readers see it, the values of terms in their words."""
        key = shop.pk, language
        if key not in self._resolvers:
            self._resolvers[key] = Resolver(self.in_force(shop), locale=language)
        return self._resolvers[key].plain(title)


def name_of(kind: Kind) -> str:
    """What editors call terms of a kind: ``Return terms``."""
    return str(TERMS_MODELS[kind]._meta.verbose_name).capitalize()


def draft_of(row: Any, revision: Revision) -> Any:
    """The terms of ``row`` as ``revision`` has them, its shop being that of the row. No query.

    Wagtail's own way looks up every foreign key.
    """
    draft = type(row).from_serializable_data(revision.content, check_fks=False)
    draft.pk, draft.shop = row.pk, row.shop
    return draft
