"""Pages that nobody has confirmed for long, and pages that one language has and another has not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk
from cms.lint.answers import months_before
from cms.lint.checking import months_of
from cms.pages.models import ContentPage, PolicyPage, QuestionPage, TopicPage

CONFIRMED_TYPES: tuple[type[Page], ...] = (QuestionPage, PolicyPage)
TRANSLATED_TYPES: tuple[type[Page], ...] = (QuestionPage, PolicyPage, TopicPage, ContentPage)
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
        items=[_item(desk, row, note=_confirmed(row)) for row in rows],
        explained="Read the page, and confirm it.",
    )


def translation_card(desk: Desk) -> Card:
    """Published pages that another language of their shop has not, or has only as a draft, or has as it was before."""
    return Card(
        slug="translations",
        name="Translations to finish",
        icon="globe",
        quiet="translations",
        items=list(_untranslated(desk)),
    )


def _untranslated(desk: Desk) -> Iterator[Item]:
    by_key: dict[Any, dict[str, Row]] = {}
    for row in _pages_of(desk):
        by_key.setdefault(row["translation_key"], {})[row["locale__language_code"]] = row
    for found in by_key.values():
        source = _source(desk, found)
        if source is not None:
            shop = desk.shop_of(source["url_path"])
            for code in shop.locales:
                if note := _lack(source, found.get(code), code):
                    yield _item(desk, found.get(code, source), note=note)


def _pages_of(desk: Desk) -> Iterable[Row]:
    columns = (*COLUMNS, "translation_key", "live", "last_published_at")
    for model in TRANSLATED_TYPES:
        yield from desk.pages(model).order_by("url_path").values(*columns)


def _source(desk: Desk, found: Mapping[str, Row]) -> Row | None:
    """The page in the shop's own language, where it is published."""
    shop = desk.shop_of(next(iter(found.values()))["url_path"])
    source = found.get(shop.default_language)
    return source if source and source["live"] else None


def _lack(source: Row, other: Row | None, code: str) -> str:
    """What is missing in one language; nothing where all is well."""
    if other is None:
        return f"Not in {code} yet"
    if not other["live"]:
        return f"A draft in {code}"
    times = source["last_published_at"], other["last_published_at"]
    return f"Changed since it was translated to {code}" if all(times) and times[0] > times[1] else ""


def _item(desk: Desk, row: Row, *, note: str) -> Item:
    shop = desk.shop_of(row["url_path"])
    return Item(
        title=desk.title(row["title"], shop=shop, language=row["locale__language_code"]),
        url=reverse("wagtailadmin_pages:edit", args=[row["pk"]]),
        note=note,
        shop=shop.name,
    )


def _confirmed(row: Row) -> str:
    day = row["confirmed_on"]
    return f"Last on {day:%-d %B %Y}" if day else "Never confirmed"
