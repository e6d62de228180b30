"""Stands before publishing: terms that fall short of the law wait for a reason from whoever may give one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages
from wagtail.models import Task, TaskState

from cms.legal.forms import REASON, SEEN, ReasonForm
from cms.legal.reasons import falls_short, give_reason, may_override
from cms.legal.showing import shown
from cms.legal.weighing import Weighed, weighed
from policies.errors import PoliciesError

NOT_SENT_ON = {"csrfmiddlewaretoken", REASON, SEEN}
ASKED = "These terms fall short of the law. Change them, or give a reason, then approve."


class AsksLegalReason:
    """For the create and edit views: “Publish” and “Approve” ask for a reason first, where one is missing.

    Whoever may not give one keeps a draft, and reads whom to ask.
    """

    object: Any
    request: HttpRequest
    action: str
    _is_stopped = False

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask before anything is written."""
        found = _weighed(form.instance) if self._publishes() else None
        if found is not None and found.outstanding:
            if not may_override(self.request.user, form.instance):
                self._is_stopped = True
            elif (step := reason_step(self.request, found=found)) is not None:
                return step
        return super().form_valid(form)  # type: ignore[misc,no-any-return]

    def publish_action(self) -> HttpResponse | None:
        """Publish with the reason that was given, both or neither."""
        self._give_reason()
        return super().publish_action()  # type: ignore[misc,no-any-return]

    def workflow_action_action(self) -> HttpResponse | None:
        """Approve with the reason that was given, both or neither."""
        if self._approves():
            self._give_reason()
        return super().workflow_action_action()  # type: ignore[misc,no-any-return]

    def _publishes(self) -> bool:
        """Not where it will be refused: then there is nothing to be read before it either."""
        return not self._is_stopped and (self.action == "publish" or self._approves())

    def _approves(self) -> bool:
        return self.action == "workflow-action" and getattr(self, "workflow_action", "") == "approve"

    def _give_reason(self) -> None:
        """Of whoever may not, publishing says what is missing."""
        if not may_override(self.request.user, self.object):
            return
        form = ReasonForm(self.request.POST)
        if SEEN in self.request.POST and form.is_valid():
            give_reason(
                row=self.object,
                text=form.cleaned_data[REASON],
                at=timezone.now(),
                user=self.request.user,
                fingerprint=form.cleaned_data[SEEN],
            )


def reason_step(request: HttpRequest, *, found: Weighed) -> HttpResponse | None:
    """The page that asks for the reason before the request is done, or None where it came with it."""
    form = ReasonForm.of(request.POST, found=found)
    if form.is_valid():
        return None
    context = page_of(found, form) | {
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_ON
        ],
        "act": "approve" if request.POST.get("action-workflow-action") else "publish",
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "cms/legal/before_publishing.html", context, status=status)


def page_of(found: Weighed, form: ReasonForm) -> dict[str, Any]:
    """What the pages that ask for a reason show."""
    return {
        "terms": found.row,
        "findings": shown(found.outstanding, terms=found.found.terms),
        "form": form,
    }


def approval_needs(request: HttpRequest, *, terms: Any, task_state: TaskState) -> str | None:
    """Where to give the reason that an approval waits for, or None. Raises FallsShort where it cannot be given."""
    found = _weighed(terms)
    if found is None or not found.outstanding:
        return None
    if may_override(request.user, terms):
        messages.warning(request, ASKED)
        return reverse("legal_reason", args=[terms.kind, terms.pk])
    if _is_last(task_state):
        raise falls_short(found)
    return None


def _is_last(task_state: TaskState) -> bool:
    """Whether nobody else has to approve after this task."""
    state = task_state.workflow_state
    open_tasks = Task.objects.filter(workflow_tasks__workflow=state.workflow, active=True)
    return bool(open_tasks.exclude(task_states__in=state.successful_task_states).count() <= 1)


def _weighed(row: Any) -> Weighed | None:
    """What stands against the row; None where it could not be checked, and publishing will say why."""
    at: datetime = timezone.now()
    try:
        return weighed(row=row, at=at)
    except PoliciesError:
        return None
