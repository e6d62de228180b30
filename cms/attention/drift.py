"""Where prose and terms have drifted apart, counted by the drift check."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from django.urls import reverse

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk
from cms.lint.findings import GRAVE, LABELS, Drift
from cms.lint.summary import counts

# Told by a card of its own, with the pages.
UNCONFIRMED = frozenset({Drift.STALE, Drift.NEVER_CONFIRMED})


def drift_card(desk: Desk) -> Card:
    """What is wrong with prose, the worst first; each leads to its part of the report."""
    items = list(_items(desk))
    return Card(
        slug="drift",
        name="Prose and terms",
        icon="doc-full",
        quiet="prose",
        items=items,
        count=sum(item.count for item in items),
        all_url=reverse("lint_report"),
    )


def _items(desk: Desk) -> Iterator[Item]:
    found = counts(shops=desk.shops_of_pages, at=desk.at)
    for drift in Drift:
        for shop in desk.shops_of_pages:
            count = found[shop.code].of(drift)
            if count and drift not in UNCONFIRMED:
                yield Item(
                    title=LABELS[drift],
                    url=f"{reverse('lint_report')}?{urlencode({'drift': drift.value, 'shop': shop.code})}",
                    note=f"{count} {'place' if count == 1 else 'places'}",
                    shop=shop.name,
                    tone="critical" if drift in GRAVE else "warning",
                    count=count,
                )
