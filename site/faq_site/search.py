"""Search results, as the content API gives them."""

from dataclasses import dataclass
from typing import Self

from faq_site.reading import Json, many, member, number, text
from faq_site.shops import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question that matches, with the passage that shows why."""

    title: str
    path: str
    topic: Link
    snippet: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read one result."""
        return cls(
            title=text(data, "title"),
            path=text(data, "path"),
            topic=Link.parse(member(data, "topic")),
            snippet=text(data, "snippet", default=""),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResults:
    """One page of results: ``total`` matches, of which these begin at ``offset``."""

    total: int
    limit: int
    offset: int
    items: tuple[Found, ...]

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read a page of results."""
        return cls(
            total=number(data, "total"),
            limit=number(data, "limit"),
            offset=number(data, "offset"),
            items=many(data, "items", Found.parse),
        )

    @property
    def page(self) -> int:
        """The number of this page, from 1."""
        return self.offset // max(self.limit, 1) + 1

    @property
    def previous_page(self) -> int | None:
        """The page before this one, if there is one."""
        return self.page - 1 if self.page > 1 else None

    @property
    def next_page(self) -> int | None:
        """The page after this one, if there is one."""
        return self.page + 1 if self.offset + len(self.items) < self.total else None
