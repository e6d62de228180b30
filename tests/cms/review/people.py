"""A shop's author and reviewers, and the review in which they meet."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse

from cms.review.models import ReviewState
from cms.review.setup import set_up_review
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms
from tests.cms.factories import editor_of

AUTHOR, REVIEWER = ["add", "change", "view"], ["view", "publish"]


def author_of(shop: Shop, name: str = "ana") -> AbstractUser:
    """Writes drafts, and publishes nothing."""
    return editor_of(shop, actions=AUTHOR, username=name)


def reviewer_of(shop: Shop, name: str = "rita") -> AbstractUser:
    """Publishes, and writes no drafts."""
    return editor_of(shop, actions=REVIEWER, username=name)


def submitted(shop: Shop, *, by: Any, length: int = 30, **values: Any) -> ReviewState:
    """A draft of the return terms of ``shop`` in review."""
    set_up_review()
    row = ReturnTerms.objects.get(shop=shop)
    draft = row.get_latest_revision_as_object()
    draft.window_length, draft.note = length, "Customers asked for more time."
    draft.effective_from = None
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    row.refresh_from_db()
    started = row.get_workflow().start(row, by)
    return ReviewState.objects.get(pk=started.current_task_state_id)


def address(state: ReviewState) -> str:
    """Where it is decided."""
    return reverse("review", args=[state.pk])


def decision(state: ReviewState, value: str = "approve", comment: str = "") -> dict[str, Any]:
    """What the form of the page sends."""
    latest = state.workflow_state.content_object.latest_revision_id
    return {"decision": value, "revision": latest, "comment": comment}
