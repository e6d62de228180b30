"""What a preview's token shows: a page's draft, a draft of terms, or the site at a moment to come."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wagtail.models import Page

from cms.preview.documents import draft_page
from cms.preview.moments import ahead_of
from cms.preview.signing import PreviewUnknown
from cms.preview.supposed import Supposed, kept_under
from cms.preview.tokens import read_moment
from cms.shops.models import Shop
from policies.book import Book


class What(StrEnum):
    """What is not as the public sees it."""

    PAGE = "page"
    TERMS = "terms"
    MOMENT = "moment"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one token shows of one shop. ``moment`` None: pages read as now."""

    what: What
    page: Page | None = None
    supposed: Supposed | None = None
    moment: datetime | None = None
    with_scheduled_pages: bool = False

    def book(self, book: Book, *, at: datetime) -> Book:
        """The shop's book as this preview supposes it."""
        return self.supposed.put_into(book, at=at) if self.supposed else book


def what_it_shows(token: str, *, shop: Shop, at: datetime) -> Shown:
    """What ``token`` shows of ``shop``. Raises PreviewExpired or PreviewUnknown."""
    for read in (_page, _terms, _moment):
        try:
            return read(token, shop, at)
        except PreviewUnknown:
            continue
    raise PreviewUnknown


def _page(token: str, shop: Shop, at: datetime) -> Shown:
    moment = read_moment(token, at=at)
    return Shown(
        what=What.PAGE,
        page=draft_page(token, at=at),
        moment=max(moment, at) if moment else None,
    )


def _terms(token: str, shop: Shop, at: datetime) -> Shown:
    supposed = kept_under(token, shop=shop, at=at)
    return Shown(what=What.TERMS, supposed=supposed, moment=supposed.start(at=at))


def _moment(token: str, shop: Shop, at: datetime) -> Shown:
    ahead = ahead_of(token, shop=shop, at=at)
    return Shown(what=What.MOMENT, moment=ahead.moment, with_scheduled_pages=ahead.with_scheduled_pages)
