"""Pages that nobody has confirmed for long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk
from cms.lint.answers import months_before
from cms.lint.checking import months_of
from cms.pages.models import PolicyPage, QuestionPage

CONFIRMED_TYPES: tuple[type[Page], ...] = (QuestionPage, PolicyPage)
COLUMNS = ("pk", "title", "url_path", "locale__language_code")

type Row = Mapping[str, Any]


def stale_card(desk: Desk) -> Card:
    """Published questions and policies that nobody has confirmed for as long as the drift check allows."""
    since = {shop.pk: months_before(desk.at.date(), months_of(shop.code)) for shop in desk.shops}
    rows: list[Row] = [
        row
        for model in CONFIRMED_TYPES
        for row in desk.pages(model).filter(live=True).values(*COLUMNS, "confirmed_on")
        if (row["confirmed_on"] or date.min) < since[desk.shop_of(row["url_path"]).pk]
    ]
    rows.sort(key=lambda row: (row["confirmed_on"] or date.min, row["title"]))
    return Card(
        slug="stale",
        name="Not confirmed for long",
        icon="time",
        quiet="confirmations",
        items=[item_of(desk, row, note=_confirmed(row)) for row in rows],
        explained="Read the page, and confirm it.",
    )


def item_of(desk: Desk, row: Row, *, note: str, share: int | None = None) -> Item:
    """One page, with a link to its form."""
    shop = desk.shop_of(row["url_path"])
    return Item(
        title=desk.title(row["title"], shop=shop, language=row["locale__language_code"]),
        url=reverse("wagtailadmin_pages:edit", args=[row["pk"]]),
        note=note,
        shop=shop.name,
        share=share,
    )


def _confirmed(row: Row) -> str:
    day = row["confirmed_on"]
    return f"Last on {day:%-d %B %Y}" if day else "Never confirmed"
