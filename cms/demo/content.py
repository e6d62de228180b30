"""The demo's files as typed values: a shop's terms (JSON) and its pages (YAML, both languages side by side)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from json import loads
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from policies.codec import decode, decode_terms
from policies.shop import Shop
from policies.terms import AnyTerms, Kind

HERE = Path(__file__).parent
AUDREY_ALEXANDRE = "audrey_alexandre"
ALAMARA = "alamara"
SHOPS = (AUDREY_ALEXANDRE, ALAMARA)
"""The folders of the demo's shops; the first is the shop of Wagtail's default site."""

type Texts = Mapping[str, str]
type BlockData = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopTerms:
    """A shop and its first terms of every kind it states, which govern from ``effective_from``."""

    shop: Shop
    effective_from: datetime
    terms: Mapping[Kind, AnyTerms]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContent:
    """One page in every language, known by ``key``.

    ``body`` is a list of blocks, each a mapping from the block's name to its content; ``confirmed_days_ago`` counts
    back from the day on which the demo is loaded.
    """

    key: str
    type: str
    slug: Texts
    title: Texts
    parent: str | None = None
    kind: str = ""
    confirmed_days_ago: int | None = None
    heading: Texts = MappingProxyType({})
    intro: Texts = MappingProxyType({})
    tagline: Texts = MappingProxyType({})
    summary: Texts = MappingProxyType({})
    answer: Texts = MappingProxyType({})
    body: tuple[BlockData, ...] = ()
    featured: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    def confirmed_on(self, *, today: date) -> date | None:
        """The day on which someone last found the page right."""
        return None if self.confirmed_days_ago is None else today - timedelta(days=self.confirmed_days_ago)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """The names of the accounts that work for a shop, and of the group that sees its orders."""

    editor: str
    legal: str
    author: str
    reviewer: str
    service: str
    service_group: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteContent:
    """All pages of a shop, parents first and in the order of the tree, and which of them the menus show.

    ``subdomain`` stands before the name of the demo's host; the shop of the default site has none.
    """

    subdomain: str
    contact_email: str
    staff: Staff
    pages: tuple[PageContent, ...]
    primary: tuple[str, ...]
    footer: tuple[str, ...]

    def host(self, root: str) -> str:
        """The name of the shop's host where the demo's is ``root``."""
        return f"{self.subdomain}.{root}" if self.subdomain else root


@cache
def read_terms(shop: str) -> ShopTerms:
    """The terms of one shop of the demo. Raises UnreadableTerms or InvalidTerms, at the path of what is wrong."""
    data = loads((HERE / shop / "terms.json").read_text(encoding="utf-8"))
    return ShopTerms(
        shop=decode(Shop, data["shop"], where="shop"),
        effective_from=datetime.fromisoformat(data["effective_from"]),
        terms=MappingProxyType(
            {
                kind: decode_terms(kind, data["terms"][kind], where=f"terms.{kind}")
                for kind in Kind
                if kind in data["terms"]
            }
        ),
    )


@cache
def read_site(shop: str) -> SiteContent:
    """The pages of one shop of the demo."""
    site = _load(HERE / shop / "site.yaml")
    order = _order(site)
    return SiteContent(
        subdomain=site.get("subdomain", ""),
        contact_email=site["contact_email"],
        staff=Staff(**site["staff"]),
        pages=tuple(_page(shop, key) for key in order),
        primary=tuple(site["primary"]),
        footer=tuple(site["footer"]),
    )


@cache
def read_reasons(shop: str) -> Mapping[Kind, str]:
    """Why the first terms of a shop are published although they fall short of the law, by kind."""
    found = _load(HERE / shop / "legal.yaml")
    return MappingProxyType({Kind(kind): text for kind, text in found.items()})


def _order(site: Mapping[str, Any]) -> list[str]:
    questions = [key for topic in site["topics"] for key in site["questions"][topic]]
    return ["home", *site["primary"], *site["topics"], *questions, *site["footer"]]


def _page(shop: str, key: str) -> PageContent:
    data = _load(HERE / shop / "pages" / f"{key}.yaml")
    for name in ("body", "featured", "related"):
        data[name] = tuple(data.get(name, ()))
    return PageContent(key=key, **data)


def _load(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data
