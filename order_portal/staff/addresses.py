"""Where staff see orders: for other rooms, which know them by number."""

from __future__ import annotations

from collections.abc import Iterable

from django.urls import reverse
from wagtail.permissions import policy_registry

from order_portal.models import Order
from order_portal.staff.permissions import User, orders_for


def order_addresses(*, user: User, shop: str, numbers: Iterable[str]) -> dict[str, str]:
    """The address of each of the shop's orders that the user may see, by number; nothing of the others."""
    policy = policy_registry.get_by_type(Order)
    if not policy.user_has_permission(user, "view"):
        return {}
    found = orders_for(user).filter(shop=shop, number__in=list(numbers))
    return {
        number: reverse("order_desk:inspect", args=[pk]) for number, pk in found.values_list("number", "pk")
    }
