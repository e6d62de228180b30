"""What was planned to be published by now, and was not: refused when it was due, or taken off the schedule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.dateparse import parse_datetime

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk, name_of
from cms.shops.clock import on_clock

PLANNED = "latest_revision__content__go_live_at"


def overdue_card(desk: Desk) -> Card:
    """Drafts whose day of publication has passed. Wherever they were refused, nobody was there to read why."""
    return Card(
        slug="overdue",
        name="Not published as planned",
        icon="calendar-alt",
        quiet="scheduled publications",
        items=[*_terms(desk), *_pages(desk)],
        explained="Open the draft, mend what its form says, and publish it.",
    )


def _terms(desk: Desk) -> Iterator[Item]:
    """No query: the desk has read the drafts."""
    shops = {shop.pk: shop for shop in desk.shops}
    for (pk, kind), row in desk.rows.items():
        planned = _missed(row.latest_revision.content.get("go_live_at")) if row.latest_revision else None
        if planned and planned < desk.at and _waits(row.has_unpublished_changes, row.latest_revision):
            shop = shops[pk]
            yield _item(name_of(kind), desk.address(shop, kind), planned, shop)


def _pages(desk: Desk) -> Iterator[Item]:
    """One query."""
    waiting = desk.pages().filter(
        has_unpublished_changes=True, latest_revision__approved_go_live_at__isnull=True
    )
    columns = ("pk", "title", "url_path", "locale__language_code", PLANNED)
    for row in waiting.exclude(**{PLANNED: None}).order_by("url_path").values(*columns):
        planned = _missed(row[PLANNED])
        if planned and planned < desk.at:
            shop = desk.shop_of(row["url_path"])
            title = desk.title(row["title"], shop=shop, language=row["locale__language_code"])
            yield _item(title, reverse("wagtailadmin_pages:edit", args=[row["pk"]]), planned, shop)


def _waits(has_changes: bool, revision: Any) -> bool:
    return has_changes and revision.approved_go_live_at is None


def _missed(written: str | None) -> datetime | None:
    return parse_datetime(written) if written else None


def _item(title: str, url: str, planned: datetime, shop: Any) -> Item:
    note = f"Planned for {on_clock(planned, shop.zone)}"
    return Item(title=title, url=url, note=note, shop=shop.name, tone="critical")
