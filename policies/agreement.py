"""Whether terms of different kinds fit together: the zones that return exceptions name are those of shipping.

Each kind is checked when it is built, and knows nothing of the others. What holds between them is asked of a book:
of what is in force at one instant, or of everything that a new version would stand beside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from policies.book import Book, TermsInForce
from policies.errors import InvalidTerms, Problem
from policies.histories import Version
from policies.terms import AnyTerms, Kind

CAN_DISAGREE = frozenset({Kind.SHIPPING, Kind.RETURNS})
"""The kinds of terms that name each other's parts."""


@dataclass(frozen=True, slots=True)
class Clash:
    """The first moment from which terms would disagree, and on what."""

    at: datetime
    problems: tuple[Problem, ...]


def disagreements(terms: TermsInForce, *, changing: Kind = Kind.RETURNS) -> tuple[Problem, ...]:
    """What terms in force at one instant say against each other.

    Each problem stands at the field of the kind that is ``changing``, named from its kind on
    (``returns.exceptions.0.when.zones``, ``shipping.zones``), and its sentence is for who changes that.
    """
    return tuple(
        _at_shipping(exception, zone) if changing is Kind.SHIPPING else _at_returns(index, zone)
        for index, exception, zone in _unknown_zones(terms)
    )


def require_agreement(terms: TermsInForce) -> None:
    """Raise UnknownName, with every problem, where a return exception names a zone that is not in force beside it."""
    if problems := disagreements(terms):
        raise InvalidTerms.of(problems)


def clash(*, book: Book, version: Version[AnyTerms]) -> Clash | None:
    """From when ``version``, once it is in ``book``, would govern beside terms that it disagrees with, or None.

    Looked at are its start and every later change while it governs. Its field is the one to change.
    """
    if version.kind not in CAN_DISAGREE:
        return None
    others = [known for history in book.histories for known in history.versions]
    after = Book.of(book.shop, [*others, version])
    for moment in _moments(after, version):
        if problems := disagreements(after.at(moment), changing=version.kind):
            return Clash(moment, problems)
    return None


def _moments(book: Book, version: Version[AnyTerms]) -> Iterator[datetime]:
    """The start of ``version``, and each change of the book before the next version of its kind."""
    yield version.effective_from
    coming = book.history(version.kind).coming(version.effective_from)
    moment = book.next_change(version.effective_from)
    while moment and not (coming and moment >= coming[0].effective_from):
        yield moment
        moment = book.next_change(moment)


def _unknown_zones(terms: TermsInForce) -> Iterator[tuple[int, str, str]]:
    """Position and code of each return exception that names a zone nobody ships to, with that zone."""
    if not terms.states(Kind.RETURNS):
        return
    known = {zone.code for zone in terms.shipping.zones} if terms.states(Kind.SHIPPING) else set()
    for index, exception in enumerate(terms.returns.exceptions):
        for zone in sorted(exception.when.zones - known):
            yield index, exception.code, zone


def _at_returns(index: int, zone: str) -> Problem:
    return Problem(
        f"returns.exceptions.{index}.when.zones",
        "unknown",
        f"There is no shipping zone “{zone}”; add it to the shipping terms first, or name another.",
    )


def _at_shipping(exception: str, zone: str) -> Problem:
    return Problem(
        "shipping.zones",
        "unknown",
        f"The return exception “{exception}” names the zone “{zone}”; keep it, or change that exception first.",
    )
