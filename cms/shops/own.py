"""The shops that somebody works for at the desk."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from wagtail.models import GroupPagePermission

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, models_by_shop, policy_of


def own_shops(user: Any) -> QuerySet[Shop]:
    """The shops for which ``user`` may do anything: to the shop, to its terms, or to a page of its help center."""
    shops = Shop.objects.select_related("site__root_page")
    if not user.is_active:
        return shops.none()
    held = [policy_of(model).sites_held(user, EVERY_ACTION) for model in models_by_shop()]
    if user.is_superuser or None in held:
        return shops
    sites = {site for some in held for site in some or ()}
    return shops.filter(Q(site__in=sites) | Q(pk__in=_by_pages(user)))


def _by_pages(user: Any) -> set[int]:
    """By permissions on pages: on the shop's first page, above it, or somewhere below it. Two queries."""
    held = (
        GroupPagePermission.objects.filter(group__user=user).values_list("page__path", flat=True).distinct()
    )
    granted = list(held)
    homes = Shop.objects.values_list("pk", "site__root_page__path")
    return {
        pk for pk, home in homes if any(home.startswith(path) or path.startswith(home) for path in granted)
    }
