"""Keeps every view of a shop's objects to the people who may do something for that shop.

Wagtail's generic views ask whether someone may edit *any* object of a type, and load it from all of them. The
guard goes in front of each view of a viewset: it hides what belongs to other shops and makes every question one
about this object.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from wagtail.models import Revision, TaskState, WorkflowState

from cms.shops.permissions import EVERY_ACTION, OneInstancePolicy, ShopPermissionPolicy, policy_of

type Policy = ShopPermissionPolicy | OneInstancePolicy


class ShopGuard:
    """A mixin to stand first among a view's classes."""

    model: type[Model]
    guarded: Model | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the object the address names among those the user may do anything to. Raises Http404 otherwise."""
        if "pk" in kwargs:
            self.guarded = visible_or_404(self.model, request.user, unquote(str(kwargs["pk"])))
            refuse_foreign_parts(self.guarded, kwargs)
        super().setup(request, *args, **kwargs)  # type: ignore[misc]

    @cached_property
    def permission_policy(self) -> Policy:
        """The policy of the model, or of this one object where there is one."""
        policy = policy_of(self.model)
        return OneInstancePolicy(policy, self.guarded) if self.guarded else policy


def guarded(view_class: type) -> type:
    """The view with the guard in front."""
    if issubclass(view_class, ShopGuard):
        return view_class
    return type(view_class.__name__, (ShopGuard, view_class), {"__module__": view_class.__module__})


def visible_or_404(model: type[Model], user: Any, pk: str) -> Model:
    """The object, if the user may do anything to it. Raises Http404: that it exists is nobody else's business."""
    seen = policy_of(model).instances_user_has_any_permission_for(user, EVERY_ACTION)
    try:
        found: Model = get_object_or_404(seen, pk=pk)
    except ValueError as error:
        raise Http404 from error
    return found


def refuse_foreign_parts(instance: Model, kwargs: dict[str, Any]) -> None:
    """Raise Http404 when a revision, task or workflow that the address names is not one of ``instance``."""
    content_type = ContentType.objects.get_for_model(instance)
    of_instance = {"base_content_type": content_type, "object_id": str(instance.pk)}
    if "revision_id" in kwargs:
        get_object_or_404(Revision.objects.filter(**of_instance), pk=kwargs["revision_id"])
    if "workflow_state_id" in kwargs:
        get_object_or_404(WorkflowState.objects.filter(**of_instance), pk=kwargs["workflow_state_id"])
    if "task_state_id" in kwargs:
        states = TaskState.objects.filter(
            workflow_state__base_content_type=content_type, workflow_state__object_id=str(instance.pk)
        )
        get_object_or_404(states, pk=kwargs["task_state_id"])
