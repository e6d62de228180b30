"""A shop and its menus, as the content API describes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http.request import split_domain_port

from faq_site.reading import DocumentError, Json, many, member, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A title and the path it leads to."""

    title: str
    path: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read a link; further keys are of no use here."""
        return cls(title=text(data, "title"), path=text(data, "path"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Where a customer goes to follow, cancel or return an order."""

    track: str
    cancel: str
    return_: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read the three paths."""
        return cls(track=text(data, "track"), cancel=text(data, "cancel"), return_=text(data, "return"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ShopLocale:
    """A language the shop speaks: code, its own name, and the path of its home page."""

    code: str
    label: str
    home: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read one language."""
        return cls(code=text(data, "code"), label=text(data, "label"), home=text(data, "home"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """A shop: who it is, on which hosts it answers, which languages and calendar it lives by."""

    code: str
    name: str
    hosts: frozenset[str]
    default_locale: str
    locales: tuple[ShopLocale, ...]
    zone: ZoneInfo
    country: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read a shop; hosts lose their port and capitals."""
        try:
            zone = ZoneInfo(text(data, "time_zone"))
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise DocumentError(f"'time_zone' is unknown: {data.get('time_zone')!r}.") from error
        return cls(
            code=text(data, "code"),
            name=text(data, "name"),
            hosts=frozenset(host_name(str(host)) for host in data.get("hosts", ())),
            default_locale=text(data, "default_locale"),
            locales=many(data, "locales", ShopLocale.parse),
            zone=zone,
            country=text(data, "country"),
        )

    def locale(self, code: str) -> ShopLocale | None:
        """Return the language with that code, if the shop speaks it."""
        return next((locale for locale in self.locales if locale.code == code), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Navigation:
    """The menus in one language."""

    home: str
    tagline: str
    primary: tuple[Link, ...]
    topics: tuple[Link, ...]
    footer: tuple[Link, ...]
    doors: Doors
    contact_email: str

    @classmethod
    def parse(cls, data: Json) -> Self:
        """Read the menus."""
        return cls(
            home=text(data, "home"),
            tagline=text(data, "tagline", default=""),
            primary=many(data, "primary", Link.parse),
            topics=many(data, "topics", Link.parse),
            footer=many(data, "footer", Link.parse),
            doors=Doors.parse(member(data, "doors")),
            contact_email=text(member(data, "contact"), "email", default=""),
        )


def host_name(host: str) -> str:
    """Return the host without its port, in small letters."""
    return split_domain_port(host)[0]


def shop_at(shops: Iterable[Shop], *, host: str) -> Shop | None:
    """Return the shop that answers on this host, whatever the port."""
    return next((shop for shop in shops if host_name(host) in shop.hosts), None)
