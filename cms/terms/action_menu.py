"""The buttons under the terms' form: publish for whom may publish for this shop, and never unpublish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from wagtail.snippets.action_menu import ActionMenuItem, PublishMenuItem, UnpublishMenuItem

from cms.shops.permissions import policy_of
from cms.terms.models import Terms


class PublishForShop(PublishMenuItem):
    """Publish, where the user may publish for the shop of these terms."""

    def is_shown(self, context: Mapping[str, Any]) -> bool:
        """Ask the shop's permissions; Wagtail's own item asks for a permission on all shops."""
        if context.get("locked_for_user"):
            return False
        user, instance = context["request"].user, context.get("instance")
        policy = policy_of(context["model"])
        if instance is None:
            return bool(policy.user_has_permission(user, "publish"))
        return bool(policy.user_has_permission_for_instance(user, "publish", instance))


def arrange(items: list[ActionMenuItem], request: HttpRequest, context: Mapping[str, Any]) -> None:
    """Exchange Wagtail's publish button for ours, and take its unpublish button away."""
    if not issubclass(context["model"], Terms):
        return
    items[:] = [item for item in items if not isinstance(item, PublishMenuItem | UnpublishMenuItem)]
    publish = PublishForShop(order=30)
    if publish.is_shown(context):
        items.append(publish)
        items.sort(key=lambda item: item.order)
