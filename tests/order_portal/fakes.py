"""Hand-written stand-ins for what the portal reaches through its ports."""

from datetime import datetime

from policies.book import Book, TermsInForce
from policies.histories import Version
from policies.references import machine, resolve
from policies.terms import AnyTerms, Kind
from tests.reference_terms import audrey_alexandre_book

SHOP = "audrey-alexandre"


class FakePolicySource:
    """Shop A's terms; values are said in the form for programs, in brackets; clauses are at made-up addresses."""

    def __init__(self) -> None:
        self._books = {SHOP: audrey_alexandre_book()}

    def keep(self, book: Book) -> None:
        """Know the terms of one more shop."""
        self._books[book.shop.code] = book

    def book(self, *, shop: str) -> Book:
        """The book, or LookupError."""
        return self._books[shop]

    def clause_url(self, *, shop: str, clause: str, locale: str) -> str | None:
        """An address for every clause but those of payment."""
        return None if clause.startswith("payment.") else f"/{locale}/terms/#{clause.replace('.', '-')}"

    def text(self, *, terms: TermsInForce, ref: str, locale: str) -> str:
        """The value for programs, marked with its language."""
        return f"[{locale} {machine(resolve(ref, terms).value)}]"

    def publish(self, *, kind: Kind, terms: AnyTerms, at: datetime, shop: str = SHOP) -> None:
        """Let other terms of one kind govern from ``at``."""
        book = self._books[shop]
        versions = [version for history in book.histories for version in history.versions]
        number = 1 + sum(version.kind == kind for version in versions)
        added = Version(kind=kind, number=number, effective_from=at, recorded_at=at, terms=terms)
        self._books[shop] = Book.of(book.shop, [*versions, added])

    def forget(self, kind: Kind, *, shop: str = SHOP) -> None:
        """Let the shop never have stated terms of one kind."""
        book = self._books[shop]
        versions = [version for history in book.histories for version in history.versions]
        self._books[shop] = Book.of(book.shop, [version for version in versions if version.kind != kind])


current = FakePolicySource()


def policy_source() -> FakePolicySource:
    """What ``PORTAL_POLICY_SOURCE`` names in these tests; a fresh one for each."""
    return current


def shop_for_host(host: str) -> str | None:
    """Shop A answers on every host but one."""
    return None if host == "nowhere.localhost" else SHOP
