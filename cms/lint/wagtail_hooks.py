"""Brings the drift check into the admin: addresses, the report, a warning at publishing, a name in histories."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import page_permission_policy

from cms.lint.confirming import ACTION
from cms.lint.findings import Drift
from cms.lint.live import checked
from cms.lint.reading import MODELS
from cms.lint.urls import urlpatterns


class DriftMenuItem(MenuItem):
    """For whoever edits pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the user may edit any page."""
        return bool(
            page_permission_policy.user_has_any_permission(request.user, {"add", "change", "publish"})
        )


def drift_urls() -> list[URLPattern]:
    """The addresses of the drift check."""
    return urlpatterns


def report_item() -> DriftMenuItem:
    """“Prose and terms” among the reports."""
    return DriftMenuItem(
        "Prose and terms", reverse("lint_report"), name="prose-and-terms", icon_name="warning", order=650
    )


def warn_of_contradictions(request: HttpRequest, page: Any) -> None:
    """Whoever publishes a figure against the terms is told at once; it is published all the same."""
    if not isinstance(page, MODELS):
        return
    found = checked(page, at=timezone.now()).findings
    figures = [f"“{each.quote.figure}”" for each in found if each.drift is Drift.CONTRADICTS and each.quote]
    if figures:
        sentence = f"“{page.title}” goes out as it is, and says otherwise than the shop’s terms: {', '.join(figures)}."
        button = messages.button(reverse("wagtailadmin_pages:edit", args=[page.pk]), "Mend it")
        messages.warning(request, sentence, buttons=[button])


def log_actions(actions: LogActionRegistry) -> None:
    """How a page's history names a confirmation."""
    actions.register_action(ACTION, "Confirm", "Confirmed as right")


hooks.register("register_admin_urls", drift_urls)
hooks.register("register_reports_menu_item", report_item)
hooks.register("after_publish_page", warn_of_contradictions)
hooks.register("register_log_actions", log_actions)
