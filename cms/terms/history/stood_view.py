"""The screen “As it stood”."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse_lazy
from django.utils import timezone
from wagtail.admin.menu import MenuItem

from cms.shops.clock import on_clock
from cms.terms.history.forms import StoodForm
from cms.terms.history.of_one_shop import OfOneShop
from cms.terms.history.stood import as_it_stood, kinds_seen, sees_terms, shops_seen


class StoodView(OfOneShop):
    """All terms of a shop as they were in force at a moment on its clock."""

    template_name = "cms/terms/history/stood.html"
    page_title = "As it stood"
    header_icon = "calendar-alt"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the screen; 404 to whoever sees no terms of the shop."""
        self.now: datetime = timezone.now()
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The choice, and what stood then where it is a moment."""
        shop, shops = self.shop, shops_seen(self.request.user)
        context = super().get_context_data(**kwargs)
        with timezone.override(shop.zone):
            form = StoodForm.of(self.request.GET, shops=shops, shop=shop, now=self.now)
            at = form.cleaned_data["at"] if form.is_valid() else None if form.is_bound else self.now
        context |= {"form": form, "shop": shop, "media": form.media}
        if at is None:
            return context
        kinds = kinds_seen(self.request.user, shop)
        return context | {
            "moment": on_clock(at, shop.zone),
            "is_ahead": at > self.now,
            "stood": as_it_stood(shop=shop, kinds=kinds, at=at),
        }


class StoodMenuItem(MenuItem):
    """Its place in the menu, for whoever sees some shop's terms."""

    def __init__(self, *, order: int) -> None:
        super().__init__(
            "As it stood",
            reverse_lazy("terms_as_it_stood"),
            name="as-it-stood",
            icon_name="calendar-alt",
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may see terms at all; asked on every screen, so nothing is looked up but permissions."""
        return sees_terms(request.user)
