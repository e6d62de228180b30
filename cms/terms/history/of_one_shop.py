"""What screens about one shop as a whole have in common: which shop it is, and how it is named."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.shops.models import Shop
from cms.terms.history.stood import shops_seen


class OfOneShop(WagtailAdminTemplateMixin, View):
    """A view whose address names a shop by ``?shop=``."""

    @cached_property
    def shop(self) -> Shop:
        """The shop that was asked for, or the user's first. Raises Http404."""
        shops = shops_seen(self.request.user).select_related("site")
        code = self.request.GET.get("shop", "").replace("\0", "")
        found = shops.filter(code=code).first() if code else shops.first()
        if found is None:
            raise Http404
        return found

    def get_page_subtitle(self) -> str:
        """Whose."""
        return self.shop.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the admin's home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title, "sublabel": self.shop.name}]
