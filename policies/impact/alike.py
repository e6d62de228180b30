"""Which orders a set of terms cannot tell apart: the facts that its answers depend on, and no others.

A million orders hold few different cases, so each case is decided once. This is the one place outside the rules
that knows which facts they read: a rule that reads another fact adds it here, and the test that decides every order
of a random stream by itself says so where it is forgotten.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date, datetime
from functools import lru_cache

from policies.book import TermsInForce
from policies.calendars import local_moment
from policies.facts import OrderFacts
from policies.impact.changes import Action
from policies.payment import released_at
from policies.terms import Kind
from policies.windows import started_at

MOST_PLACES = 20_000
MOST_DAYS = 4_000


EVERYTHING = frozenset(Action)
SENT = frozenset({Action.CANCELLATION})
NOT_TO_RETURN = frozenset({Action.RETURN})


def settled(order: OrderFacts, at: datetime) -> frozenset[Action]:
    """What the facts alone settle, so that no terms can change it.

    What left the shop or was cancelled cannot be cancelled; what has not left, went back or is returned already
    cannot be returned; a cancelled order is promised nothing.
    """
    if order.cancelled_at is not None:
        return EVERYTHING
    left = order.handed_over_at()
    if left is None or left > at:
        return NOT_TO_RETURN
    kept = not order.is_sent_back() and any(line.returnable for line in order.lines)
    return SENT if kept else SENT | NOT_TO_RETURN


class Likeness:
    """Tells for an order which case it is under one set of terms. Two of one case get one answer.

    Remembers places and cutoffs as it goes, up to a fixed number.
    """

    def __init__(self, terms: TermsInForce) -> None:
        shipping = terms.shipping if terms.states(Kind.SHIPPING) else None
        self._terms, self._zone = terms, terms.shop.zone
        self._window = terms.returns.window if terms.states(Kind.RETURNS) else None
        self.of_release: Hashable = terms.payment if terms.states(Kind.PAYMENT) else None
        self.of_promises: Hashable = (
            terms.shop.zone,
            self.of_release,
            (shipping.cutoff_time, shipping.zones) if shipping else None,
        )
        self.of_returns: Hashable = (
            terms.shop.zone,
            self._window and self._window.starts_on,
            shipping and shipping.zones,
        )

        @lru_cache(maxsize=MOST_PLACES)
        def place(country: str, postal_code: str) -> str | None:
            found = shipping.zone_for(country=country, postal_code=postal_code) if shipping else None
            return found.code if found else None

        @lru_cache(maxsize=MOST_DAYS)
        def cutoff(day: date) -> datetime:
            return local_moment(day, terms.shipping.cutoff_time, terms.shop.zone)

        self._place, self._cutoff = place, cutoff

    def ready_at(self, order: OrderFacts) -> datetime | None:
        """When the order may be prepared. Raises NotInForce as the promise itself does."""
        return released_at(order=order, terms=self._terms)

    def promise(self, order: OrderFacts, ready_at: datetime | None) -> Hashable:
        """What its promise of delivery depends on. Raises NotInForce as the promise itself does."""
        if ready_at is None:
            return ()
        to, day = order.destination, ready_at.astimezone(self._zone).date()
        return day, ready_at < self._cutoff(day), self._place(to.country, to.postal_code), order.service

    def returning(self, order: OrderFacts) -> Hashable:
        """What a return of anything depends on, for an order that has left the shop."""
        to, window = order.destination, self._window
        started = started_at(window=window, order=order) if window else None
        day = started.astimezone(self._zone).date() if started else None
        goods = tuple([(line.categories, line.tags) for line in order.lines])
        return day, to.country, self._place(to.country, to.postal_code), goods, order.consumer


class Cases:
    """Tells which case an order is under two sets of terms together."""

    def __init__(self, before: TermsInForce, after: TermsInForce) -> None:
        one, other = Likeness(before), Likeness(after)
        # Where both read the same facts in the same way, one reading tells both.
        self._release = (one,) if one.of_release == other.of_release else (one, other)
        self._promises = (one,) if one.of_promises == other.of_promises else (one, other)
        self._returns = (one,) if one.of_returns == other.of_returns else (one, other)

    def promise(self, order: OrderFacts) -> Hashable:
        """The case of its promise. Raises NotInForce as the promise itself does."""
        ready = [likeness.ready_at(order) for likeness in self._release]
        # Where one release tells both, the first is also the last.
        both = zip(self._promises, (ready[0], ready[-1]), strict=False)
        return tuple([likeness.promise(order, ready_at) for likeness, ready_at in both])

    def returning(self, order: OrderFacts) -> Hashable:
        """The case of a return of anything, for an order that has left the shop."""
        return tuple([likeness.returning(order) for likeness in self._returns])
