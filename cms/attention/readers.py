"""What readers missed: searches without a result, and answers that did not help."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse

from cms.attention.cards import MOST_ITEMS, Card, Item
from cms.attention.desk import Desk
from cms.listening.listing import Unhelpful, open_searches, unhelpful_answers
from cms.listening.models import Vote

DAYS = 30
# Fewer voices, or a smaller share of them, are no reason to rewrite an answer.
FEWEST_VOICES = 3
SMALLEST_SHARE = 30


def searches_card(desk: Desk) -> Card:
    """The most frequent searches of the last thirty days that found nothing and that nobody has dealt with."""
    since = desk.at.date() - timedelta(days=DAYS)
    rows = list(open_searches(shops=desk.shops, since=since))
    most = rows[0]["count"] if rows else 1
    return Card(
        slug="searches",
        name="Searched in vain",
        icon="search",
        quiet="searches",
        items=[
            Item(
                title=row["term"],
                url=reverse("listening_settle", args=[row["newest"]]),
                note=f"{row['count']} {'time' if row['count'] == 1 else 'times'}, {row['language']}",
                shop=row["shop__name"],
                share=round(100 * row["count"] / most),
            )
            for row in rows[:MOST_ITEMS]
        ],
        count=len(rows),
        explained=f"In the last {DAYS} days. Open one to write an answer.",
        all_url=reverse("listening_searches"),
    )


def answers_card(desk: Desk) -> Card:
    """Answers that left many of their readers unhelped."""
    since = desk.at.date() - timedelta(days=DAYS)
    votes = Vote.objects.filter(shop__in=desk.shops, day__gte=since)
    found = [one for one in unhelpful_answers(votes, shops=desk.shops, at=desk.at) if _counts(one)]
    return Card(
        slug="answers",
        name="Answers that did not help",
        icon="thumbtack",
        quiet="answers",
        items=[_item(desk, one) for one in found],
        explained=f"In the last {DAYS} days, since each answer last changed.",
        all_url=reverse("listening_answers"),
    )


def _counts(one: Unhelpful) -> bool:
    return one.unhelpful >= FEWEST_VOICES and one.percent >= SMALLEST_SHARE


def _item(desk: Desk, one: Unhelpful) -> Item:
    return Item(
        title=desk.title(one.page.title, shop=one.shop, language=one.language),
        url=reverse("listening_answer", args=[one.page.pk]),
        note=f"{one.unhelpful} of {one.total} not helped. {one.why}",
        shop=one.shop.name,
        share=one.percent,
    )
