"""Deciding on a draft: as a whole or not at all, and on the draft that was read."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from cms.review.errors import ChangedMeanwhile
from cms.review.models import ReviewState


def decide(*, state: ReviewState, decision: str, revision: int, comment: str, user: Any) -> None:
    """Approve, which publishes or schedules, or send back, the draft saved as ``revision``.

    Raises ReviewRefused, and whatever keeps the thing from being published; then nothing has happened.
    """
    with transaction.atomic():
        instance = state.workflow_state.content_object
        held = type(instance).objects.select_for_update(of=("self",), no_key=True).get(pk=instance.pk)
        if held.latest_revision_id != revision:
            raise ChangedMeanwhile
        state.task.specific.on_action(state, user, decision, comment=comment)
