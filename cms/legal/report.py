"""The report of reasons: what was published although it falls short of the law, by whose word and why."""

from __future__ import annotations

from functools import reduce
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django_filters import ChoiceFilter, ModelChoiceFilter  # type: ignore[import-untyped]
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, UserColumn
from wagtail.admin.views.reports import ReportView

from cms.legal.models import AcceptedFinding
from cms.legal.reasons import OVERRIDE
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import TERMS_MODELS
from cms.terms.rows import rows_by_shop
from policies.terms import Kind

SEEING = EVERY_ACTION | {OVERRIDE}


def shops_by_kind(user: Any) -> dict[Kind, QuerySet[Shop]]:
    """The shops whose terms of each kind the user may see."""
    return {kind: policy_of(model).shops_for(user, SEEING) for kind, model in TERMS_MODELS.items()}


def shops_of(user: Any) -> QuerySet[Shop]:
    """The shops of which the user may see terms of some kind."""
    return reduce(lambda one, other: one | other, shops_by_kind(user).values())


def may_read(user: Any) -> bool:
    """Whether there can be rows for the user."""
    return any(policy_of(model).user_has_any_permission(user, SEEING) for model in TERMS_MODELS.values())


def accepted_for(user: Any) -> QuerySet[AcceptedFinding]:
    """What was accepted in terms that the user may see, the newest reason first. Two queries."""
    own = Q(pk__in=[])
    for kind, shops in shops_by_kind(user).items():
        own |= Q(reason__kind=kind, reason__shop__in=shops)
    found: QuerySet[AcceptedFinding] = AcceptedFinding.objects.filter(own)
    return found.select_related(
        "reason__shop", "reason__user", "reason__user__wagtail_userprofile"
    ).prefetch_related("reason__kept_with__version")


def _offered(request: HttpRequest) -> QuerySet[Shop]:
    return shops_of(request.user)


class ReasonFilters(WagtailFilterSet):  # type: ignore[misc]
    """By shop and by kind of terms."""

    shop = ModelChoiceFilter(
        label="Shop",
        field_name="reason__shop",
        queryset=_offered,
        widget=forms.RadioSelect,
        empty_label="All",
    )
    kind = ChoiceFilter(
        label="Terms",
        field_name="reason__kind",
        choices=[(kind.value, kind.value.capitalize()) for kind in Kind],
        widget=forms.RadioSelect,
        empty_label="All",
    )

    class Meta:
        model = AcceptedFinding
        fields: ClassVar[list[str]] = []


class VersionsColumn(Column):  # type: ignore[misc]
    """The versions that were recorded thanks to a reason, each with a link to what it says."""

    cell_template_name = "cms/legal/versions_cell.html"

    def get_cell_context_data(self, instance: AcceptedFinding, parent_context: Any) -> dict[str, Any]:
        """Numbers and addresses; none where the reason was not used yet."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        reason = instance.reason
        row = parent_context["table"].rows_of_terms[reason.shop_id][Kind(reason.kind)]
        name = TERMS_MODELS[Kind(reason.kind)].snippet_viewset.get_url_name("version")
        numbers = sorted(kept.version.number for kept in reason.kept_with.all())
        context["versions"] = [(number, reverse(name, args=[quote(row), number])) for number in numbers]
        return context


class ReasonsReport(ReportView):  # type: ignore[misc]
    """One row for each finding that somebody accepted."""

    page_title = "Legal reasons"
    header_icon = "warning"
    model = AcceptedFinding
    filterset_class = ReasonFilters
    index_url_name = "legal_reasons"
    index_results_url_name = "legal_reasons_results"
    results_template_name = "cms/legal/report_results.html"
    default_ordering = "-reason__given_at"
    is_searchable = False
    columns: ClassVar[list[Column]] = [
        Column("shop", label="Shop", accessor="reason.shop"),
        Column("kind", label="Terms", accessor="reason.get_kind_display"),
        VersionsColumn("versions", label="Version", accessor="reason.versions_in_words"),
        Column("term", label="Term"),
        Column("finding", label="Finding", accessor="sentence"),
        Column("article", label="Article"),
        Column("reason", label="Reason", accessor="reason.text"),
        UserColumn("who", label="Given by", accessor="reason.user", blank_display_name="the system"),
        DateColumn("when", label="When", accessor="reason.given_at"),
    ]
    list_export: ClassVar[list[str]] = [
        "reason.shop.name",
        "reason.get_kind_display",
        "reason.versions_in_words",
        "term",
        "sentence",
        "article",
        "reason.text",
        "reason.giver",
        "reason.given_at",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "reason.shop.name": "Shop",
        "reason.get_kind_display": "Terms",
        "reason.versions_in_words": "Version",
        "term": "Term",
        "sentence": "Finding",
        "article": "Article",
        "reason.text": "Reason",
        "reason.giver": "Given by",
        "reason.given_at": "When",
    }

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for who works for no shop, and Http404 for another's shop."""
        if not may_read(request.user):
            raise PermissionDenied
        asked = request.GET.get("shop", "")
        if asked and not (asked.isdecimal() and shops_of(request.user).filter(pk=asked).exists()):
            raise Http404
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_table(self, object_list: Any) -> Any:
        """The table, which knows where versions are read. One query."""
        table = super().get_table(object_list)
        table.rows_of_terms = rows_by_shop()
        return table

    def get_filename(self) -> str:
        """The name of the file to download."""
        return "legal-reasons"

    def get_base_queryset(self) -> QuerySet[AcceptedFinding]:
        """The rows of the user's shops."""
        return accepted_for(self.request.user)
