"""The page on which a legal reviewer accepts errors of a draft, so that others can publish it."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from cms.legal.errors import NotWhatWasRead
from cms.legal.forms import REASON, SEEN, ReasonForm
from cms.legal.gate import page_of
from cms.legal.panels import INCOMPLETE
from cms.legal.reasons import OVERRIDE, give_reason, may_override
from cms.legal.weighing import Weighed, weighed
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import TERMS_MODELS, Terms
from policies.errors import InvalidTerms
from policies.terms import Kind

NOTED = "Noted. These terms can be published or approved now, as long as they stay as they are."
NOTHING = "There is nothing to accept: no error of the legal check is waiting for a reason."


@require_http_methods(["GET", "POST"])
def reason(request: HttpRequest, kind: str, pk: str) -> HttpResponse:
    """Show what is outstanding in the draft as it was saved last, and take a reason for it."""
    at = timezone.now()
    draft = _draft_or_404(request, kind, pk)
    try:
        found = weighed(row=draft, at=at)
    except InvalidTerms:
        messages.error(request, INCOMPLETE)
        return redirect(_back(request, draft))
    if not found.outstanding:
        messages.info(request, NOTHING)
        return redirect(_back(request, draft))
    form = ReasonForm.of(request.POST, found=found)
    if not form.is_valid():
        return _page(request, found, form)
    return _give(request, draft, form)


def _give(request: HttpRequest, draft: Terms, form: ReasonForm) -> HttpResponse:
    text, seen = form.cleaned_data[REASON], form.cleaned_data[SEEN]
    try:
        give_reason(row=draft, text=text, at=timezone.now(), user=request.user, fingerprint=seen)
    except NotWhatWasRead as refusal:
        messages.error(request, str(refusal))
        return redirect(request.path)
    messages.success(request, NOTED)
    return redirect(_back(request, draft))


def _page(request: HttpRequest, found: Weighed, form: ReasonForm) -> HttpResponse:
    context = page_of(found, form) | {"back": _back(request, found.row)}
    return TemplateResponse(request, "cms/legal/reason.html", context, status=422 if form.is_bound else 200)


def _draft_or_404(request: HttpRequest, kind: str, pk: str) -> Terms:
    """The draft, for whoever may accept errors in it. Raises Http404 for strangers, PermissionDenied for others."""
    if kind not in set(Kind) or not pk.isdecimal():
        raise Http404
    model = TERMS_MODELS[Kind(kind)]
    seen = policy_of(model).instances_user_has_any_permission_for(request.user, EVERY_ACTION | {OVERRIDE})
    row: Any = get_object_or_404(seen, pk=pk)
    if not may_override(request.user, row):
        raise PermissionDenied
    draft: Terms = row.get_latest_revision_as_object()
    return draft


def _back(request: HttpRequest, row: Any) -> str:
    """To the form, or to the terms for whoever may only read them."""
    may_edit = policy_of(type(row)).user_has_permission_for_instance(request.user, "change", row)
    name = row.snippet_viewset.get_url_name("edit" if may_edit else "inspect")
    return reverse(name, args=[quote(row.pk)])
