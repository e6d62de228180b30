"""The list of terms: whose, since when, and what is coming."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.timezone import localtime
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import Terms, TermsVersion


class MomentColumn(Column):
    """A moment as date and time: Wagtail's own column says how long ago it was, and “just now” of the future."""

    def get_value(self, instance: Any) -> str:
        """The moment in the reader's time zone; nothing where there is none."""
        moment = super().get_value(instance)
        return date_format(localtime(moment), "j F Y, H:i") if moment else ""


COLUMNS = [
    "shop",
    LiveStatusTagColumn(),
    MomentColumn("in_force_since", label="In force since", sort_key="in_force_since"),
    MomentColumn("coming", label="Other terms from", sort_key="coming"),
]


def listed(model: type[Terms], *, user: Any, at: datetime) -> QuerySet[Terms]:
    """The terms of ``model`` the user may do anything to, with when theirs began and when others will."""
    versions = TermsVersion.objects.filter(shop=OuterRef("shop"), kind=model.kind).values("effective_from")
    started = versions.filter(effective_from__lte=at).order_by("-effective_from")[:1]
    coming = versions.filter(effective_from__gt=at).order_by("effective_from")[:1]
    seen = policy_of(model).instances_user_has_any_permission_for(user, EVERY_ACTION)
    rows: QuerySet[Terms] = (
        seen.select_related("shop")
        .annotate(in_force_since=Subquery(started), coming=Subquery(coming))
        .order_by(F("shop__name"))
    )
    return rows


def _shops_of(request: HttpRequest) -> QuerySet[Shop]:
    return policy_of(Shop).shops_for(request.user, EVERY_ACTION)


def filters_for(terms_model: type[Terms]) -> type[WagtailFilterSet]:
    """A filter by shop that offers the user's own shops."""

    class TermsFilterSet(WagtailFilterSet):
        shop = django_filters.ModelChoiceFilter(queryset=_shops_of, empty_label="All shops")

        class Meta:
            model = terms_model
            fields = ["shop"]

    return TermsFilterSet
