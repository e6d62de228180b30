"""What one document is about: which shop, in which language, at which moment, under which terms."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict

from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from cms.pages.routing import OutsideSites, public_path, root_of, site_roots
from cms.preview.comparing import ComparingResolver
from cms.preview.scheduled import Published, PublishedBy
from cms.preview.shown import Shown
from cms.references.resolver import Resolver
from cms.shops.models import Shop
from cms.terms.books import book_for
from policies.book import Book, TermsInForce
from policies.errors import NotInForce


class Link(TypedDict):
    """A title and where it leads."""

    title: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The frame of one document. ``resolver`` has no terms where the shop has nothing in force at ``at`` yet.

    ``pages`` are those that the document may speak of, ``shown`` is what a preview shows, None for the public.
    """

    shop: Shop
    book: Book
    at: datetime
    locale: str
    resolver: Resolver
    roots: Sequence[SiteRootPath]
    pages: Published = field(default_factory=Published)
    shown: Shown | None = None

    @classmethod
    def of(cls, *, shop: Shop, locale: str, at: datetime) -> "Scope":
        """Read the shop's book. Two queries."""
        book = book_for(shop.code)
        resolver = Resolver(_terms(book, at), locale=locale)
        return cls(shop=shop, book=book, at=at, locale=locale, resolver=resolver, roots=site_roots())

    @classmethod
    def previewing(cls, shown: Shown, *, shop: Shop, locale: str, at: datetime) -> "Scope":
        """The frame of what a preview shows: at its moment, with what it supposes, compared with ``at``."""
        if shown.moment is None:
            return replace(cls.of(shop=shop, locale=locale, at=at), shown=shown)
        recorded = book_for(shop.code)
        book = shown.book(recorded, at=at)
        resolver = ComparingResolver(_terms(book, shown.moment), today=_terms(recorded, at), locale=locale)
        pages = PublishedBy(shown.moment) if shown.with_scheduled_pages else Published()
        return cls(
            shop=shop,
            book=book,
            at=shown.moment,
            locale=locale,
            resolver=resolver,
            roots=site_roots(),
            pages=pages,
            shown=shown,
        )

    @property
    def home(self) -> str:
        """The path of the home page in this language."""
        return f"/{self.locale}/"

    def path(self, page: Page) -> str:
        """Where ``page`` is shown: a path, or an address where that is another shop's site.

        Raises OutsideSites where no site shows it.
        """
        root = root_of(page, roots=self.roots)
        origin = "" if root.site_id == self.shop.site_id else root.root_url
        return f"{origin}{public_path(page, roots=self.roots)}"

    def link(self, page: Page) -> Link:
        """The page's title, its references resolved, and its path. Raises OutsideSites."""
        return Link(title=self.resolver.plain(page.title), path=self.path(page))

    def shows(self, page: Page) -> bool:
        """Whether this shop's site shows ``page``, in whatever language."""
        try:
            return bool(root_of(page, roots=self.roots).site_id == self.shop.site_id)
        except OutsideSites:
            return False

    def moment(self, moment: datetime) -> str:
        """An instant in ISO 8601 with the shop's offset."""
        return moment.astimezone(self.book.shop.zone).isoformat(timespec="seconds")

    def valid_until(self) -> str | None:
        """When coming terms change what was resolved so far, or None."""
        if not self.resolver.used:
            return None
        change = self.book.next_change(self.at)
        return self.moment(change) if change else None


def _terms(book: Book, at: datetime) -> TermsInForce | None:
    try:
        return book.at(at)
    except NotInForce:
        return None
