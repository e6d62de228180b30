"""A thing in review as people speak of it: which shop's, what kind, where it is edited, and what to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from cms.pages.routing import site_of
from cms.shops.models import Shop


@dataclass(frozen=True, slots=True)
class Thing:
    """What is reviewed, in words. ``shop`` is None for a page that no shop's site shows."""

    instance: Any
    name: str
    kind: str
    shop: Shop | None

    @property
    def shop_name(self) -> str:
        """The shop's name; nothing where there is none."""
        return self.shop.name if self.shop else ""


def thing_of(instance: Any, *, shops: dict[int, Shop] | None = None) -> Thing:
    """The thing in words; ``shops`` by the id of their sites, where many are asked for."""
    if isinstance(instance, Page):
        known = shops_by_site() if shops is None else shops
        site = site_of(instance)
        kind = capfirst(str(instance.specific_class._meta.verbose_name))
        return Thing(instance, instance.get_admin_display_title(), kind, known.get(site) if site else None)
    name = capfirst(str(instance._meta.verbose_name))
    return Thing(instance, name, name, getattr(instance, "shop", None))


def shops_by_site() -> dict[int, Shop]:
    """Every shop, by the id of its site."""
    return {shop.site_id: shop for shop in Shop.objects.all()}


def edit_url(instance: Any, *, user: Any) -> str | None:
    """Where ``user`` may open its form; None where they may not."""
    task = instance.current_workflow_task
    if not (task and task.user_can_access_editor(instance, user)):
        found: str | None = AdminURLFinder(user).get_edit_url(instance)
        return found
    viewset = getattr(instance, "snippet_viewset", None)
    name = viewset.get_url_name("edit") if viewset else "wagtailadmin_pages:edit"
    return reverse(name, args=[quote(instance.pk)])
