"""Which mails are sent when. Wagtail's own go to everybody who reviews a kind of thing, of whatever shop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

from django.db import transaction
from wagtail.admin.mail import (
    GroupApprovalTaskStateSubmissionEmailNotifier,
    WorkflowStateApprovalEmailNotifier,
    WorkflowStateRejectionEmailNotifier,
    WorkflowStateSubmissionEmailNotifier,
)
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import task_submitted, workflow_approved, workflow_rejected, workflow_submitted

from cms.review.mail import review_of, tell_reviewers, tell_submitters
from cms.review.models import ReviewState
from cms.review.scope import may_see

_quiet: ContextVar[bool] = ContextVar("_quiet", default=False)


@contextmanager
def without_mails() -> Iterator[None]:
    """What is submitted within tells nobody: for programs that put drafts where people then find them."""
    token = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(token)


class OwnShopsOnly(GroupApprovalTaskStateSubmissionEmailNotifier):  # type: ignore[misc]
    """Wagtail's mail to the groups of a task, without the people of other shops."""

    def get_recipient_users(self, task_state: TaskState, **kwargs: Any) -> set[Any]:
        """The members who may do something to the thing."""
        instance = task_state.workflow_state.content_object
        return {user for user in super().get_recipient_users(task_state, **kwargs) if may_see(user, instance)}


def connect() -> None:
    """Put our mails in the place of Wagtail's; reviews of other kinds keep theirs."""
    task_submitted.connect(submitted, sender=ReviewState, dispatch_uid="review.submitted")
    _replace(task_submitted, TaskState, "group_approval_task_submitted_email_notification", OwnShopsOnly())
    elsewhere = {
        "submitted": (workflow_submitted, WorkflowStateSubmissionEmailNotifier(), None),
        "approved": (workflow_approved, WorkflowStateApprovalEmailNotifier(), decided),
        "rejected": (workflow_rejected, WorkflowStateRejectionEmailNotifier(), decided),
    }
    for event, (signal, usual, ours) in elsewhere.items():
        uid = f"workflow_state_{event}_email_notification"
        _replace(signal, WorkflowState, uid, partial(_told, usual=usual, ours=ours))


def submitted(instance: ReviewState, **kwargs: Any) -> None:
    """A draft was submitted."""
    if not _quiet.get():
        transaction.on_commit(partial(tell_reviewers, instance.pk), robust=True)


def decided(review: ReviewState, *, user: Any) -> None:
    """A draft was approved or sent back."""
    transaction.on_commit(partial(tell_submitters, review.pk, decided_by=user), robust=True)


def _told(
    instance: WorkflowState, *, usual: Any, ours: Callable[..., None] | None, user: Any = None, **kwargs: Any
) -> None:
    review = review_of(instance)
    if review is None:
        usual(instance=instance, user=user, **kwargs)
    elif ours is not None and not _quiet.get():
        ours(review, user=user)


def _replace(signal: Any, sender: type, uid: str, receiver: Callable[..., Any]) -> None:
    """Exchange a receiver of Wagtail's for ours. Raises RuntimeError where it is not there: its mails would go on."""
    if not signal.disconnect(sender=sender, dispatch_uid=uid):
        raise RuntimeError(f"Wagtail has no receiver {uid!r} to replace; put cms.review after wagtail.admin.")
    signal.connect(receiver, sender=sender, dispatch_uid=uid, weak=False)
