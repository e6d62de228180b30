"""The frame around every page: name, menus, languages. The order portal's pages wear it too."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from faq_site.client import ContentClient, content_client
from faq_site.errors import ContentError
from faq_site.shops import Doors, Link, Navigation, Shop, ShopLocale, shop_at

log = logging.getLogger(__name__)

FALLBACK_LOCALE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language to switch to, and where this page is in it."""

    code: str
    label: str
    path: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What templates/site/base.html needs to know. Empty where the content API gave nothing."""

    locale: str
    home: str = "/"
    path: str = ""
    shop_name: str = ""
    search: str = ""
    tagline: str = ""
    primary: tuple[Link, ...] = ()
    topics: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    doors: Doors | None = None
    languages: tuple[Language, ...] = ()
    contact_email: str = ""
    preview: str = ""


def build_shell(
    *,
    request_host: str,
    locale: str,
    alternates: Mapping[str, str] | None = None,
    path: str = "",
    client: ContentClient | None = None,
) -> Shell:
    """Return the frame for a page of the shop at this host, in this language.

    ``alternates`` maps locales to this page's paths in them; a language without one leads to its home page.
    ``path`` marks the menu entry where the reader is. Never raises: where the content API gives no answer, or no
    shop has this host, the frame is bare.
    """
    client = client or content_client()
    try:
        shop = shop_at(client.shops(), host=request_host)
    except ContentError:
        log.warning("The frame stays bare: the content API gave no answer.", exc_info=True)
        return Shell(locale=locale)
    if shop is None:
        return Shell(locale=locale)
    return shell_for(shop, locale=locale, alternates=alternates or {}, path=path, client=client)


def shell_for(
    shop: Shop,
    *,
    locale: str,
    alternates: Mapping[str, str],
    path: str,
    client: ContentClient,
    preview: str = "",
) -> Shell:
    """Return the frame for a page of a shop that is known, as a preview's token shows it where one is given.

    Never raises; bare where there are no menus.
    """
    spoken = shop.locale(locale) or shop.locale(shop.default_locale)
    try:
        code = spoken.code if spoken else shop.default_locale
        menus = client.navigation(shop=shop.code, locale=code, preview=preview)
    except ContentError:
        log.warning("The frame stays bare: the content API gave no menus.", exc_info=True)
        return Shell(locale=locale)
    shell = shell_of(shop, menus, locale=locale, alternates=alternates, path=path)
    return replace(shell, preview=preview)


def shell_of(
    shop: Shop, menus: Navigation, *, locale: str, alternates: Mapping[str, str], path: str
) -> Shell:
    """Return the frame made of a shop and its menus."""
    return Shell(
        locale=locale,
        home=menus.home,
        path=path,
        shop_name=shop.name,
        search=f"{menus.home}search/",
        tagline=menus.tagline,
        primary=menus.primary,
        topics=menus.topics,
        footer=menus.footer,
        doors=menus.doors,
        languages=_languages(shop.locales, locale, alternates),
        contact_email=menus.contact_email,
    )


def _languages(
    locales: tuple[ShopLocale, ...], current: str, alternates: Mapping[str, str]
) -> tuple[Language, ...]:
    if len(locales) < 2:
        return ()
    return tuple(
        Language(
            code=locale.code,
            label=locale.label,
            path=alternates.get(locale.code, locale.home),
            current=locale.code == current,
        )
        for locale in locales
    )
