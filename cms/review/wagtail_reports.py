"""Wagtail's own reports, for people who work for some shops: their shops' rows, at the same addresses."""

from __future__ import annotations

from functools import reduce
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db.models import CharField, IntegerField, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from wagtail.admin.filters import ContentTypeFilter
from wagtail.admin.views.reports import audit_logging, locked_pages, page_types_usage, workflows
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, Page, TaskState, WorkflowState
from wagtail.permissions import policy_registry

from cms.review.scope import EVERYTHING, about, works_for_a_shop
from cms.shops.permissions import EVERY_ACTION, models_by_shop, policy_of


class ForShopPeople:
    """Open to whoever works for a shop, not to those alone who edit pages."""

    request: HttpRequest

    def user_has_any_permission(self, permissions: list[str]) -> bool:
        """Whether there can be rows."""
        return works_for_a_shop(self.request.user)


def _askers(request: HttpRequest) -> QuerySet[Any]:
    own = WorkflowState.objects.filter(about(request.user, EVERYTHING)).values("requested_by")
    return get_user_model().objects.filter(pk__in=own).order_by("pk")


class WorkflowFilters(workflows.WorkflowReportFilterSet):  # type: ignore[misc]
    """Offers the people of one's own shops."""

    requested_by = django_filters.ModelChoiceFilter(field_name="requested_by", queryset=_askers)


class Workflows(ForShopPeople, workflows.WorkflowView):  # type: ignore[misc]
    """Workflows on one's own things."""

    filterset_class = WorkflowFilters

    def get_queryset(self) -> QuerySet[WorkflowState]:
        """Those, the newest first."""
        states = WorkflowState.objects.filter(about(self.request.user, EVERYTHING))
        return (
            states.select_related("workflow", "requested_by")
            .prefetch_related("content_object", "content_object__latest_revision")
            .order_by("-created_at")
        )


class WorkflowTasks(ForShopPeople, workflows.WorkflowTasksView):  # type: ignore[misc]
    """Steps of workflows on one's own things."""

    def get_queryset(self) -> QuerySet[TaskState]:
        """Those, the newest first."""
        states = TaskState.objects.filter(about(self.request.user, EVERYTHING, prefix="workflow_state__"))
        thing = "workflow_state__content_object"
        return (
            states.select_related("workflow_state", "task")
            .prefetch_related(thing, f"{thing}__latest_revision")
            .order_by("-started_at")
        )


def _lockers(request: HttpRequest) -> QuerySet[Any]:
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(request.user, "change")
    people = pages.filter(locked_by__isnull=False).values("locked_by")
    return get_user_model().objects.filter(Q(pk__in=people) | Q(pk=request.user.pk)).order_by("pk")


class LockFilters(locked_pages.LockedPagesReportFilterSet):  # type: ignore[misc]
    """Offers the people who have locked one's own pages."""

    locked_by = django_filters.ModelChoiceFilter(
        label="Locked by", empty_label="Anyone", field_name="locked_by", queryset=_lockers
    )


class LockedPages(locked_pages.LockedPagesView):  # type: ignore[misc]
    """Wagtail's report, which names nobody of another shop."""

    filterset_class = LockFilters


class PageTypes(page_types_usage.PageTypesUsageReportView):  # type: ignore[misc]
    """Counts the pages of all shops and names the last edited one, so it is for administrators."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raise PermissionDenied for everybody else."""
        if not request.user.is_superuser:
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


def entries_for(log_model: Any, user: Any) -> QuerySet[Any]:
    """What ``user`` may read of a log: what Wagtail shows them, and what happened to things of their shops."""
    usual: QuerySet[Any] = log_model.objects.viewable_by_user(user)
    if log_model is not ModelLogEntry or user.is_superuser:
        return usual
    shared = usual.exclude(content_type__in=ContentType.objects.get_for_models(*models_by_shop()).values())
    own = [shared.values("pk"), *(_log_of(model, user).values("pk") for model in models_by_shop())]
    return ModelLogEntry.objects.filter(reduce(lambda one, keys: one | Q(pk__in=keys), own, Q(pk__in=[])))


def _log_of(model: Any, user: Any) -> QuerySet[ModelLogEntry]:
    own = policy_of(model).instances_user_has_any_permission_for(user, EVERY_ACTION)
    keys = own.order_by().annotate(own_key=Cast("pk", CharField())).values("own_key")
    entries: QuerySet[ModelLogEntry] = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id__in=keys
    )
    return entries


def _logs(user: Any) -> list[Any]:
    return [entries_for(model, user) for model in registry.get_log_entry_models()]


def _types(request: HttpRequest) -> QuerySet[ContentType]:
    found = {key for log in _logs(request.user) for key in log.get_content_type_ids()}
    return ContentType.objects.filter(pk__in=found).order_by("model")


class HistoryFilters(audit_logging.SiteHistoryReportFilterSet):  # type: ignore[misc]
    """Offers people, actions and kinds that stand in one's own rows."""

    object_type = ContentTypeFilter(label="Type", method="filter_object_type", queryset=_types)

    def get_action_choices(self) -> list[tuple[str, str]]:
        """The actions."""
        found = {action for log in _logs(self.request.user) for action in log.get_actions()}
        return [action for action in registry.get_choices() if action[0] in found]

    def get_users_queryset(self) -> QuerySet[Any]:
        """The people."""
        found = {key for log in _logs(self.request.user) for key in log.get_user_ids()}
        return get_user_model().objects.filter(pk__in=found).order_by("pk")

    class Meta(audit_logging.SiteHistoryReportFilterSet.Meta):  # type: ignore[misc]
        pass


class SiteHistory(audit_logging.LogEntriesView):  # type: ignore[misc]
    """What happened to one's own things."""

    filterset_class = HistoryFilters

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """The keys of the rows of all logs, the newest first, as Wagtail's view expects them."""
        self.log_models = list(registry.get_log_entry_models())
        parts = [
            self.filter_queryset(
                entries_for(model, self.request.user)
                .values("pk", "timestamp")
                .annotate(log_model_index=Value(index, output_field=IntegerField()))
            ).order_by()
            for index, model in enumerate(self.log_models)
        ]
        rows: QuerySet[Any] = parts[0].union(*parts[1:], all=True)
        return rows.order_by("-timestamp")
