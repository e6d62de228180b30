"""The list of terms: whose, since when, and what is coming."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.http import HttpRequest
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import Revision

from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, policy_of
from cms.terms.models import Terms, TermsVersion


class MomentColumn(Column):
    """A moment on the shop's clock: Wagtail's own column says how long ago it was, and “just now” of the future."""

    def get_value(self, instance: Any) -> str:
        """The moment, its clock named; nothing where there is none."""
        moment = super().get_value(instance)
        return on_clock(moment, instance.shop.zone) if moment else ""


class StandingColumn(Column):
    """Whether terms govern, which Wagtail's “live” does not tell."""

    def get_value(self, instance: Any) -> str:
        """In force, coming or draft, and whether something waits to be published."""
        if instance.in_force_since:
            standing = "In force"
        else:
            standing = "Coming" if instance.coming else "Draft, governs nothing yet"
        if instance.scheduled:
            return (
                f"{standing}; changes to be published on {on_clock(instance.scheduled, instance.shop.zone)}"
            )
        waits = instance.has_unpublished_changes and instance.last_published_at
        return f"{standing}; changes not yet published" if waits else standing


COLUMNS = [
    "shop",
    StandingColumn("standing", label="Standing"),
    MomentColumn("in_force_since", label="In force since", sort_key="in_force_since"),
    MomentColumn("coming", label="Next terms from", sort_key="coming"),
]


def listed(model: type[Terms], *, user: Any, at: datetime) -> QuerySet[Terms]:
    """The terms of ``model`` the user may do anything to, with when theirs began and when others will."""
    versions = TermsVersion.objects.filter(shop=OuterRef("shop"), kind=model.kind).values("effective_from")
    started = versions.filter(effective_from__lte=at).order_by("-effective_from")[:1]
    coming = versions.filter(effective_from__gt=at).order_by("effective_from")[:1]
    seen = policy_of(model).instances_user_has_any_permission_for(user, EVERY_ACTION)
    rows: QuerySet[Terms] = (
        seen.select_related("shop")
        .annotate(
            in_force_since=Subquery(started), coming=Subquery(coming), scheduled=Subquery(_scheduled(model))
        )
        .order_by(F("shop__name"))
    )
    return rows


def _scheduled(model: type[Terms]) -> QuerySet[Any]:
    """When the draft of each row is to be published by itself."""
    waiting = Revision.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField()),
        approved_go_live_at__isnull=False,
    )
    return waiting.order_by("approved_go_live_at").values("approved_go_live_at")[:1]


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
