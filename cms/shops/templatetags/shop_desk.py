"""Whose desk the admin is, for whom it shows."""

from __future__ import annotations

from typing import Any

from django import template

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, models_by_shop, policy_of

register = template.Library()


@register.simple_tag
def desk_name(user: Any, otherwise: str) -> str:
    """The name of the one shop the user works for; ``otherwise`` where there are several, or none."""
    sites = [
        policy_of(model).sites_user_has_any_permission_for(user, EVERY_ACTION).values("pk")
        for model in models_by_shop()
    ]
    own = Shop.objects.filter(site__in=sites[0].union(*sites[1:])) if sites else Shop.objects.none()
    names = list(own.values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else otherwise
