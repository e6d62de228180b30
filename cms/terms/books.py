"""What a shop has promised, read from its recorded versions. Two queries, however many versions there are."""

from __future__ import annotations

from datetime import datetime

from cms.shops.models import Shop
from cms.terms.errors import UnknownShop
from cms.terms.models import TermsVersion
from policies.book import Book, TermsInForce


def book_for(shop_code: str) -> Book:
    """Everything the shop has published. Raises UnknownShop, a LookupError, where there is no such shop."""
    shop = Shop.objects.filter(code=shop_code).first()
    if shop is None:
        raise UnknownShop(shop_code)
    versions = TermsVersion.objects.filter(shop_id=shop.pk)
    return Book.of(shop.to_core(), [version.to_core() for version in versions])


def in_force(shop_code: str, at: datetime) -> TermsInForce:
    """What the shop promises at ``at``. Raises UnknownShop, and NotInForce where it had promised nothing yet."""
    return book_for(shop_code).at(at)
