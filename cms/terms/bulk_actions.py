"""Deleting several drafts at once: what belongs to other shops is not even named."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.functional import classproperty
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction

from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import TERMS_MODELS


class DeleteTermsBulkAction(DeleteBulkAction):
    """Wagtail's own action, over the terms of the user's shops."""

    @classproperty
    def models(cls) -> list[type]:  # noqa: N805
        """The kinds of terms."""
        return list(TERMS_MODELS.values())

    @cached_property
    def _actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        asked = self.request.GET.getlist("id")
        seen = policy_of(self.model).instances_user_has_any_permission_for(self.request.user, EVERY_ACTION)
        rows = list(seen if "all" in asked else seen.filter(pk__in=[pk for pk in asked if pk.isdigit()]))
        allowed = [row for row in rows if self.check_perm(row)]
        return allowed, {"items_with_no_access": [row for row in rows if row not in allowed]}
