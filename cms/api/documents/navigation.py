"""The menus of a shop in one language."""

from typing import Any

from wagtail.models import Page

from cms.api.documents.blocks import Json
from cms.api.documents.doors import doors
from cms.api.documents.lists import links, topics_of
from cms.api.documents.pages import type_of
from cms.api.documents.scope import Scope
from cms.pages.models import HelpHomePage
from cms.pages.models.base import Menu


def build_navigation(home: HelpHomePage, *, scope: Scope) -> Json:
    """The menus of the help center below ``home``."""
    in_menus: Any = scope.pages.of(Page.objects.in_menu().descendant_of(home).order_by("path"))
    pages = [scope.pages.as_shown(page) for page in in_menus.defer_streamfields().specific()]
    return {
        "shop": scope.shop.code,
        "locale": scope.locale,
        "home": scope.home,
        "tagline": scope.resolver.plain(home.tagline),
        "primary": _menu(pages, Menu.PRIMARY, scope),
        "topics": [{**link, "type": "topic"} for link in links(topics_of(home, scope), scope)],
        "footer": _menu(pages, Menu.FOOTER, scope),
        "doors": doors(scope),
        "contact": {"email": scope.shop.contact_email},
    }


def _menu(pages: list[Page], menu: Menu, scope: Scope) -> list[Json]:
    return [
        {**scope.link(page), "type": name} for page in pages if (name := type_of(page)) and page.menu == menu
    ]
