"""The check while writing, and “Confirm today”."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from cms.lint.access import page_or_404
from cms.lint.confirming import NotConfirmed, confirm
from cms.lint.live import checked, shown, written


@require_POST
def check(request: HttpRequest, page_id: int) -> HttpResponse:
    """What is found in the form as it was sent. Nothing is saved."""
    page = page_or_404(user=request.user, page_id=page_id)
    found = checked(page, values=written(page, request), at=timezone.now())
    html = render_to_string("cms/lint/findings.html", shown(page, found), request=request)
    response = JsonResponse({"count": len(found.findings), "sentence": found.sentence, "html": html})
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
def confirm_today(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask whether the page is right, and note it."""
    page: Any = page_or_404(user=request.user, page_id=page_id)
    back = _back(request, page_id)
    if request.method == "GET":
        context = {"page": page, "next": back, "has_draft": page.live and page.has_unpublished_changes}
        return TemplateResponse(request, "cms/lint/confirm.html", context)
    try:
        confirm(page_id=page_id, user=request.user, at=timezone.now())
    except NotConfirmed as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"“{page.title}” is confirmed as of today.")
    return redirect(back)


def _back(request: HttpRequest, page_id: int) -> str:
    """Where the user came from, if that is here."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return reverse("wagtailadmin_pages:edit", args=[page_id])
