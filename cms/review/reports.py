"""The report “Reviews”: what is in review, for the shops of whoever reads it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, Table, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import WorkflowState

from cms.review.models import ReviewState
from cms.review.rows import STANDING, rows_of
from cms.review.scope import EVERYTHING, about
from cms.review.wagtail_reports import ForShopPeople


class ReviewFilters(WagtailFilterSet):
    """By where a review stands."""

    status = django_filters.ChoiceFilter(choices=tuple(STANDING.items()), label="State", empty_label="All")

    class Meta:
        model = WorkflowState
        fields = ["status"]


class ReviewsReport(ForShopPeople, ReportView):  # type: ignore[misc]
    """Every review of the user's own shops, the newest first."""

    page_title = "Reviews"
    header_icon = "tasks"
    verbose_name = "review"
    verbose_name_plural = "reviews"
    index_url_name = "reviews_report"
    index_results_url_name = "reviews_report_results"
    results_template_name = "wagtailadmin/reports/base_report_results.html"
    default_ordering = "-created_at"
    any_permission_required = ("view",)
    list_export = ("name", "shop_name", "kind", "standing", "since", "requested_by", "waiting_for")
    export_headings: Mapping[str, str] = {
        "name": "What",
        "shop_name": "Shop",
        "kind": "Kind",
        "standing": "State",
        "since": "Since",
        "requested_by": "Asked for by",
        "waiting_for": "Waits for",
    }
    filterset_class = ReviewFilters
    columns = (
        TitleColumn("name", label="What", get_url=lambda row: row.url),
        Column("shop_name", label="Shop"),
        Column("kind", label="Kind"),
        Column("standing", label="State"),
        Column("since", label="Since"),
        Column("requested_by", label="Asked for by"),
        Column("waiting_for", label="Waits for"),
    )

    def get_filename(self) -> str:
        """The name of the file when the report is exported."""
        return "reviews"

    def get_queryset(self) -> QuerySet[WorkflowState]:
        """The reviews of things that the user may do something to."""
        return reviews_of(self.request.user)

    def get_table(self, object_list: Sequence[WorkflowState]) -> Table:
        """The rows in words."""
        table: Table = super().get_table(rows_of(object_list))
        return table

    def decorate_paginated_queryset(self, object_list: Sequence[WorkflowState]) -> Sequence[Any]:
        """For a file, which has no table, the same rows."""
        return rows_of(object_list) if self.is_export else object_list


def reviews_of(user: Any, *, actions: Iterable[str] = EVERYTHING) -> QuerySet[WorkflowState]:
    """Every review of things that ``user`` may do any of ``actions`` to, the newest first."""
    rounds = ReviewState.objects.values("workflow_state")
    return (
        WorkflowState.objects.filter(about(user, actions), pk__in=rounds)
        .select_related("requested_by", "requested_by__wagtail_userprofile", "current_task_state__revision")
        .prefetch_related("content_object")
        .order_by("-created_at", "-pk")
    )
