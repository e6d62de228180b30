"""The step of a workflow in which a second person decides."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import QuerySet
from wagtail.models import LockableMixin, Task, TaskState

from cms.review.errors import AlreadyDecided, NotAReviewer, OwnWork
from cms.review.locks import ReviewLock
from cms.review.rules import authors_of, may_review, named, others_of
from cms.review.scope import about

APPROVE, REJECT = "approve", "reject"


class ReviewState(TaskState):
    """One round of a review: from a submission to a decision."""

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    exclude_fields_in_copy: ClassVar[list[str]] = ["taskstate_ptr"]

    class Meta:
        verbose_name = "round of review"
        verbose_name_plural = "rounds of review"


class SecondPersonReview(Task):
    """Somebody who may publish the thing for its shop approves it, and did not write it.

    One task serves all shops: whom it concerns is decided by the shop of each thing. Raises ReviewRefused.
    """

    task_state_class = ReviewState
    lock_class = ReviewLock
    needs_second_person = True

    class Meta:
        verbose_name = "review by a second person"
        verbose_name_plural = "reviews by a second person"

    @transaction.atomic
    def start(self, workflow_state: Any, user: Any = None) -> TaskState:
        """Begin a round; whoever is no reviewer loses a lock they held."""
        instance = workflow_state.content_object
        # A form reads it before it saves the draft that is submitted.
        instance.refresh_from_db(fields=["latest_revision"])
        _unlock(instance)
        state: TaskState = super().start(workflow_state, user=user)
        # Mails are written once this is committed.
        ReviewState.objects.filter(pk=state.pk).update(submitted_by=user)
        return state

    @transaction.atomic
    def on_action(self, task_state: TaskState, user: Any, action_name: str, **kwargs: Any) -> None:
        """Approve or reject, once, and not one's own work."""
        state = ReviewState.objects.select_for_update().get(pk=task_state.pk)
        if state.status != TaskState.STATUS_IN_PROGRESS:
            raise AlreadyDecided
        refuse_decision(state, user=user, action=action_name)
        super().on_action(state, user, action_name, **kwargs)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Reviewers may open the form, also those who may not write drafts otherwise."""
        return may_review(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Everybody but reviewers is locked out."""
        return not may_review(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """A reviewer may keep the others out for a while."""
        return may_review(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, str, bool]]:
        """What ``user`` may decide: authors among the reviewers may send a draft back, never approve it."""
        if not may_review(user, obj):
            return []
        state = obj.current_workflow_task_state
        if not isinstance(state, ReviewState) or user.pk == state.submitted_by_id:
            return []
        back = (REJECT, "Request changes", True)
        if user.pk in authors_of(state):
            return [back]
        return [back, (APPROVE, "Approve", False), (APPROVE, "Approve with comment", True)]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> QuerySet[TaskState]:
        """What waits for a decision on things that ``user`` may publish."""
        own = about(user, ["publish"], prefix="workflow_state__")
        waiting: QuerySet[TaskState] = self.task_states.filter(own, status=TaskState.STATUS_IN_PROGRESS)
        return waiting

    @classmethod
    def get_description(cls) -> str:
        """What administrators read when they choose a type of task."""
        return (
            "Whoever may publish the terms or page for its shop approves it, unless they wrote it themselves"
        )


def refuse_decision(state: ReviewState, *, user: Any, action: str) -> None:
    """Raise NotAReviewer or OwnWork where ``user`` may not do ``action``."""
    instance = state.workflow_state.content_object
    if user is None or not may_review(user, instance):
        raise NotAReviewer
    if action == APPROVE and user.pk in authors_of(state):
        raise OwnWork(named(others_of(state, instance)))


def _unlock(instance: Any) -> None:
    holder = instance.locked_by if isinstance(instance, LockableMixin) else None
    if holder and not may_review(holder, instance):
        instance.locked, instance.locked_by, instance.locked_at = False, None, None
        instance.save(update_fields=["locked", "locked_by", "locked_at"])
