"""What the form of something in review says: who decides, and who may still change it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from wagtail.locks import WorkflowLock

from cms.review.rules import authors_of, named, others_of


class ReviewLock(WorkflowLock):
    """Only reviewers may change what is in review."""

    def get_message(self, user: Any) -> Any:
        """Whom it waits for and, for those who may decide, where."""
        state = self.object.current_workflow_task_state
        if state is None:
            return None
        waiting = named(others_of(state, self.object))
        address = reverse("review", args=[state.pk])
        link = format_html('<a class="review-link" href="{}">See the review</a>', address)
        if self.for_user(user):
            return format_html(
                "<b>In review.</b> Until it ends, only reviewers can change this. It waits for {}. {}",
                waiting,
                link,
            )
        if user.pk in authors_of(state):
            return format_html(
                "<b>In review.</b> You wrote part of this draft, so somebody else approves it: {}. {}",
                waiting,
                link,
            )
        link = format_html('<a class="review-link" href="{}">Read and decide</a>', address)
        return format_html(
            "<b>In review.</b> This draft waits for you. If you change it, somebody else must approve it. {}",
            link,
        )
