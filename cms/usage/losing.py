"""Whether terms, once published, would leave out a value that a page speaks of: docs/adr/0014."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import groupby

from wagtail.models import Page, Revision

from cms.references.labels import label
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.models.versions import TermsVersion
from cms.usage.uses import Use, uses_of
from policies.errors import InvalidTerms, NotInForce, Problem
from policies.histories import History
from policies.references import Stated, stated_by
from policies.terms import AnyTerms, Kind

IN_USE = "in_use"
NAMED = 3


def losses_of(
    *, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime, at: datetime
) -> tuple[Problem, ...]:
    """What ``stated`` would leave out although a page speaks of it, each at its field.

    Compared with what governs at that start without it, for as long as it would govern: until the next version that is
    recorded already. A page that says something else by then does not count.
    """
    rows = TermsVersion.objects.filter(shop=shop, kind=kind)
    history = History.of(kind, [row.to_core() for row in rows])
    gone = _left_out(history, stated, effective_from)
    if not gone:
        return ()
    ends = next((version.effective_from for version in history.coming(effective_from)), None)
    uses = [use for use in uses_of(shop=shop, refs=gone) if _within(use, ends)]
    kept = _without_those_that_change(uses, by=effective_from)
    since = f"From {on_clock(effective_from, shop.zone)}: " if effective_from > at else ""
    return tuple(
        Problem(_field(kind, ref), IN_USE, since + _sentence(gone[ref], list(spoken)))
        for ref, spoken in groupby(kept, key=lambda use: use.ref)
    )


def refuse_loss(*, shop: Shop, kind: Kind, stated: AnyTerms, effective_from: datetime, at: datetime) -> None:
    """Raise InvalidTerms where ``stated`` would leave out what a page speaks of.

    Call it within a transaction that holds the shop's row: publications of pages take it too.
    """
    found = losses_of(shop=shop, kind=kind, stated=stated, effective_from=effective_from, at=at)
    if found:
        raise InvalidTerms.of(found)


def _left_out(history: History[AnyTerms], stated: AnyTerms, start: datetime) -> Mapping[str, Stated]:
    try:
        before = history.at(start)
    except NotInForce:
        return {}
    kept = {value.ref for value in stated_by(history.kind, stated)}
    return {value.ref: value for value in stated_by(history.kind, before.terms) if value.ref not in kept}


def _within(use: Use, ends: datetime | None) -> bool:
    """Whether customers read it while the terms govern."""
    if use.live:
        return True
    return use.scheduled_for is not None and (ends is None or use.scheduled_for < ends)


def _without_those_that_change(uses: list[Use], *, by: datetime) -> list[Use]:
    """Leave out what is only on the site, of pages that expire, or are scheduled to say something else, ``by`` then."""
    pages = {use.page_id for use in uses if use.live and use.scheduled_for is None}
    if not pages:
        return uses
    changing = set(Page.objects.filter(pk__in=pages, expire_at__lte=by).values_list("pk", flat=True))
    planned = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in pages], approved_go_live_at__lte=by
    )
    changing |= {int(number) for number in planned.values_list("object_id", flat=True)}
    return [use for use in uses if use.scheduled_for is not None or use.page_id not in changing]


def _field(kind: Kind, ref: str) -> str:
    """The term itself: what the shop's codes in a reference stood for is gone from the form."""
    return ref.removeprefix(f"{kind}.").partition(".")[0]


def _sentence(value: Stated, uses: Iterable[Use]) -> str:
    titles = list(dict.fromkeys(f"“{use.title}” ({use.locale})" for use in uses))
    pages = ", ".join(titles[:NAMED])
    if len(titles) > NAMED:
        pages += f" and {len(titles) - NAMED} more"
    page = "this page speaks" if len(titles) == 1 else "these pages speak"
    return (
        f"“{label(value, locale='en')}” ({value.ref}) cannot be left out while {page} of it: {pages}. "
        "Keep it, or take it out there and publish, or schedule that for the start of these terms, first."
    )
