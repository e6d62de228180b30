"""The demo's pages into Wagtail's tree: what is missing is created, what is there is an editor's and stays."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from wagtail.models import Locale, Page, ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.demo.blocks import Writer
from cms.demo.content import PageContent, SiteContent
from cms.pages.models import (
    ContentPage,
    FeaturedQuestion,
    HelpHomePage,
    PolicyPage,
    QuestionPage,
    RelatedQuestion,
    TopicPage,
)
from cms.pages.models.base import Menu
from cms.usage.keeping import postponed

MODELS: Mapping[str, type[Page]] = MappingProxyType(
    {
        "home": HelpHomePage,
        "topic": TopicPage,
        "question": QuestionPage,
        "policy": PolicyPage,
        "content": ContentPage,
    }
)
_PLAIN = ("heading", "intro", "tagline", "summary")
_NOT_YET = "<p></p>"


def page_key(shop: str, key: str) -> UUID:
    """What the pages of one content have in common, in all languages."""
    return uuid5(NAMESPACE_URL, f"plainterms:demo/{shop}/{key}")


@dataclass(slots=True, kw_only=True)
class Tree:
    """One shop's pages in all its languages; ``created`` holds those that this run has added, still as drafts."""

    shop: str
    content: SiteContent
    locales: Mapping[str, Locale]
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    created: list[tuple[PageContent, str]] = field(default_factory=list)

    def plant(self, contents: Iterable[PageContent]) -> None:
        """Find or create each page in each language, as a draft without links: they need all pages to be there."""
        with disable_reference_index_auto_update(), postponed():
            for content in contents:
                for code in self.locales:
                    self.pages[content.key, code] = self._found(content, code) or self._created(content, code)

    def publish(self, *, today: date) -> int:
        """Write what the created pages say and publish them. Returns how many there were."""
        with postponed():
            for content, code in self.created:
                page = self.pages[content.key, code]
                self._write(page, content, code, today)
                self._publish(page)
        count = len(self.created)
        self.created.clear()
        return count

    def _publish(self, page: Any) -> None:
        # Several saves a page would index what it refers to as often; publishing checks all that a draft would.
        with disable_reference_index_auto_update():
            page.save_revision(clean=False).publish()
        ReferenceIndex.create_or_update_for_object(page)

    def home(self, code: str) -> Page:
        """The first page in one language."""
        return self.pages["home", code]

    def _found(self, content: PageContent, code: str) -> Page | None:
        known = Page.objects.filter(translation_key=self._key(content), locale=self.locales[code]).first()
        return known.specific if known else None

    def _created(self, content: PageContent, code: str) -> Page:
        page = MODELS[content.type](
            title=content.title[code],
            slug=content.slug[code],
            locale=self.locales[code],
            translation_key=self._key(content),
            live=False,
            **self._fields(content, code),
        )
        parent = self.pages[content.parent, code] if content.parent else Page.get_first_root_node()
        parent.add_child(instance=page)
        self.created.append((content, code))
        return page

    def _fields(self, content: PageContent, code: str) -> dict[str, Any]:
        plain = {name: texts[code].strip() for name in _PLAIN if (texts := getattr(content, name))}
        if content.kind:
            plain["kind"] = content.kind
        if content.answer:
            plain["answer"] = _NOT_YET
        in_menu = content.key in (*self.content.primary, *self.content.footer)
        menu = Menu.FOOTER if content.key in self.content.footer else Menu.PRIMARY
        return plain | {"show_in_menus": in_menu, "menu": menu}

    def _write(self, page: Any, content: PageContent, code: str, today: date) -> None:
        writer = Writer(locale=code, page_id=lambda key: self.pages[key, code].pk)
        if content.answer:
            page.answer = writer.html(content.answer)
        if content.body:
            page.body = json.dumps(writer.blocks(content.body, where=f"{self.shop}/{content.key}"))
        if content.confirmed_days_ago is not None:
            page.confirmed_on = content.confirmed_on(today=today)
        if content.featured:
            page.featured_questions = [
                FeaturedQuestion(question=self.pages[key, code]) for key in content.featured
            ]
        if content.related:
            page.related_questions = [
                RelatedQuestion(question=self.pages[key, code]) for key in content.related
            ]

    def _key(self, content: PageContent) -> UUID:
        return page_key(self.shop, content.key)
