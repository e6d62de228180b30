"""The shops' own screens, in the settings menu."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from cms.shops.guards import guarded
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of


class ShopIndexView(generic.IndexView):
    """The shops that the user may do something for."""

    def get_base_queryset(self) -> QuerySet[Shop]:
        """Those shops and no others."""
        return policy_of(Shop).shops_for(self.request.user, EVERY_ACTION)


class ShopViewSet(ModelViewSet):
    """Shops: only for people with a permission on the site."""

    model = Shop
    name = "shops"
    icon = "site"
    menu_label = "Shops"
    add_to_settings_menu = True
    copy_view_enabled = False
    index_view_class = ShopIndexView
    list_display = ["name", "code", "currency", "time_zone"]
    exclude_form_fields: list[str] = []

    def construct_view(self, view_class: type, **kwargs: Any) -> Any:
        """Every view of this set is guarded."""
        return super().construct_view(guarded(view_class), **kwargs)
