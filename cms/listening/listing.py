"""What readers missed, summed up for editors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, QuerySet, Sum

from cms.listening.editions import editions_of
from cms.listening.models import EmptySearch, Reason, Vote
from cms.pages.models import QuestionPage
from cms.shops.models import Shop


@dataclass(frozen=True, slots=True, kw_only=True)
class Unhelpful:
    """An answer as it reads now: how many votes it has had, how many of them unhelpful, and why."""

    page: QuestionPage
    shop: Shop
    edition: str
    total: int
    unhelpful: int
    reasons: tuple[tuple[str, int], ...]

    @property
    def title(self) -> str:
        """The question."""
        return str(self.page.get_admin_display_title())

    @property
    def language(self) -> str:
        """The language of the page."""
        return str(self.page.locale.language_code)

    @property
    def percent(self) -> int:
        """The share of readers who were not helped."""
        return round(100 * self.unhelpful / self.total)

    @property
    def why(self) -> str:
        """The reasons, the most frequent first: ``Unclear 4, Out of date 2``."""
        return ", ".join(f"{label} {count}" for label, count in self.reasons)


def by_term(searches: QuerySet[EmptySearch]) -> QuerySet[Any]:
    """The searches of all days together, the most frequent first; ``newest`` is the id of the last row."""
    grouped = searches.order_by().values("shop", "shop__name", "shop__code", "language", "term")
    found: QuerySet[Any] = grouped.annotate(
        count=Sum("count"),
        last=Max("day"),
        newest=Max("pk"),
        settled=Max("settled_at"),
        answer=Max("answered_by__title"),
    ).order_by("-count", "-last", "term")
    return found


def open_searches(*, shops: Collection[Shop], since: date) -> QuerySet[Any]:
    """What readers of ``shops`` searched for in vain from ``since`` on, as far as nobody has dealt with it."""
    return by_term(EmptySearch.objects.filter(shop__in=shops, day__gte=since, settled_at=None))


def unhelpful_answers(votes: QuerySet[Vote], *, shops: Iterable[Shop], at: datetime) -> list[Unhelpful]:
    """The answers that left some reader unhelped, the worst first. Votes on what an answer said before do not count.

    Three queries at most, however many shops, pages and votes there are.
    """
    columns = ("page", "shop", "edition", "helpful", "reason")
    counted = list(votes.order_by().values(*columns).annotate(count=Count("pk")))
    wanted = {row["page"] for row in counted if not row["helpful"]}
    if not wanted:
        return []
    by_pk = {shop.pk: shop for shop in shops}
    owners = {row["page"]: by_pk[row["shop"]] for row in counted}
    pages = QuestionPage.objects.live().filter(pk__in=wanted).select_related("locale")
    listed = [(owners[page.pk], page) for page in pages]
    editions = editions_of(listed, at=at)
    found = _summed(listed, counted, editions)
    return sorted(found, key=lambda one: (-one.unhelpful, -one.percent, one.title))


def _summed(
    pages: Iterable[tuple[Shop, QuestionPage]], counted: list[dict[str, Any]], editions: Mapping[int, str]
) -> Iterator[Unhelpful]:
    for shop, page in pages:
        own = [row for row in counted if row["page"] == page.pk and row["edition"] == editions[page.pk]]
        reasons = sorted(
            ((str(Reason(row["reason"]).label), row["count"]) for row in own if not row["helpful"]),
            key=lambda one: -one[1],
        )
        if reasons:
            yield Unhelpful(
                page=page,
                shop=shop,
                edition=editions[page.pk],
                total=sum(row["count"] for row in own),
                unhelpful=sum(count for _, count in reasons),
                reasons=tuple(reasons),
            )
