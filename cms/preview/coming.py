"""When a shop's terms will change: the moments at which its pages are worth looking at."""

from datetime import datetime

from wagtail.models import Page

from cms.pages.routing import site_of
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.models.versions import TermsVersion

NOW = ("", "With the terms in force now")
_AHEAD = "from-"


def shop_showing(page: Page) -> Shop | None:
    """The shop whose site shows ``page``; None for a page that has no place yet."""
    site = site_of(page) if page.url_path else None
    return Shop.objects.filter(site=site).first() if site else None


def starts_ahead(shop: Shop, *, at: datetime) -> list[datetime]:
    """When recorded terms of ``shop`` will start to govern, each moment once, in order. One query."""
    ahead = TermsVersion.objects.filter(shop=shop, effective_from__gt=at)
    return list(ahead.order_by("effective_from").values_list("effective_from", flat=True).distinct())


def modes_ahead(page: Page, *, at: datetime) -> list[tuple[str, str]]:
    """How the draft of ``page`` can be looked at: now, and from each start ahead. Empty where none is ahead."""
    shop = shop_showing(page)
    starts = starts_ahead(shop, at=at) if shop else []
    if shop is None or not starts:
        return []
    return [NOW, *((_name(start), f"With the terms from {on_clock(start, shop.zone)}") for start in starts)]


def moment_of(mode: str, page: Page, *, at: datetime) -> datetime | None:
    """The start that ``mode`` names, if it is one ahead; None for now."""
    shop = shop_showing(page) if mode.startswith(_AHEAD) else None
    starts = starts_ahead(shop, at=at) if shop else []
    return next((start for start in starts if _name(start) == mode), None)


def _name(start: datetime) -> str:
    return f"{_AHEAD}{start.isoformat()}"
