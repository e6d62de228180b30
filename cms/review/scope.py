"""Rows about pages and terms, narrowed to what somebody may do something to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Q
from django.db.models.functions import Cast
from wagtail.models import Page, WorkflowMixin
from wagtail.permissions import policy_registry

from cms.shops.permissions import EVERY_ACTION, models_by_shop, policy_of

ON_PAGES = frozenset({"add", "change", "publish", "bulk_delete", "lock", "unlock"})
EVERYTHING = EVERY_ACTION | ON_PAGES


def about(user: Any, actions: Iterable[str], *, prefix: str = "") -> Q:
    """A condition on rows with ``base_content_type`` and ``object_id``: about what ``user`` may do ``actions`` to."""
    wanted = set(actions)
    pages = policy_registry.get_by_type(Page).instances_user_has_any_permission_for(user, wanted)
    condition = _of(Page, pages, prefix)
    for model in reviewed_models():
        own = policy_of(model).instances_user_has_any_permission_for(user, wanted)
        condition |= _of(model, own, prefix)
    return condition


def reviewed_models() -> list[type[Model]]:
    """The models whose objects belong to a shop and go through reviews."""
    return [model for model in models_by_shop() if issubclass(model, WorkflowMixin)]


def may_see(user: Any, instance: Any) -> bool:
    """Whether ``user`` may do anything to ``instance``."""
    actions = ON_PAGES if isinstance(instance, Page) else EVERY_ACTION
    policy = policy_registry.get(instance)
    return bool(policy.user_has_any_permission_for_instance(user, actions, instance))


def works_for_a_shop(user: Any) -> bool:
    """Whether the user has a permission on any page, or on anything of any shop."""
    if not user.is_active or user.is_superuser:
        return bool(user.is_active)
    policies = [policy_registry.get_by_type(Page), *(policy_of(model) for model in models_by_shop())]
    return any(policy.user_has_any_permission(user, EVERYTHING) for policy in policies)


def _of(model: type[Model], own: Any, prefix: str) -> Q:
    # Object ids are texts, and PostgreSQL compares no text with a number.
    keys = own.order_by().annotate(own_key=Cast("pk", CharField())).values("own_key")
    content_type = ContentType.objects.get_for_model(model)
    return Q(**{f"{prefix}base_content_type": content_type, f"{prefix}object_id__in": keys})
