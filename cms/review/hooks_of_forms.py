"""What happens around the forms of terms and pages: nothing is published past a review, and nobody waits in vain."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from cms.review.errors import InReview
from cms.review.rules import is_reviewed, others_of, refuse_during_review

NOBODY = (
    "Nobody of this shop but whoever wrote it may approve this draft, so only an administrator can. Ask one, or have "
    "another reviewer named."
)


def stop_publication(request: HttpRequest, page: Any) -> HttpResponse | None:
    """A page in review is saved as a draft, and not published."""
    try:
        refuse_during_review(page)
    except InReview as refusal:
        messages.error(request, f"Saved as a draft, but not published. {refusal}")
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def warn_without_reviewers(request: HttpRequest, instance: Any) -> None:
    """After a submission: say so where nobody of the shop can decide."""
    if request.method != "POST" or "action-submit" not in request.POST:
        return
    state = getattr(instance, "current_workflow_task_state", None)
    if state is None or not is_reviewed(state.task.specific):
        return
    if not others_of(state, instance).filter(is_superuser=False).exists():
        messages.warning(request, NOBODY)
