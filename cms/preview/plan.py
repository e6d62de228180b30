"""What will be otherwise on a shop's site by a moment to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from cms.pages.routing import site_of, site_roots
from cms.preview.scheduled import PublishedBy
from cms.references.languages import FALLBACK
from cms.references.words import word
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.models.versions import TermsVersion
from policies.terms import Kind


@dataclass(frozen=True, slots=True)
class Change:
    """Something that will be otherwise, and from when."""

    what: str
    since: str


def terms_starting(*, shop: Shop, after: datetime, until: datetime) -> tuple[Change, ...]:
    """The recorded versions that start by ``until``, in order. One query."""
    found = TermsVersion.objects.filter(shop=shop, effective_from__gt=after, effective_from__lte=until)
    return tuple(
        Change(
            f"{word(Kind(version.kind), locale=FALLBACK).capitalize()}, version {version.number}",
            on_clock(version.effective_from, shop.zone),
        )
        for version in found.order_by("effective_from", "kind", "number")
    )


def pages_starting(*, shop: Shop, until: datetime) -> tuple[Change, ...]:
    """The pages of the shop that are scheduled to be published by ``until``."""
    planned = [
        page
        for page in PublishedBy(until).scheduled.values()
        if page.go_live_at and site_of(page) == shop.site_id
    ]
    return tuple(
        Change(page.title, on_clock(page.go_live_at, shop.zone))
        for page in sorted(planned, key=lambda page: (page.go_live_at, page.title))
    )


def sees_scheduled_pages(user: Any, shop: Shop) -> bool:
    """Whether the user may read drafts of the shop's pages, on every language's site."""
    paths = [root.root_path for root in site_roots() if root.site_id == shop.site_id]
    policy = PagePermissionPolicy()
    allowed = policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    homes = Page.objects.filter(url_path__in=paths)
    return bool(paths) and set(homes.values_list("pk", flat=True)) <= set(
        allowed.filter(url_path__in=paths).values_list("pk", flat=True)
    )
