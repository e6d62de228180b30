"""Answers the order side's questions about terms: the content side of ``policies.source.PolicySource``."""

from collections.abc import Iterator

from cms.pages.kinds import explained_by
from cms.pages.models import PolicyPage
from cms.pages.routing import public_path, site_roots
from cms.references.formats import format_value
from cms.shops.models import Shop
from cms.terms.books import book_for
from policies.book import Book, TermsInForce
from policies.references import anchor, resolve
from policies.terms import Kind


class CmsPolicySource:
    """A shop's recorded terms, and the pages and words that state them."""

    def book(self, *, shop: str) -> Book:
        """Everything the shop has published. Raises UnknownShop, a LookupError. Two queries."""
        return book_for(shop)

    def clause_url(self, *, shop: str, clause: str, locale: str) -> str | None:
        """The public path of the place that explains ``clause``, or else the clause that it is part of, or its kind.

        None where the shop has published no page on that kind in that language. Two queries.
        """
        kind = clause.partition(".")[0]
        if kind not in set(Kind):
            return None
        page = _policy_page(shop, Kind(kind), locale)
        if page is None:
            return None
        explained = {
            block["value"].get("clause") for block in page.body.get_prep_value() if block["type"] == "clause"
        }
        found = next((part for part in _upwards(clause) if part in explained), None)
        path = public_path(page, roots=site_roots())
        return f"{path}#{anchor(found)}" if found else path

    def text(self, *, terms: TermsInForce, ref: str, locale: str) -> str:
        """The value of ``ref`` under ``terms`` in words. Raises UnknownReference."""
        return format_value(resolve(ref, terms), locale=locale)


def _policy_page(shop: str, kind: Kind, locale: str) -> PolicyPage | None:
    site = Shop.objects.filter(code=shop).values_list("site_id", flat=True).first()
    homes = [root for root in site_roots() if root.site_id == site and root.language_code == locale]
    if site is None or not homes:
        return None
    pages = PolicyPage.objects.live().filter(kind=explained_by(kind), url_path__startswith=homes[0].root_path)
    found: PolicyPage | None = pages.order_by("path").first()
    return found


def _upwards(clause: str) -> Iterator[str]:
    """The clause and those it is part of: ``returns.methods.registered``, ``returns.methods``, ``returns``."""
    while clause:
        yield clause
        clause = clause.rpartition(".")[0]
