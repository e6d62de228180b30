"""The demo's pages as tests look at them: every text with the place where it stands, and what it refers to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from cms.demo.content import PageContent, read_site
from cms.references.syntax import Mention, mentions_in_text

LOCALES = ("en", "fr")
PLAIN = ("title", "heading", "intro", "tagline", "summary", "answer")
_REFERENCE = re.compile(r"\{\{.*?\}\}")
_TARGET = re.compile(r"\]\(([^)]*)\)")


@dataclass(frozen=True)
class Text:
    """One text in one language, at its place."""

    page: str
    place: str
    locale: str
    source: str

    @property
    def words(self) -> str:
        """What is prose in it: neither references nor the targets of links."""
        return _TARGET.sub("]", _REFERENCE.sub("¤", self.source))

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The terms it refers to."""
        return mentions_in_text(self.source)

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links lead."""
        return tuple(_TARGET.findall(self.source))

    def __str__(self) -> str:
        return f"{self.page}: {self.place} ({self.locale})"


def texts_of(page: PageContent) -> Iterator[Text]:
    """Every text of a page in every language."""
    for name in PLAIN:
        yield from _texts(page.key, name, getattr(page, name))
    yield from _texts(page.key, "body", page.body)


@cache
def pages_of(shop: str) -> dict[str, PageContent]:
    """The pages of one shop of the demo, by their keys."""
    return {page.key: page for page in read_site(shop).pages}


def all_texts(shop: str) -> list[Text]:
    """Every text of one shop of the demo."""
    return [text for page in pages_of(shop).values() for text in texts_of(page)]


def told(page: PageContent, telling: "str | tuple[str, str]") -> bool:
    """Whether the page refers to a term or, given (English, French) words, says them in both languages."""
    if isinstance(telling, str):
        return telling in named_refs(page)
    return all(
        any(words in text.source for text in texts_of(page) if text.locale == locale)
        for locale, words in zip(LOCALES, telling, strict=True)
    )


def named_refs(page: PageContent) -> set[str]:
    """Every reference of a page: in its prose, on its cards and as its clauses."""
    mentioned = {mention.ref for text in texts_of(page) for mention in text.mentions}
    return mentioned | set(_named(page.body))


def clauses_of(page: PageContent) -> set[str]:
    """The clauses that a page explains."""
    return {block["clause"]["clause"] for block in page.body if "clause" in block}


def _texts(page: str, place: str, value: Any) -> Iterator[Text]:
    match value:
        case dict() if value and set(value) <= set(LOCALES):
            yield from (Text(page, place, locale, value[locale]) for locale in value)
        case dict():
            for name, part in value.items():
                yield from _texts(page, f"{place}.{name}", part)
        case list() | tuple():
            for number, part in enumerate(value):
                yield from _texts(page, f"{place}.{number}", part)


def _named(value: Any) -> Iterator[str]:
    match value:
        case dict():
            if isinstance(value.get("glance"), dict):
                rows = value["glance"]["rows"]
                yield from (row if isinstance(row, str) else row["ref"] for row in rows)
            if isinstance(value.get("clause"), str):
                yield value["clause"]
            for part in value.values():
                yield from _named(part)
        case list() | tuple():
            for part in value:
                yield from _named(part)
