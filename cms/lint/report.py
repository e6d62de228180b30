"""The report “Prose and terms”: everything found in the shops of whoever reads it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import ReportView
from wagtail.coreutils import get_content_languages
from wagtail.models import Page

from cms.lint.access import Desk, desk_of
from cms.lint.checking import check_shops
from cms.lint.findings import LABELS
from cms.lint.rows import Row, rows_of


class DriftFilterSet(WagtailFilterSet):
    """By shop, language and what is wrong."""

    drift = django_filters.MultipleChoiceFilter(
        label="Finding",
        choices=[(drift.value, label) for drift, label in LABELS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    shop = django_filters.ChoiceFilter(label="Shop", widget=forms.RadioSelect, empty_label="All")
    locale = django_filters.ChoiceFilter(label="Language", widget=forms.RadioSelect, empty_label="All")

    class Meta:
        model = Page
        fields: list[str] = []

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters["shop"].extra["choices"] = [(shop.code, shop.name) for shop in desk.shops]
        self.filters["locale"].extra["choices"] = list(get_content_languages().items())

    def filter_queryset(self, rows: list[Row]) -> list[Row]:
        """The rows that fit everything chosen."""
        chosen = self.form.cleaned_data
        return [row for row in rows if _fits(row, chosen)]


class DriftReport(ReportView):
    """Findings in the order of their gravity."""

    page_title = "Prose and terms"
    header_icon = "warning"
    index_url_name = "lint_report"
    index_results_url_name = "lint_report_results"
    results_template_name = "cms/lint/report_results.html"
    filterset_class = DriftFilterSet
    verbose_name = "finding"
    verbose_name_plural = "findings"
    default_ordering = None
    paginate_by = 50
    export_headings = {
        "label": "Finding",
        "shop": "Shop",
        "language": "Language",
        "title": "Page",
        "where": "Where",
        "quote": "Text",
        "why": "Why",
        "suggestion": "Suggestion",
    }
    list_export = list(export_headings)

    @cached_property
    def desk(self) -> Desk:
        """What the reader works on."""
        return desk_of(self.request.user)

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """The reader's own shops are offered, and no others."""
        return super().get_filterset_kwargs() | {"desk": self.desk}

    def get_filtered_queryset(self) -> list[Row]:
        """Everything found, as far as the reader may know of it."""
        found = self.desk.own(check_shops(self.desk.shops, at=timezone.now()))
        rows: list[Row] = self.filter_queryset(rows_of(found, shops=self.desk.shops))
        return rows

    def get_filename(self) -> str:
        """The name of the exported file."""
        return f"prose-and-terms-{timezone.localdate():%Y-%m-%d}"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the style of quotes."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        context["media"] += forms.Media(css={"all": ["lint/check-prose.css"]})
        return context


def _fits(row: Row, chosen: dict[str, Any]) -> bool:
    finding = row.finding
    return (
        (not chosen["drift"] or finding.drift in chosen["drift"])
        and chosen["shop"] in {"", finding.shop}
        and chosen["locale"] in {"", finding.locale}
    )
