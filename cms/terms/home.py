"""The desk's first screen: what waits for a reviewer, without what waits at other shops."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.views.home import WorkflowObjectsToModeratePanel

from cms.review.home import WaitingForYou
from cms.review.rules import is_reviewed
from cms.review.scope import may_see


class ReviewsOfOwnShops(WorkflowObjectsToModeratePanel):
    """Workflows are assigned by kind of terms, not by shop, so Wagtail's panel would show every shop's."""

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """Leave out what belongs to shops for which the user may do nothing, and what the panel above it shows."""
        context: dict[str, Any] = super().get_context_data(parent_context)
        user = parent_context["request"].user
        context["states"] = [
            state
            for state in context["states"]
            if may_see(user, state["obj"]) and not is_reviewed(state["task_state"].task.specific)
        ]
        return context


def show_own_reviews(request: HttpRequest, panels: list[Any]) -> None:
    """Exchange Wagtail's panel for ours, and show what waits for a second person."""
    panels[:] = [
        ReviewsOfOwnShops() if type(panel) is WorkflowObjectsToModeratePanel else panel for panel in panels
    ]
    panels.append(WaitingForYou())


def hide_links_elsewhere(request: HttpRequest, items: list[Any]) -> None:
    """Take Wagtail's release notes and guide out of the help menu: they lead to other people's sites."""
    items[:] = [
        item
        for item in items
        if item.name != "editor-guide" and not item.name.startswith("whats-new-in-wagtail")
    ]
