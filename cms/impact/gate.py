"""Stands before publishing: whoever publishes terms that may be worse for someone reads first for whom."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from wagtail.admin import messages

from cms.impact.dispatch import try_on_orders
from cms.impact.models import OVER, ImpactRun
from cms.impact.operations.read import accept, note_reading
from cms.impact.required_reading import USUAL_DAYS, is_outstanding, newest_trial, trials_of
from cms.impact.screens import shown
from cms.impact.trials import Sides, Trial, sides_of, trial_of

ACCEPTED = "impact_accepted"
NOT_SENT_ON = {"csrfmiddlewaretoken", ACCEPTED}
READ_FIRST = "Read what these terms would change, then approve."


class ReadsImpactFirst:
    """For the edit view: “Publish” and “Approve” lead through what the terms would change, where that is not read."""

    request: HttpRequest
    action: str
    workflow_action: str

    def form_valid(self, form: Any) -> HttpResponse:
        """Ask for the reading before anything is written."""
        if self._publishes() and form.instance.pk:
            step = reading_step(self.request, trial=trial_of(form.instance), at=timezone.now())
            if step is not None:
                return step
        return super().form_valid(form)  # type: ignore[misc,no-any-return]

    def _publishes(self) -> bool:
        approves = self.action == "workflow-action" and self.workflow_action == "approve"
        return self.action == "publish" or approves


def reading_step(request: HttpRequest, *, trial: Trial, at: datetime) -> HttpResponse | None:
    """The page to be read before the request is done, or None where that has happened."""
    sides = sides_of(trial, at=at)
    if sides is not None:
        _take_note(request, trial=trial, sides=sides, at=at)
    if sides is None or not is_outstanding(trial=trial, sides=sides, user=request.user, at=at):
        return None
    run = _trial_to_read(request, trial=trial, sides=sides, at=at)
    note_reading(run=run, user=request.user, at=at)
    context = shown(run, user=request.user, at=at) | {
        "sent": [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if name not in NOT_SENT_ON
        ],
        "accepted": ACCEPTED,
        "act": "approve" if request.POST.get("action-workflow-action") else "publish",
    }
    return TemplateResponse(request, "cms/impact/before_publishing.html", context)


def approval_step(request: HttpRequest, *, terms: Any, at: datetime) -> str | None:
    """Where to read first what an approval would change, or None where that has happened."""
    trial = trial_of(terms)
    sides = sides_of(trial, at=at)
    if sides is None or not is_outstanding(trial=trial, sides=sides, user=request.user, at=at):
        return None
    run = _trial_to_read(request, trial=trial, sides=sides, at=at)
    messages.warning(request, READ_FIRST)
    return reverse("impact_run", args=[run.pk])


def send_to(url: str, *, view: Any) -> HttpResponse:
    """Lead there, from a page or from Wagtail's dialog."""
    if view.request.headers.get("x-requested-with") == "XMLHttpRequest":
        answer: HttpResponse = view.render_modal_json(view.request, {"step": "success", "redirect": url})
        return answer
    return redirect(url)


def _take_note(request: HttpRequest, *, trial: Trial, sides: Sides, at: datetime) -> None:
    """The user says that they have read the trial they were shown; only one of these very terms counts."""
    told = request.POST.get(ACCEPTED, "")
    if told.isdecimal():
        run = trials_of(trial=trial, basis=sides.basis, at=at).filter(pk=told, state__in=OVER).first()
        if run is not None:
            accept(run=run, user=request.user, at=at)


def _trial_to_read(request: HttpRequest, *, trial: Trial, sides: Sides, at: datetime) -> ImpactRun:
    known = newest_trial(trial=trial, basis=sides.basis, at=at)
    if known is not None:
        return known
    return try_on_orders(trial=trial, basis=sides.basis, days=USUAL_DAYS, user=request.user, at=at)
