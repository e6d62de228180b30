"""The screen “The site on a date”."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.coreutils import get_content_languages

from cms.pages.routing import site_roots
from cms.preview.coming import starts_ahead
from cms.preview.date_form import DateForm
from cms.preview.moments import Ahead, issue
from cms.preview.origins import client_origin
from cms.preview.plan import pages_starting, sees_scheduled_pages, terms_starting
from cms.shops.clock import on_clock
from cms.terms.history.of_one_shop import OfOneShop
from cms.terms.history.stood import sees_terms, shops_seen


@dataclass(frozen=True, slots=True)
class Link:
    """Where to, in words."""

    label: str
    url: str


class DateView(OfOneShop):
    """Leads to a shop's whole site as it will read at a moment to come: recorded versions, and no draft."""

    template_name = "cms/preview/date.html"
    page_title = "The site on a date"
    header_icon = "view"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen; 404 to whoever sees no terms of the shop."""
        self.now: datetime = timezone.now()
        response = self.render_to_response(self.get_context_data())
        # It holds tokens.
        response["Cache-Control"] = "no-store"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The choice, the starts ahead to choose from, and the way to the site where a moment is chosen."""
        shop, shops = self.shop, shops_seen(self.request.user)
        context = super().get_context_data(**kwargs)
        with timezone.override(shop.zone):
            form = DateForm.of(self.request.GET, shops=shops, shop=shop, now=self.now)
            at = form.cleaned_data["at"] if form.is_valid() else None
        context |= {"form": form, "shop": shop, "media": form.media, "starts": self._starts()}
        return context if at is None else context | self._shown(at)

    def _starts(self) -> list[Link]:
        shop = self.shop
        return [
            Link(on_clock(start, shop.zone), self._address(start))
            for start in starts_ahead(shop, at=self.now)
        ]

    def _address(self, start: datetime) -> str:
        # The form reads whole minutes: the first in which the terms govern.
        whole = start if start == start.replace(second=0, microsecond=0) else start + timedelta(minutes=1)
        at = whole.astimezone(self.shop.zone).strftime("%Y-%m-%d %H:%M")
        return f"{reverse_lazy('site_on_a_date')}?{urlencode({'shop': self.shop.code, 'at': at})}"

    def _shown(self, at: datetime) -> dict[str, Any]:
        shop = self.shop
        with_pages = sees_scheduled_pages(self.request.user, shop)
        token = issue(shop=shop, ahead=Ahead(moment=at, with_scheduled_pages=with_pages), at=self.now)
        return {
            "moment": on_clock(at, shop.zone),
            "sites": self._sites(token),
            "terms": terms_starting(shop=shop, after=self.now, until=at),
            "pages": pages_starting(shop=shop, until=at) if with_pages else (),
        }

    def _sites(self, token: str) -> list[Link]:
        """The help center in each language."""
        origin = client_origin(site=self.shop.site, request=self.request)
        spoken = {root.language_code for root in site_roots() if root.site_id == self.shop.site_id}
        names = get_content_languages()
        return [
            Link(names.get(code, code), f"{origin}/{code}/?{urlencode({'preview': token})}")
            for code in self.shop.locales
            if code in spoken
        ]


class DateMenuItem(MenuItem):
    """Its place in the menu, for whoever sees some shop's terms."""

    def __init__(self, *, order: int) -> None:
        super().__init__(
            "The site on a date",
            reverse_lazy("site_on_a_date"),
            name="site-on-a-date",
            icon_name="view",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may see terms at all; asked on every screen, so nothing is looked up but permissions."""
        return sees_terms(request.user)
