"""Whether terms, once published, would fit the shop's other kinds, at their start and for as long as they govern."""

from __future__ import annotations

from datetime import datetime

from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.models.versions import TermsVersion
from policies.agreement import CAN_DISAGREE, clash
from policies.book import Book
from policies.errors import InvalidTerms, Problem
from policies.histories import Version
from policies.terms import AnyTerms, Kind


def disagreements_of(
    *, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime, at: datetime
) -> tuple[Problem, ...]:
    """What ``stated``, recorded at ``at``, would contradict; each problem at its field. One query.

    A sentence says from when, where that is later than ``at``.
    """
    if kind not in CAN_DISAGREE:
        return ()
    known = [row.to_core() for row in TermsVersion.objects.filter(shop=shop, kind__in=CAN_DISAGREE)]
    version = Version(
        kind=kind,
        number=1 + max((other.number for other in known), default=0),
        effective_from=effective_from,
        recorded_at=at,
        terms=stated,
    )
    found = clash(book=Book.of(shop.to_core(), known), version=version)
    if found is None:
        return ()
    since = f"From {on_clock(found.at, shop.zone)}: " if found.at > at else ""
    return tuple(
        Problem(problem.field.removeprefix(f"{kind}."), problem.code, since + problem.sentence)
        for problem in found.problems
    )


def refuse_disagreement(
    *, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime, at: datetime
) -> None:
    """Raise UnknownName where ``stated`` and another kind of the shop's terms would contradict each other."""
    found = disagreements_of(shop=shop, kind=kind, stated=stated, effective_from=effective_from, at=at)
    if found:
        raise InvalidTerms.of(found)
