"""The demo's site, shop and first terms."""

from collections.abc import Mapping
from datetime import date

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, Site

from cms.demo.content import ShopTerms, read_reasons
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from cms.terms.publishing import WrittenReason, publish_terms
from policies import shop as core
from policies.terms import Kind

NOTE = "The terms the shop opened with."
SOURCE = "The demo’s reference terms."


def load_locales(codes: tuple[str, ...]) -> Mapping[str, Locale]:
    """The languages of the pages, created where they are missing."""
    return {code: Locale.objects.get_or_create(language_code=code)[0] for code in codes}


def load_site(*, shop: core.Shop, home: Page, hostname: str, port: int, default: bool) -> Site:
    """The shop's site, at the address where the demo is served; Wagtail's default site where ``default``.

    The address is that of this run; the home page is set once, and then an editor's. The page that Wagtail put
    there to welcome is removed.
    """
    site = _site(shop, default=default)
    welcome = site.root_page if site.root_page_id and type(site.root_page.specific) is Page else None
    if site.root_page_id is None or welcome:
        site.root_page, site.site_name = home, shop.name
    site.hostname, site.port = hostname, port
    site.save()
    if welcome and welcome.depth > 1 and not welcome.get_children().exists():
        welcome.delete()
    return site


def _site(shop: core.Shop, *, default: bool) -> Site:
    sites = (
        Site.objects.filter(is_default_site=True) if default else Site.objects.filter(shop__code=shop.code)
    )
    return sites.first() or Site(is_default_site=default)


def load_shop(*, stated: ShopTerms, site: Site, contact_email: str) -> Shop:
    """The shop, created where it is missing."""
    found = Shop.objects.filter(code=stated.shop.code).first()
    if found:
        return found
    shop = Shop.from_core(stated.shop, site=site, contact_email=contact_email)
    shop.full_clean()
    shop.save()
    return shop


def reasons_of(folder: str, *, reviewer: str) -> Mapping[Kind, WrittenReason]:
    """The reasons for the first terms of the shop in ``folder``, given by the account named ``reviewer``."""
    user = get_user_model().objects.get(username=reviewer)
    return {kind: WrittenReason(text=text, user=user) for kind, text in read_reasons(folder).items()}


def load_terms(
    *, shop: Shop, stated: ShopTerms, confirmed_on: date, reasons: Mapping[Kind, WrittenReason]
) -> int:
    """Publish the first terms of each kind that the shop has none of. Returns how many kinds that were.

    The row is then left without a start, so that what an editor publishes next governs at once.
    """
    missing = [kind for kind in stated.terms if not TERMS_MODELS[kind].objects.filter(shop=shop).exists()]
    for kind in missing:
        terms = stated.terms[kind]
        publish_terms(
            shop=shop,
            terms=terms,
            effective_from=stated.effective_from,
            note=NOTE,
            source=SOURCE,
            confirmed_on=confirmed_on,
            reason=reasons.get(kind),
        )
        publish_terms(shop=shop, terms=terms, note="")
    return len(missing)
