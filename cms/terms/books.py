"""What a shop has promised, read from its recorded versions. Two queries, however many versions there are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from cms.shops.models import Shop
from cms.terms.errors import UnknownShop
from cms.terms.models.versions import TermsVersion
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


def books_of(shops: Iterable[Shop]) -> list[tuple[Shop, Book]]:
    """The book of each of ``shops``. One query, however many there are."""
    listed = list(shops)
    versions: dict[int, list[TermsVersion]] = {shop.pk: [] for shop in listed}
    for version in TermsVersion.objects.filter(shop__in=listed):
        versions[version.shop_id].append(version)
    return [(shop, Book.of(shop.to_core(), [one.to_core() for one in versions[shop.pk]])) for shop in listed]
