"""The filters beside Wagtail's lists of pages: they offer one's own sites and the people of one's own pages.

Wagtail has no hook for them, so the querysets of its filters are replaced where they are declared.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageLogEntry, Site
from wagtail.permissions import policy_registry


def narrow() -> None:
    """Put our querysets in the place of Wagtail's."""
    from wagtail.admin.views.pages.listing import GenericPageFilterSet, PageFilterSet  # noqa: PLC0415

    for filters in (PageFilterSet, GenericPageFilterSet):
        for name, offered in (("site", own_sites), ("owner", owners), ("edited_by", people_who_edited)):
            filters.base_filters[name].queryset = offered


def own_sites(request: HttpRequest) -> QuerySet[Site]:
    """The sites whose pages, or some of them, are one's own."""
    return Site.objects.filter(root_page__in=_seen(request).values("pk"))


def owners(request: HttpRequest) -> QuerySet[Any]:
    """Who made them."""
    return get_user_model().objects.filter(pk__in=_seen(request).values("owner"))


def people_who_edited(request: HttpRequest) -> QuerySet[Any]:
    """Who edited them."""
    edits = PageLogEntry.objects.filter(action="wagtail.edit", page__in=_seen(request).values("pk"))
    return get_user_model().objects.filter(pk__in=edits.values("user"))


def _seen(request: HttpRequest) -> QuerySet[Page]:
    seen: QuerySet[Page] = policy_registry.get_by_type(Page).explorable_instances(request.user)
    return seen.order_by()
