"""The desk's first screen: the drafts that wait for whoever looks at it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component
from wagtail.models import WorkflowState

from cms.review.reports import reviews_of
from cms.review.rows import rows_of

SHOWN = 50


class WaitingForYou(Component):  # type: ignore[misc]
    """Drafts of one's own shops that one may approve: not those one wrote."""

    name = "reviews_waiting"
    template_name = "cms/review/waiting.html"
    # Somebody waits: before everything else.
    order = 50

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The newest of them."""
        user = parent_context["request"].user
        waiting = reviews_of(user, actions=["publish"]).filter(status=WorkflowState.STATUS_IN_PROGRESS)
        return {"rows": [row for row in rows_of(list(waiting[:SHOWN])) if user.pk in row.deciders]}
