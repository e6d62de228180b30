"""Pages that one language lacks, or has only in part, counted as the report of translations counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from babel import Locale
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk
from cms.attention.pages import COLUMNS, Row, item_of
from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage
from cms.shops.models import Shop
from cms.translation.progress import Progress, with_progress

TRANSLATED_TYPES: tuple[type[Page], ...] = (
    HelpHomePage,
    QuestionPage,
    PolicyPage,
    TopicPage,
    ContentPage,
)


def translation_card(desk: Desk) -> Card:
    """Translations with something left to do, and published pages that another language of their shop lacks."""
    return Card(
        slug="translations",
        name="Translations to finish",
        icon="globe",
        quiet="translations",
        items=list(_Languages(desk).items()),
        all_url=reverse("wagtail_localize:translations_report"),
        all_label="Progress of translations",
    )


@dataclass(frozen=True, slots=True)
class _Lack:
    """What is to be done in one language, and how far that is."""

    note: str
    share: int | None = None


@dataclass(frozen=True)
class _Languages:
    """The pages of a desk, each in its languages. One query a type of page, and one for all translations."""

    desk: Desk

    def items(self) -> Iterator[Item]:
        """One for each page and language in which something is left to do."""
        for key, found in self._pages.items():
            shop = self.desk.shop_of(next(iter(found.values()))["url_path"])
            source = found.get(shop.default_language) or next(iter(found.values()))
            for code in shop.locales:
                if lack := self._lack(key, code, shop):
                    row = found.get(code, source)
                    yield item_of(self.desk, row, note=lack.note, share=lack.share)

    @cached_property
    def _pages(self) -> Mapping[Any, Mapping[str, Row]]:
        columns = (*COLUMNS, "translation_key", "live", "last_published_at")
        by_key: dict[Any, dict[str, Row]] = {}
        for model in TRANSLATED_TYPES:
            for row in self.desk.pages(model).order_by("url_path").values(*columns):
                by_key.setdefault(row["translation_key"], {})[row["locale__language_code"]] = row
        return by_key

    @cached_property
    def _progress(self) -> Mapping[tuple[Any, str], Progress]:
        """How far each translation is, by its key and the language it is made in."""
        counted = with_progress(Translation.objects.filter(enabled=True)).filter(
            source__object_id__in=self.desk.pages().values("translation_key")
        )
        rows = counted.values_list("source__object_id", "target_locale__language_code", "translated", "texts")
        return {(key, code): Progress(done, total) for key, code, done, total in rows}

    def _lack(self, key: Any, code: str, shop: Shop) -> _Lack | None:
        """Nothing for the language that others are translated from."""
        page = self._pages[key].get(code)
        if progress := self._progress.get((key, code)):
            return _left(progress, page, code) if page else None
        source = self._pages[key].get(shop.default_language)
        is_origin = any((key, other) in self._progress for other in shop.locales if other != code)
        if source is None or not source["live"] or source is page or (page and is_origin):
            return None
        return _unlike(source, page, code)


def _left(progress: Progress, page: Row, code: str) -> _Lack | None:
    """What is left of a translation."""
    if progress.done < progress.total:
        return _Lack(f"{_name(code)}: {progress.words}", progress.percent)
    return None if page["live"] else _Lack(f"{_name(code)}: translated, to be published")


def _unlike(source: Row, page: Row | None, code: str) -> _Lack | None:
    """What is missing in a language whose page is written by hand, or not there."""
    if page is None:
        return _Lack(f"Not in {_name(code)} yet")
    if not page["live"]:
        return _Lack(f"A draft in {_name(code)}")
    times = source["last_published_at"], page["last_published_at"]
    is_older = all(times) and times[0] > times[1]
    return _Lack(f"Changed since it was written in {_name(code)}") if is_older else None


def _name(code: str) -> str:
    """The desk speaks English."""
    return str(Locale.parse(code, sep="-").get_display_name("en"))
