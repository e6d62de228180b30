"""Starts trials and shows them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST
from wagtail.admin import messages

from cms.impact.access import run_or_404, terms_or_404
from cms.impact.dispatch import try_on_orders
from cms.impact.forms import form_of, mistakes
from cms.impact.models import ImpactRun
from cms.impact.operations.read import accept as note_acceptance
from cms.impact.operations.read import note_reading
from cms.impact.required_reading import USUAL_DAYS
from cms.impact.screens import PERIODS, is_accepted, shown
from cms.impact.trials import Trial, sides_of, trial_of
from cms.terms.models import Terms
from policies.terms import Kind

NOTHING_TO_COMPARE = "The shop has promised nothing of this kind yet, so there is nothing to compare with."
NOTHING_CHANGES = "These terms say what would govern without them. Change something, then try it."


@require_POST
def try_terms(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Try the form as it was sent, saved or not."""
    at = timezone.now()
    row = terms_or_404(user=request.user, kind=kind, pk=pk)
    form = form_of(row, request=request)
    if sentence := mistakes(form):
        return _refuse(request, row, sentence)
    trial = trial_of(form.instance)
    sides = sides_of(trial, at=at)
    if sides is None or not sides.changes:
        return _refuse(request, row, NOTHING_CHANGES if sides else NOTHING_TO_COMPARE)
    days = _days(request)
    run = try_on_orders(trial=trial, basis=sides.basis, days=days, user=request.user, at=at)
    if _wants_json(request):
        return _progress(request, run)
    return redirect(reverse("impact_run", args=[run.pk]))


@require_POST
def again(request: HttpRequest, run_id: int) -> HttpResponse:
    """Try the same terms once more, on the orders of another time if that is asked."""
    at = timezone.now()
    old, row = run_or_404(user=request.user, run_id=run_id)
    trial = Trial(shop=old.shop, kind=Kind(old.kind), terms=old.terms, starts_at=old.starts_at)
    sides = sides_of(trial, at=at)
    if sides is None or not sides.changes:
        return _refuse(request, row, NOTHING_CHANGES)
    days = _days(request)
    run = try_on_orders(trial=trial, basis=sides.basis, days=days, user=request.user, at=at)
    return redirect(reverse("impact_run", args=[run.pk]))


@require_GET
def show(request: HttpRequest, run_id: int) -> HttpResponse:
    """A trial on a page of its own, which loads itself again while it is under way."""
    at = timezone.now()
    run, row = run_or_404(user=request.user, run_id=run_id)
    note_reading(run=run, user=request.user, at=at)
    context = shown(run, user=request.user, at=at) | {
        "terms": row,
        "edit_url": _edit_url(row),
        "periods": PERIODS,
        "is_accepted": is_accepted(run, user=request.user),
        "accept_url": reverse("impact_accept", args=[run.pk]),
    }
    return TemplateResponse(request, "cms/impact/run.html", context)


@require_GET
def progress(request: HttpRequest, run_id: int) -> HttpResponse:
    """How far a trial is, or what it found, as a piece of a page."""
    run, _ = run_or_404(user=request.user, run_id=run_id)
    return _progress(request, run)


@require_POST
def accept(request: HttpRequest, run_id: int) -> HttpResponse:
    """The user has read it."""
    run, row = run_or_404(user=request.user, run_id=run_id)
    note_acceptance(run=run, user=request.user, at=timezone.now())
    messages.success(request, "Noted. You can publish or approve these terms now.")
    return redirect(_edit_url(row))


def _progress(request: HttpRequest, run: ImpactRun) -> JsonResponse:
    at = timezone.now()
    note_reading(run=run, user=request.user, at=at)
    context = shown(run, user=request.user, at=at)
    html = render_to_string("cms/impact/outcome.html", context, request=request)
    return JsonResponse(
        {
            "run": run.pk,
            "active": context["is_active"],
            "percent": context["percent"],
            "progress": context["progress_url"],
            "page": reverse("impact_run", args=[run.pk]),
            "html": html,
        }
    )


def _refuse(request: HttpRequest, row: Terms, sentence: str) -> HttpResponse:
    if _wants_json(request):
        return JsonResponse({"sentence": sentence}, status=422)
    messages.error(request, sentence)
    return redirect(_edit_url(row))


def _wants_json(request: HttpRequest) -> bool:
    return not request.accepts("text/html")


def _days(request: HttpRequest) -> int:
    asked = request.POST.get("impact_days", "")
    return int(asked) if asked in {str(days) for days in PERIODS} else USUAL_DAYS


def _edit_url(row: Any) -> str:
    return reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk])
