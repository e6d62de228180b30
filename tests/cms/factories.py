"""Shops, sites, terms and people for tests of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from wagtail.models import Locale, Page, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, grant_shop_permissions
from cms.terms.models import TERMS_MODELS
from policies.terms import AnyTerms, Kind
from tests.cms.law import publish_accepted
from tests.reference_terms import audrey_alexandre

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def site_factory(code: str, *, locale: str = "en") -> Site:
    """A site of its own at ``<code>.localhost``, its root a plain page."""
    language, _ = Locale.objects.get_or_create(language_code=locale)
    root = Page.get_first_root_node()
    home = root.add_child(instance=Page(title=f"Home of {code}", slug=f"home-{code}", locale=language))
    return Site.objects.create(hostname=f"{code}.localhost", port=80, root_page=home, site_name=code)


def shop_factory(
    code: str = "audrey-alexandre", locales: tuple[str, ...] = ("en", "fr"), *, site: Site | None = None
) -> Shop:
    """Shop A's clock, currency and calendar under any code and languages."""
    core, _ = audrey_alexandre()
    name = core.name if code == core.code else code.replace("-", " ").title()
    shop = Shop.from_core(
        replace(core, code=code, name=name, locales=locales),
        site=site or site_factory(code, locale=locales[0]),
        contact_email=f"hello@{code}.example",
    )
    shop.save()
    return shop


def shop_with_terms(
    code: str = "audrey-alexandre",
    *,
    site: Site | None = None,
    since: datetime = LONG_AGO,
    terms: Iterable[AnyTerms] | None = None,
    locales: tuple[str, ...] = ("en", "fr"),
) -> Shop:
    """A shop with shop A's terms of every kind published, or with ``terms``."""
    shop = shop_factory(code, locales, site=site)
    # Terms refer to no row but their shop: Wagtail's index of references has nothing to learn from them.
    with disable_reference_index_auto_update():
        for stated in terms if terms is not None else audrey_alexandre()[1].values():
            publish_accepted(shop=shop, terms=stated, effective_from=since)
    return shop


def editor_of(shop: Shop, *, actions: Iterable[str] = EVERY_ACTION, username: str = "") -> AbstractUser:
    """Someone whose group may do ``actions`` for one shop and nothing for any other."""
    name = username or f"editor-{shop.code}"
    group = Group.objects.create(name=f"Editors of {name}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    grant_shop_permissions(group, shop, [Shop, *TERMS_MODELS.values()], actions)
    user = get_user_model().objects.create_user(name, f"{name}@staff.example", "correct horse battery")
    user.groups.add(group)
    return user


def terms_of(shop: Shop, kind: Kind) -> AnyTerms:
    """The row that editors of ``shop`` edit."""
    return TERMS_MODELS[kind]._default_manager.get(shop=shop)
