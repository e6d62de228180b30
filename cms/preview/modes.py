"""The published pages on which a draft of terms can be looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils import timezone
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail.models.sites import SiteRootPath

from cms.pages.kinds import explained_by
from cms.pages.routing import OutsideSites, public_path, root_of, site_roots
from cms.references.resolver import Resolver
from cms.shops.models import Shop
from cms.terms.books import in_force
from cms.usage.uses import uses_of
from policies.errors import NotInForce
from policies.terms import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """One page. ``name`` is what Wagtail calls the mode, ``label`` what editors choose by."""

    name: str
    label: str
    path: str

    def address(self, *, origin: str, token: str) -> str:
        """Where the public site shows the page with the draft."""
        return f"{origin}{quote(self.path)}?{urlencode({'preview': token})}"


def modes_of(*, shop: Shop, kind: Kind) -> tuple[Mode, ...]:
    """The pages that speak of the shop's terms of ``kind``, its policy first; else the home pages.

    Language by language, the shop's own first. As many queries however many pages there are.
    """
    roots = [root for root in site_roots() if root.site_id == shop.site_id]
    pages = _in_order(_speaking(shop, kind), shop, roots) or _in_order(_homes(roots), shop, roots)
    titles = _Titles(shop)
    return tuple(
        Mode(
            name=str(page.pk),
            label=f"{titles.of(page, language)} ({_language_name(language)})",
            path=public_path(page, roots=roots),
        )
        for page, language in pages
    )


def _speaking(shop: Shop, kind: Kind) -> list[Page]:
    """Those whose text refers to the terms, and the policy that tells since when they govern."""
    used = {use.page_id for use in uses_of(shop=shop, kind=kind) if use.live}
    policies = list(Page.objects.filter(live=True, policypage__kind=explained_by(kind)).order_by("path"))
    named = {page.pk for page in policies}
    others = Page.objects.filter(live=True, pk__in=used - named).order_by("path")
    return [*policies, *others]


def _homes(roots: Iterable[SiteRootPath]) -> list[Page]:
    paths = [root.root_path for root in roots]
    return list(Page.objects.filter(live=True, url_path__in=paths).order_by("path"))


def _in_order(pages: Iterable[Page], shop: Shop, roots: list[SiteRootPath]) -> list[tuple[Page, str]]:
    """The shop's own among ``pages``, with their languages; the order within a language stays."""
    found = [(page, language) for page in pages if (language := _language(page, roots)) in shop.locales]
    return sorted(found, key=lambda entry: shop.locales.index(entry[1]))


def _language(page: Page, roots: list[SiteRootPath]) -> str:
    # Among all sites' roots: the home page of another shop may stand below this one's.
    try:
        root = root_of(page)
    except OutsideSites:
        return ""
    return str(root.language_code) if root in roots else ""


def _language_name(code: str) -> str:
    return str(get_content_languages().get(code, code))


class _Titles:
    """Titles as they read now: a title may refer to terms."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self._resolvers: dict[str, Resolver] = {}

    def of(self, page: Page, language: str) -> str:
        if "{{" not in page.title:
            return str(page.title)
        if language not in self._resolvers:
            self._resolvers[language] = self._resolver(language)
        return self._resolvers[language].plain(page.title)

    def _resolver(self, language: str) -> Resolver:
        try:
            terms = in_force(self._shop.code, timezone.now())
        except NotInForce:
            terms = None
        return Resolver(terms, locale=language)
