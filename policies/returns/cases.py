"""What the rules look at: the order and the moment, and its items in groups that share their terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from policies.arrangements import Arranged, arranged, circumstances
from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.delivery import DeliveryPromise, promise_for
from policies.durations import Window
from policies.errors import NoBusinessDay, NotInForce
from policies.facts import OrderFacts, ReturnIntent, ReturnItem
from policies.reasons import Datum, Reason, ReasonCode
from policies.terms import (
    Circumstances,
    ReturnCondition,
    ReturnMethod,
    ReturnTerms,
    Season,
)
from policies.windows import closes_at, started_at

EVERYWHERE = Circumstances()


class LeftOver(NamedTuple):
    """What is left of a line, where the intent names no items: it is asked whether it may be returned, not why."""

    line: str
    quantity: int
    reason: None = None
    unmet: frozenset[ReturnCondition] = frozenset()


type Asked = ReturnItem | LeftOver


@dataclass(slots=True)
class Case:
    """The order, what is asked of it, and when. What several rules need is worked out once.

    ``has_left``: at that moment a parcel is on its way, or was.
    """

    intent: ReturnIntent
    order: OrderFacts
    terms: TermsInForce
    returns: ReturnTerms
    at: datetime
    handed_over_at: datetime | None
    has_left: bool

    @property
    def asked(self) -> Sequence[Asked]:
        """The items of the intent; where it names none, all that is left."""
        return self.intent.items or tuple(
            [LeftOver(line.line, left) for line in self.order.lines if (left := line.returnable)]
        )


@dataclass(slots=True)
class Group:
    """Items to which the same terms apply; ``named`` None for all that is asked.

    ``started_at`` and ``closes_at`` are those of their window; None for what is not known or has no end.
    ``in_season``: the season, not the window, says when it closes. ``promise`` is that of their delivery, where it is
    not known of; None too where the shop makes none.
    """

    named: Sequence[Asked] | None
    arranged: Arranged
    methods: tuple[ReturnMethod, ...]
    started_at: datetime | None
    closes_at: datetime | None
    in_season: bool
    is_delivery_known: bool
    promise: DeliveryPromise | None

    def asked(self, case: Case) -> Sequence[Asked]:
        """Its items."""
        return case.asked if self.named is None else self.named

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
        data: dict[str, Datum] = {
            "until": self.closes_at,
            "started_at": self.started_at,
        }
        if self.arranged.windowed_by:
            data["window"] = self.arranged.window_ref
        if self.in_season and self.arranged.season:
            data["season"] = self.arranged.season.code
        return data


def groups_of(case: Case) -> list[Group]:
    """The items asked for by the terms that apply to them; one group without items where none are asked for."""
    exceptions = case.returns.exceptions
    if not exceptions:
        return [_group(case, None, _arranged(case, EVERYWHERE))]
    by_terms: dict[tuple[str, ...], tuple[Circumstances, list[Asked]]] = {}
    for asked in case.asked:
        found = _circumstances(case, asked)
        codes = tuple(one.code for one in exceptions if one.when.holds(found))
        by_terms.setdefault(codes, (found, []))[1].append(asked)
    if not by_terms:
        return [_group(case, (), _arranged(case, EVERYWHERE))]
    return [_group(case, tuple(items), _arranged(case, found)) for found, items in by_terms.values()]


def _circumstances(case: Case, asked: Asked) -> Circumstances:
    return circumstances(
        order=case.order,
        line=asked.line,
        reason=asked.reason,
        channel=case.intent.channel,
        terms=case.terms,
    )


def _group(case: Case, named: Sequence[Asked] | None, here: Arranged) -> Group:
    window = here.window
    started = started_at(window=window, order=case.order) if window else None
    closes, in_season = _closes(case, window, started, here.season) if window and started else (None, False)
    # Before anything left, and once all of it is back, there is no delivery to know of.
    known = bool(started) or not window or not case.has_left or case.order.is_sent_back()
    promise = None if known else _promise(case)
    return Group(named, here, _methods(case, here), started, closes, in_season, known, promise)


def _promise(case: Case) -> DeliveryPromise | None:
    """The promise of delivery, or None where the shop's terms give none: a return does not depend on them."""
    try:
        return promise_for(order=case.order, terms=case.terms)
    except (NotInForce, NoBusinessDay):
        return None


def _arranged(case: Case, found: Circumstances) -> Arranged:
    """The terms for ``found``: the general ones as they are, where nothing can differ from them."""
    returns, order = case.returns, case.order
    if not (returns.exceptions or returns.seasons):
        return returns.general
    placed_on = case.terms.shop.days.of(order.placed_at)
    return arranged(returns=returns, case=found, placed_on=placed_on)


def _methods(case: Case, here: Arranged) -> tuple[ReturnMethod, ...]:
    country, channel = case.order.destination.country, case.intent.channel
    return tuple(
        [
            method
            for method in here.methods
            if method.serves(country) and (channel is None or method.channel is channel)
        ]
    )


def _closes(case: Case, window: Window, started: datetime, season: Season | None) -> tuple[datetime, bool]:
    """When the items can no longer be returned, and whether a season is why. A season never closes a window."""
    closes = closes_at(window=window, started_at=started, shop=case.terms.shop)
    if season is None:
        return closes, False
    until = end_of_day(season.until, case.terms.shop.zone)
    return max(closes, until), until > closes
