"""Who may try terms and read trials: whoever may change or publish these terms, or is asked to review them."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from cms.impact.models import ImpactRun
from cms.shops.guards import visible_or_404
from cms.shops.permissions import policy_of
from cms.terms.models import TERMS_MODELS, Terms
from policies.terms import Kind


def terms_or_404(*, user: Any, kind: str, pk: str) -> Terms:
    """The terms, if the user may change, publish or review them. Raises Http404."""
    if kind not in set(Kind):
        raise Http404
    found = visible_or_404(TERMS_MODELS[Kind(kind)], user, pk)
    if not isinstance(found, Terms) or not may_work_on(user, found):
        raise Http404
    return found


def run_or_404(*, user: Any, run_id: int) -> tuple[ImpactRun, Terms]:
    """A trial and its terms, if the user may work on them. Raises Http404."""
    found = ImpactRun.objects.select_related("shop__site", "user", "version")
    run = get_object_or_404(found, pk=run_id)
    row = get_object_or_404(TERMS_MODELS[Kind(run.kind)].objects, shop=run.shop_id)
    return run, terms_or_404(user=user, kind=run.kind, pk=str(row.pk))


def may_work_on(user: Any, terms: Terms) -> bool:
    """Whether the user may change, publish or review these terms."""
    if policy_of(type(terms)).user_has_any_permission_for_instance(user, ["change", "publish"], terms):
        return True
    task = terms.current_workflow_task
    return bool(task and task.user_can_access_editor(terms, user))
