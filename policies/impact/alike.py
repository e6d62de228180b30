"""Which orders a set of terms cannot tell apart: the facts that its answers depend on, and no others.

A million orders hold few different cases, so each case is decided once. This is the one place outside the rules
that knows which facts they read: a rule that reads another fact adds it here, and the test that decides every order
of a random stream by itself says so where it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
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


def refused_by_facts(action: Action, order: OrderFacts, at: datetime) -> bool:
    """Whether the facts alone settle the answer, so that no terms can change it.

    What left the shop or was cancelled cannot be cancelled; what has not left, went back or is returned already
    cannot be returned; a cancelled order is promised nothing.
    """
    if order.cancelled_at is not None:
        return True
    if action is Action.DELIVERY:
        return False
    left = order.handed_over_at()
    has_left = left is not None and left <= at
    if action is Action.CANCELLATION:
        return has_left
    return not has_left or order.is_sent_back() or not any(line.returnable for line in order.lines)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Tells for an order which case it is under one set of terms. Two of one case get one answer."""

    terms: TermsInForce
    place: Callable[[str, str], str | None]
    cutoff: Callable[[date], datetime]

    @classmethod
    def under(cls, terms: TermsInForce) -> Likeness:
        """Remembers places and cutoffs as it goes, up to a fixed number."""
        stated = terms.states(Kind.SHIPPING)

        @lru_cache(maxsize=MOST_PLACES)
        def place(country: str, postal_code: str) -> str | None:
            found = terms.shipping.zone_for(country=country, postal_code=postal_code) if stated else None
            return found.code if found else None

        @lru_cache(maxsize=MOST_DAYS)
        def cutoff(day: date) -> datetime:
            return local_moment(day, terms.shipping.cutoff_time, terms.shop.zone)

        return cls(terms, place, cutoff)

    def promise(self, order: OrderFacts) -> Hashable:
        """What its promise of delivery depends on. Raises what the promise itself would."""
        ready_at = released_at(order=order, terms=self.terms)
        if ready_at is None:
            return None
        to, day = order.destination, ready_at.astimezone(self.terms.shop.zone).date()
        return day, ready_at < self.cutoff(day), self.place(to.country, to.postal_code), order.service

    def returning(self, order: OrderFacts) -> Hashable:
        """What a return of anything depends on, for an order that has left the shop."""
        window, to = self.terms.returns.window, order.destination
        started = started_at(window=window, order=order) if window else None
        day = started.astimezone(self.terms.shop.zone).date() if started else None
        goods = tuple([(line.categories, line.tags) for line in order.lines])
        return day, to.country, self.place(to.country, to.postal_code), goods, order.consumer
