"""The shops of this installation: hosts, languages, clock and currency."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from wagtail.models.sites import SiteRootPath

from cms.api.documents.blocks import Json
from cms.pages.models import HelpHomePage
from cms.pages.routing import site_roots
from cms.shops.hosts import hosts_of
from cms.shops.models import Shop


def build_shops(shops: Iterable[Shop]) -> Json:
    """Every shop, with the languages in which its home page is published."""
    published = set(HelpHomePage.objects.live().values_list("url_path", flat=True))
    roots = [root for root in site_roots() if root.root_path in published]
    return {"items": [_shop(shop, roots) for shop in shops]}


def _shop(shop: Shop, roots: Sequence[SiteRootPath]) -> Json:
    homes = {root.language_code for root in roots if root.site_id == shop.site_id}
    labels = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
    return {
        "code": shop.code,
        "name": shop.name,
        "hosts": list(hosts_of(shop)),
        "default_locale": shop.default_language,
        "locales": [
            {"code": code, "label": labels.get(code, code), "home": f"/{code}/"}
            for code in shop.locales
            if code in homes
        ],
        "time_zone": shop.time_zone,
        "currency": shop.currency,
        "country": shop.country,
    }
