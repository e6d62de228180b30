"""The shops that somebody works for at the desk."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from wagtail.models import GroupPagePermission

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, models_by_shop, policy_of


def own_shops(user: Any) -> QuerySet[Shop]:
    """The shops for which ``user`` may do anything: to the shop, to its terms, or to a page of its help center."""
    shops = Shop.objects.select_related("site__root_page")
    if not user.is_active:
        return shops.none()
    if user.is_superuser:
        return shops
    return shops.filter(pk__in=_by_terms(user) | _by_pages(user))


def _by_terms(user: Any) -> set[int]:
    """By permissions on the shop and on what belongs to it. One query."""
    sites = [
        policy_of(model).sites_user_has_any_permission_for(user, EVERY_ACTION).values("pk")
        for model in models_by_shop()
    ]
    if not sites:
        return set()
    return set(Shop.objects.filter(site__in=sites[0].union(*sites[1:])).values_list("pk", flat=True))


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
