"""The desk's first screen: what waits for a reviewer, without what waits at other shops."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import Terms


class ReviewsOfOwnShops(WorkflowObjectsToModeratePanel):
    """Workflows are assigned by kind of terms, not by shop, so Wagtail's panel would show every shop's."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Leave out the terms of shops for which the user may do nothing."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["states"] = [state for state in context["states"] if _is_own(user, state["obj"])]
        return context


def show_own_reviews(request: HttpRequest, panels: list[Any]) -> None:
    """Exchange Wagtail's panel for ours."""
    panels[:] = [
        ReviewsOfOwnShops() if type(panel) is WorkflowObjectsToModeratePanel else panel for panel in panels
    ]


def hide_links_elsewhere(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's release notes and guide out of the help menu: they lead to other people's sites."""
    items[:] = [
        item
        for item in items
        if item.name != "editor-guide" and not item.name.startswith("whats-new-in-wagtail")
    ]


def _is_own(user: Any, obj: Any) -> bool:
    if not isinstance(obj, Terms):
        return True
    return policy_of(type(obj)).user_has_any_permission_for_instance(user, EVERY_ACTION, obj)
