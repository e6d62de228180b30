"""A draft of terms, checked among the shop's other terms as they govern when the draft would."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cms.legal.markets import Markets, markets_of
from cms.terms.books import book_for
from cms.terms.models import Terms
from policies.book import Book, TermsInForce
from policies.errors import NotInForce
from policies.histories import Version
from policies.law.check import check
from policies.law.findings import LegalFinding
from policies.terms import AnyTerms, Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found in ``terms``, for which countries."""

    terms: TermsInForce
    markets: Markets
    findings: tuple[LegalFinding, ...]

    def of(self, kind: Kind) -> tuple[LegalFinding, ...]:
        """The findings whose clause belongs to ``kind``."""
        return tuple(finding for finding in self.findings if kind_of(finding) is kind)


def kind_of(finding: LegalFinding) -> Kind:
    """The kind of terms that a finding is about."""
    return Kind(finding.clause.partition(".")[0])


def checked(*, row: Terms, at: datetime) -> Checked:
    """The check of ``row`` as it stands. Two queries, however many versions there are.

    Raises InvalidTerms where the row is not complete yet, NoBusinessDay where the shop's closures leave none.
    """
    return checked_in(book_for(row.shop.code), row=row, at=at)


def checked_in(book: Book, *, row: Terms, at: datetime) -> Checked:
    """The check of ``row`` in ``book``, its shop's, read already. No query. Raises as :func:`checked` does."""
    stated: AnyTerms = row.to_core()
    terms = _supposed(book, kind=row.kind, stated=stated, start=_start(row, at=at), at=at)
    return checked_terms(terms)


def checked_terms(terms: TermsInForce) -> Checked:
    """The check of terms that govern, or would."""
    markets = markets_of(terms)
    return Checked(terms=terms, markets=markets, findings=check(terms=terms, markets=markets.known))


def _start(row: Terms, *, at: datetime) -> datetime:
    """From when the row would govern: never earlier than it is published, and that is never in the past."""
    return max([at, *filter(None, (row.effective_from, row.go_live_at))])


def _supposed(book: Book, *, kind: Kind, stated: AnyTerms, start: datetime, at: datetime) -> TermsInForce:
    """What governs at ``start`` once ``stated`` does."""
    known = book.history(kind).versions
    version = Version(
        kind=kind,
        number=1 + max((other.number for other in known), default=0),
        effective_from=start,
        recorded_at=at,
        terms=stated,
    )
    try:
        others = [other for other in book.at(start).versions if other.kind is not kind]
    except NotInForce:
        others = []
    return TermsInForce(book.shop, (*others, version), start)
