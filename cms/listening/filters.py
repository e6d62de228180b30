"""How the reports on what readers missed are narrowed: shop, language, how far back."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale

from cms.listening.models import EmptySearch, Vote
from cms.shops.models import Shop
from cms.shops.own import own_shops

PERIODS = ((7, "7 days"), (30, "30 days"), (90, "90 days"))
USUAL_DAYS = 30


def shops_of(request: HttpRequest) -> QuerySet[Shop]:
    """The shops of whoever asks."""
    return own_shops(request.user)


def languages() -> list[tuple[str, str]]:
    """The languages of pages."""
    return [(locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()]


class _Narrowed(WagtailFilterSet):
    """What both reports have in common. Without a choice, the last thirty days."""

    shop = django_filters.ModelChoiceFilter(queryset=shops_of, empty_label="All shops")
    language = django_filters.ChoiceFilter(choices=languages, empty_label="All languages")
    days = django_filters.TypedChoiceFilter(
        label="In the last", choices=PERIODS, coerce=int, method="within", initial=USUAL_DAYS
    )

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        given = data.copy() if data is not None else {}
        given.setdefault("days", str(USUAL_DAYS))
        super().__init__(given, *args, **kwargs)

    def within(self, rows: QuerySet[Any], name: str, days: int) -> QuerySet[Any]:
        """The rows of the last days."""
        return rows.filter(day__gt=timezone.now().date() - timedelta(days=days))


class SearchFilterSet(_Narrowed):
    """Searches in vain."""

    dealt = django_filters.ChoiceFilter(
        label="Dealt with",
        choices=(("no", "Not yet"), ("yes", "Yes")),
        empty_label="Either",
        method="settled",
    )

    class Meta:
        model = EmptySearch
        fields = ["shop", "language", "days", "dealt"]

    def settled(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """What an editor has dealt with, or has not."""
        return rows.filter(settled_at__isnull=value == "no")


class VoteFilterSet(_Narrowed):
    """Votes on answers."""

    class Meta:
        model = Vote
        fields = ["shop", "language", "days"]
