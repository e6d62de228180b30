"""Which orders a set of terms cannot tell apart: the facts that its answers depend on, and no others.

A million orders hold few different cases, so each case is decided once. This is the one place outside the rules
that knows which facts they read: a rule that reads another fact adds it here, and the test that decides every order
of a random stream by itself says so where it is forgotten.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from policies.book import TermsInForce
from policies.durations import StartsOn, Window
from policies.facts import OrderFacts
from policies.impact.kinds import Action
from policies.impact.reading import zones_of_exceptions
from policies.payment import released_at
from policies.terms import Kind, ReturnException, ReturnTerms, Season
from policies.windows import started_at

MOST_PLACES = 20_000

EVERYTHING = frozenset(Action)
TO_RETURN = frozenset({Action.RETURN, Action.EXCHANGE})
TO_CANCEL = frozenset({Action.CANCELLATION, Action.MODIFICATION})
GONE = TO_RETURN | TO_CANCEL | {Action.REFUND}


def settled(order: OrderFacts, at: datetime) -> frozenset[Action]:
    """What the facts alone settle, so that no terms can change it.

    What left the shop or was cancelled cannot be cancelled or changed; what has not left, went back or is returned
    already cannot be returned; a cancelled order is promised nothing. Paid back is what can be cancelled or returned.
    """
    if order.cancelled_at is not None:
        return EVERYTHING
    left = order.handed_over_at()
    if left is None or left > at:
        return TO_RETURN
    kept = not order.is_sent_back() and any(line.returnable for line in order.lines)
    return TO_CANCEL if kept else GONE


class _Reading(NamedTuple):
    """What return terms look at in an order: two that look at the same are told by one reading."""

    starts_on: StartsOn | None
    countries: bool
    seasons: tuple[Season, ...]
    exceptions: tuple[ReturnException, ...]

    @classmethod
    def of(cls, returns: ReturnTerms | None) -> _Reading:
        if returns is None:
            return cls(None, False, (), ())
        starts_on = returns.window.starts_on if returns.window else None
        countries = any(method.countries for method in returns.methods)
        return cls(starts_on, countries, returns.seasons, returns.exceptions)

    @property
    def windows(self) -> tuple[Window, ...]:
        """The windows that exceptions state of their own."""
        windows = (exception.then.window for exception in self.exceptions)
        return tuple([window for window in windows if window])

    @property
    def goods(self) -> frozenset[str]:
        """The categories and tags that exceptions look for; all others make no difference."""
        return frozenset[str]().union(*(one.when.categories | one.when.tags for one in self.exceptions))


class Likeness:
    """Tells for an order which case it is under one set of terms. Two of one case get one answer.

    Remembers places as it goes, up to a fixed number.
    """

    def __init__(self, terms: TermsInForce) -> None:
        shipping = terms.shipping if terms.states(Kind.SHIPPING) else None
        returns = terms.returns if terms.states(Kind.RETURNS) else None
        self._terms, self._days, self._returns = terms, terms.shop.days, returns
        self._reading = _Reading.of(returns)
        self._windows = self._reading.windows
        self._goods = self._reading.goods
        self.of_release: Hashable = terms.payment if terms.states(Kind.PAYMENT) else None
        self.of_promises: Hashable = (
            terms.shop.zone,
            terms.shop.calendar,
            self.of_release,
            (shipping.cutoff_time, shipping.zones) if shipping else None,
        )
        zones = zones_of_exceptions(terms, returns) if returns else ()
        self._by_place = bool(zones)
        self.of_returns: Hashable = (terms.shop.zone, self._reading, zones)

        @lru_cache(maxsize=MOST_PLACES)
        def place(country: str, postal_code: str) -> str | None:
            found = terms.shipping.zone_for(country=country, postal_code=postal_code)
            return found.code if found else None

        self._place = place

    def ready_at(self, order: OrderFacts) -> datetime | None:
        """When the order may be prepared. Raises NotInForce as the promise itself does."""
        return released_at(order=order, terms=self._terms)

    def promise(self, order: OrderFacts, ready_at: datetime | None) -> Hashable:
        """What its promise of delivery depends on. Raises NotInForce and NoBusinessDay as the promise itself does."""
        if ready_at is None:
            return ()
        to = order.destination
        return self._terms.cutoffs.after(ready_at), self._place(to.country, to.postal_code), order.service

    def returning(self, order: OrderFacts) -> Hashable:
        """What a return of anything depends on, for an order that has left the shop."""
        returns, reading, to = self._returns, self._reading, order.destination
        if returns is None:
            return ()
        return (
            self._started_on(order, returns.window) if returns.window else None,
            to.country if reading.countries else None,
            self._season(order, returns) if reading.seasons else None,
            self._exceptional(order) if reading.exceptions else None,
        )

    def _started_on(self, order: OrderFacts, window: Window) -> date | None:
        started = started_at(window=window, order=order)
        return self._days.of(started) if started else None

    def _season(self, order: OrderFacts, returns: ReturnTerms) -> str | None:
        season = returns.season_on(self._days.of(order.placed_at))
        return season.code if season else None

    def _exceptional(self, order: OrderFacts) -> Hashable:
        """What exceptions look at: the goods that are left, the place, the tenders, and the start of own windows."""
        to, goods = order.destination, self._goods
        return (
            frozenset(
                [(line.categories & goods, line.tags & goods) for line in order.lines if line.returnable]
            ),
            self._place(to.country, to.postal_code) if self._by_place else None,
            frozenset([payment.tender for payment in order.payments]),
            tuple([self._started_on(order, window) for window in self._windows]),
        )


class Cases:
    """Tells which case an order is under two sets of terms together."""

    def __init__(self, before: TermsInForce, after: TermsInForce) -> None:
        one, other = Likeness(before), Likeness(after)
        # Where both read the same facts in the same way, one reading tells both.
        self._release = (one,) if one.of_release == other.of_release else (one, other)
        self._promises = (one,) if one.of_promises == other.of_promises else (one, other)
        self._returns = (one,) if one.of_returns == other.of_returns else (one, other)
        self._last: tuple[OrderFacts, Hashable] | None = None

    def promise(self, order: OrderFacts) -> Hashable:
        """The case of its promise. Raises NotInForce and NoBusinessDay as the promise itself does."""
        ready = [likeness.ready_at(order) for likeness in self._release]
        # Where one release tells both, the first is also the last.
        both = zip(self._promises, (ready[0], ready[-1]), strict=False)
        return tuple([likeness.promise(order, ready_at) for likeness, ready_at in both])

    def returning(self, order: OrderFacts) -> Hashable:
        """The case of a return of anything, for an order that has left the shop; several actions ask for it."""
        if self._last is None or self._last[0] is not order:
            self._last = order, tuple([likeness.returning(order) for likeness in self._returns])
        return self._last[1]


def goods_and_money(order: OrderFacts) -> Hashable:
    """What a refund depends on, besides what the return of everything depends on: nothing of it is a moment."""
    return (
        order.lines,
        order.refunded,
        tuple(
            [
                (payment.tender, payment.amount, payment.refunded, payment.paid_at is None)
                for payment in order.payments
            ]
        ),
        order.delivery_cost,
        order.standard_delivery_cost,
    )
