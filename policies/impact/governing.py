"""Which terms govern an order on one side of a comparison."""

from __future__ import annotations

from bisect import bisect_right
from datetime import datetime

from policies.book import Book, TermsInForce
from policies.errors import NotInForce

type Source = Book | TermsInForce
"""One side: a book, of which an order gets what is in force when it is placed, or the same terms for all."""


class Governing:
    """The different terms of one side, by number: those of a book change only where a version starts."""

    def __init__(self, source: Source) -> None:
        self._shop = source.shop.code
        self._starts: list[datetime] | None = None
        self.terms: tuple[TermsInForce, ...]
        if isinstance(source, TermsInForce):
            self.terms = (source,)
        else:
            starts = {version.effective_from for history in source.histories for version in history.versions}
            self._starts = sorted(starts)
            self.terms = tuple(source.at(start) for start in self._starts)

    def number_at(self, placed_at: datetime) -> int:
        """Which of ``terms`` an order has that was placed then. Raises NotInForce where a book states nothing yet."""
        if self._starts is None:
            return 0
        begun = bisect_right(self._starts, placed_at)
        if not begun:
            raise NotInForce(self._shop, placed_at)
        return begun - 1
