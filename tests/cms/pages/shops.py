"""A shop with terms in force, for pages that name them."""

from wagtail.models import Site

from cms.shops.models import Shop
from policies import shop as core
from tests.cms.law import publish_accepted
from tests.full_terms import RETURNS, SHIPPING, START

FRENCH = {"time_zone": "Europe/Paris", "currency": "EUR", "country": "FR", "locales": ("en", "fr")}


def open_shop(site: Site, *, code: str = "audrey-alexandre", states: bool = True) -> Shop:
    """Give ``site`` a shop that, where it states anything, states shipping and returns since the start of 2026."""
    shop = Shop.from_core(
        core.Shop(code=code, name=code.title(), **FRENCH), site=site, contact_email="care@shop.example"
    )
    shop.save()
    if states:
        for terms in (SHIPPING, RETURNS):
            publish_accepted(shop=shop, terms=terms, effective_from=START)
    return shop
