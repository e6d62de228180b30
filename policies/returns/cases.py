"""What the rules look at: the order and the moment, and its items in groups that share their terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from policies.arrangements import Arranged, arranged, circumstances
from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import (
    Circumstances,
    ReturnCondition,
    ReturnMethod,
    ReturnReason,
    ReturnTerms,
)
from policies.windows import closes_at, started_at

EVERYWHERE = Circumstances()


class Asked(NamedTuple):
    """A quantity of one line; ``reason`` None where only is asked whether it may be returned."""

    line: str
    quantity: int
    reason: ReturnReason | None
    unmet: frozenset[ReturnCondition] = frozenset()


class Case(NamedTuple):
    """The order, what is asked of it, and when. What several rules need is worked out once."""

    intent: ReturnIntent
    asked: tuple[Asked, ...]
    order: OrderFacts
    terms: TermsInForce
    returns: ReturnTerms
    at: datetime
    placed_on: date
    handed_over_at: datetime | None
    has_left: bool


class Group(NamedTuple):
    """Items to which the same terms apply.

    ``started_at`` and ``closes_at`` are those of their window; None for what is not known or has no end.
    ``in_season``: the season, not the window, says when it closes.
    """

    asked: tuple[Asked, ...]
    arranged: Arranged
    methods: tuple[ReturnMethod, ...]
    started_at: datetime | None
    closes_at: datetime | None
    in_season: bool

    @property
    def deadline(self) -> tuple[datetime | None, Reason | None]:
        """When they can no longer be returned, and what happens then."""
        if self.arranged.window is None:
            return None, Reason(ReasonCode.NO_TIME_LIMIT)
        if self.closes_at is None:
            return None, None
        code = ReasonCode.IN_SEASON if self.in_season else ReasonCode.WINDOW_OPEN
        return self.closes_at, Reason(code, self.window)

    @property
    def window(self) -> Mapping[str, Datum]:
        """When the window closes and since when it runs; where it is not the general one, what states it.

        ``season`` is the code of the season that closes it later, ``window`` the reference of an exception's own.
        """
        data: dict[str, Datum] = {"until": self.closes_at, "started_at": self.started_at}
        if self.arranged.windowed_by:
            data["window"] = self.arranged.window_ref
        if self.in_season and self.arranged.season:
            data["season"] = self.arranged.season.code
        return data


def case_of(intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime) -> Case:
    """Everything that is asked at ``at``."""
    left = order.handed_over_at()
    return Case(
        intent,
        _asked(intent, order),
        order,
        terms,
        terms.returns,
        at,
        order.placed_at.astimezone(terms.shop.zone).date(),
        left,
        left is not None and left <= at,
    )


def groups_of(case: Case) -> tuple[Group, ...]:
    """The items asked for by the terms that apply to them; one group without items where none are asked for."""
    if not case.returns.exceptions:
        return (_group(case, case.asked, EVERYWHERE),)
    by_terms: dict[tuple[str, ...], tuple[Circumstances, list[Asked]]] = {}
    for asked in case.asked:
        found = _circumstances(case, asked)
        codes = tuple(one.code for one in case.returns.exceptions if one.when.holds(found))
        by_terms.setdefault(codes, (found, []))[1].append(asked)
    if not by_terms:
        return (_group(case, (), EVERYWHERE),)
    return tuple(_group(case, tuple(items), found) for found, items in by_terms.values())


def _asked(intent: ReturnIntent, order: OrderFacts) -> tuple[Asked, ...]:
    """The items of the intent; where it names none, all that is left."""
    if intent.items:
        return tuple([Asked(item.line, item.quantity, item.reason, item.unmet) for item in intent.items])
    return tuple([Asked(line.line, left, None) for line in order.lines if (left := line.returnable)])


def _circumstances(case: Case, asked: Asked) -> Circumstances:
    return circumstances(
        order=case.order,
        line=asked.line,
        reason=asked.reason,
        channel=case.intent.channel,
        terms=case.terms,
    )


def _group(case: Case, asked: tuple[Asked, ...], found: Circumstances) -> Group:
    here = arranged(returns=case.returns, case=found, placed_on=case.placed_on)
    started = started_at(window=here.window, order=case.order) if here.window else None
    closes, in_season = _closes(case, here, started)
    return Group(asked, here, _methods(case, here), started, closes, in_season)


def _methods(case: Case, here: Arranged) -> tuple[ReturnMethod, ...]:
    country, channel = case.order.destination.country, case.intent.channel
    return tuple(
        [
            method
            for method in here.methods
            if method.serves(country) and (channel is None or method.channel is channel)
        ]
    )


def _closes(case: Case, here: Arranged, started: datetime | None) -> tuple[datetime | None, bool]:
    """When the items can no longer be returned, and whether a season is why. A season never closes a window."""
    if here.window is None or started is None:
        return None, False
    closes = closes_at(window=here.window, started_at=started, shop=case.terms.shop)
    if here.season is None:
        return closes, False
    until = end_of_day(here.season.until, case.terms.shop.zone)
    return max(closes, until), until > closes
