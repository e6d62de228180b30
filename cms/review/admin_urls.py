"""Stands before Wagtail's admin: the same addresses of reports, which show people their own shops' rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.review.wagtail_reports import LockedPages, PageTypes, SiteHistory, Workflows, WorkflowTasks

REPORTS: dict[str, Any] = {
    "workflow": Workflows,
    "workflow_tasks": WorkflowTasks,
    "locked": LockedPages,
    "site-history": SiteHistory,
    "page-types-usage": PageTypes,
}


def _report_urls() -> Iterator[URLPattern]:
    for address, view in REPORTS.items():
        yield path(f"reports/{address}/", view.as_view())
        yield path(f"reports/{address}/results/", view.as_view(results_only=True))


# Without names: links to them are Wagtail's, and lead here because this comes first.
urlpatterns = decorate_urlpatterns(
    decorate_urlpatterns(list(_report_urls()), require_admin_access), never_cache
)
