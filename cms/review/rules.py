"""Who may decide on a draft: whoever may publish the thing for its shop, and did not write this draft."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Revision, TaskState, WorkflowMixin
from wagtail.permissions import policy_registry

from cms.review.errors import InReview

ADMINISTRATORS = "an administrator"


def may_review(user: Any, instance: Any) -> bool:
    """Whether ``user`` may publish ``instance`` for its shop."""
    return bool(policy_registry.get(instance).user_has_permission_for_instance(user, "publish", instance))


def reviewers_of(instance: Any) -> QuerySet[Any]:
    """Everybody who may publish ``instance``, administrators included."""
    able = policy_registry.get(instance).users_with_permission_for_instance("publish", instance)
    return get_user_model().objects.filter(pk__in=able.values("pk"), is_active=True)


def authors_of(state: TaskState) -> frozenset[int]:
    """The ids of those who submitted the draft or have saved it since: a reviewer who edits becomes one of them."""
    revision = state.revision
    saved = Revision.objects.filter(
        base_content_type_id=revision.base_content_type_id, object_id=revision.object_id, pk__gte=revision.pk
    )
    found = {
        state.workflow_state.requested_by_id,
        getattr(state, "submitted_by_id", None),
        *saved.values_list("user_id", flat=True),
    }
    return frozenset(found - {None})


def others_of(state: TaskState, instance: Any) -> QuerySet[Any]:
    """Those who may decide on this draft."""
    return reviewers_of(instance).exclude(pk__in=authors_of(state)).order_by("pk")


def named(people: Iterable[Any]) -> str:
    """Their names: the shop's own people, or that an administrator is needed where it has none."""
    own = sorted(get_user_display_name(person) for person in people if not person.is_superuser)
    return ", ".join(own) or ADMINISTRATORS


def refuse_during_review(instance: Any) -> None:
    """Raise InReview where ``instance`` waits for a second person: publishing it now would pass them by."""
    if isinstance(instance, WorkflowMixin) and is_reviewed(instance.current_workflow_task):
        raise InReview


def is_reviewed(task: Any) -> bool:
    """Whether a task is a review by a second person. Raises nothing for None."""
    return bool(getattr(task, "needs_second_person", False))
