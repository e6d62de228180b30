"""Prose as documents carry it: references resolved, links followed, and only a few kinds of markup."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import nh3
from django.utils.text import Truncator, slugify
from wagtail.models import Page
from wagtail.rich_text import get_text_for_indexing

from cms.api.documents.scope import Link, Scope
from cms.references.resolver import GAP
from cms.references.syntax import Mention, split_text

TAGS = {"p", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "data", "br"}
_ATTRIBUTES = {"a": {"href"}, "data": {"class", "value", "data-ref", "data-changed"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r'<a\b([^>]*\blinktype="[^>]*)>(.*?)</a>', re.DOTALL)
_PAGE_ID = re.compile(r'\bid="(\d{1,18})"')
_FRAGMENT_LINK = re.compile(r'(<a\b[^>]*\bhref=")(#)')
_STRONG = re.compile(r"<(/?)b>")
_EMPHASIS = re.compile(r"<(/?)i>")
_EMPTY = re.compile(r"<(p|h3|h4|li)>\s*</\1>|<a>(.*?)</a>", re.DOTALL)
_SPACE = re.compile(r"\s+")


class Prose:
    """Turns stored prose of one document into what it carries.

    The pages that the prose links to are fetched together: one query however many there are, none where there is none.
    """

    def __init__(
        self,
        scope: Scope,
        *sources: Any,
        path: str = "",
        anchors: Iterable[str] = (),
        page_ids: Iterable[int] = (),
    ) -> None:
        self.scope = scope
        self.path = path
        self._anchors = set(anchors)
        self._links = _links(
            scope, {*page_ids, *(number for source in sources for number in _linked_ids(source))}
        )

    def html(self, source: str) -> str:
        """Rich text as a safe fragment."""
        resolved = self.scope.resolver.rich(source)
        linked = _LINK.sub(self._open_link, resolved)
        marked = _EMPHASIS.sub(r"<\1em>", _STRONG.sub(r"<\1strong>", linked))
        here = _FRAGMENT_LINK.sub(rf"\g<1>{self.path}#", marked)
        clean = nh3.clean(here, tags=TAGS, attributes=_ATTRIBUTES, link_rel=None, url_schemes=_SCHEMES)
        return _EMPTY.sub(lambda match: match[2] or "", clean)

    def text(self, source: str) -> str:
        """A plain-text field, its references resolved."""
        return self.scope.resolver.plain(source)

    def inline(self, source: str) -> str:
        """A plain-text field as a fragment, its references marked."""
        return self.scope.resolver.plain_html(source)

    def link(self, page_id: int) -> Link | None:
        """The published page of this shop with that id, if it was among those announced."""
        found = self._links.get(page_id)
        return found if found and found["path"].startswith("/") else None

    def anchor(self, source: str, *, otherwise: str) -> str:
        """An anchor for a heading, unlike every other one of the document; values of terms are no part of it."""
        words = " ".join(piece for piece in split_text(source) if not isinstance(piece, Mention))
        base = slugify(words) or f"s-{otherwise}"
        names = (base, *(f"{base}-{number}" for number in range(2, 1000)))
        chosen = next(name for name in names if name not in self._anchors)
        self._anchors.add(chosen)
        return chosen

    def _open_link(self, match: re.Match[str]) -> str:
        """A link to a page that is published; the bare text where it is not."""
        number = _PAGE_ID.search(match[1])
        found = self._links.get(int(number[1])) if number and 'linktype="page"' in match[1] else None
        return f'<a href="{found["path"]}">{match[2]}</a>' if found else match[2]


def plain(html: str) -> str:
    """A fragment as one line of plain text."""
    return _SPACE.sub(" ", get_text_for_indexing(html)).strip()


def excerpt(text: str, *, length: int = 160) -> str:
    """The first sentences of a text, cut at a word."""
    return Truncator(text).chars(length, truncate=" …") if len(text) > length else text


def is_gap(text: str) -> bool:
    """Whether a value could not be resolved."""
    return text == GAP


def _linked_ids(value: Any) -> Iterator[int]:
    """The pages that stored prose, or blocks of it, link to."""
    match value:
        case str():
            for attributes, _ in _LINK.findall(value):
                if number := _PAGE_ID.search(attributes):
                    yield int(number[1])
        case Mapping():
            for item in value.values():
                yield from _linked_ids(item)
        case list():
            for item in value:
                yield from _linked_ids(item)


def _links(scope: Scope, ids: set[int]) -> Mapping[int, Link]:
    if not ids:
        return {}
    found = scope.pages.of(Page.objects.filter(pk__in=ids)).only("title", "url_path")
    pages = [scope.pages.as_shown(page) for page in found]
    prefixes = tuple(root.root_path for root in scope.roots)
    return {page.pk: scope.link(page) for page in pages if page.url_path.startswith(prefixes)}
