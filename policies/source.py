"""The two doors through which the content side and the order side meet. Bound in the composition root."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from policies.book import Book, TermsInForce
from policies.facts import OrderFacts


class PolicySource(Protocol):
    """Gives the order side a shop's terms, and the words and pages that state them."""

    def book(self, *, shop: str) -> Book:
        """Everything the shop ``shop`` has published. Raises LookupError where there is no such shop."""
        ...

    def clause_url(self, *, shop: str, clause: str, locale: str) -> str | None:
        """Where the site explains a clause, such as ``/en/returns/#returns-window``; None where no page does."""
        ...

    def text(self, *, terms: TermsInForce, ref: str, locale: str) -> str:
        """The value of one reference under ``terms`` as a reader of ``locale`` sees it: ``"14 days"``.

        Raises UnknownReference where ``terms`` has no such value.
        """
        ...


class OrderSource(Protocol):
    """Gives the content side orders to try changed terms on."""

    def orders(self, *, shop: str, placed_since: datetime) -> Iterator[OrderFacts]:
        """The shop's orders placed at or after ``placed_since``, oldest first, streamed."""
        ...

    def how_many(self, *, shop: str, placed_since: datetime) -> int:
        """How many orders that is, as of now: to say how far one has come."""
        ...
