"""When things happened, counted back from the moment of loading on the shop's own calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from policies.book import TermsInForce
from policies.calendars import ONE_DAY, BusinessCalendar, local_moment


@dataclass(frozen=True, slots=True)
class Moments:
    """``now`` and the terms in force then, whose calendar, zone and cutoff place every event."""

    now: datetime
    terms: TermsInForce

    @property
    def calendar(self) -> BusinessCalendar:
        """The shop's working days."""
        return self.terms.shop.calendar

    @property
    def today(self) -> date:
        """The present day in the shop's zone."""
        return self.now.astimezone(self.terms.shop.zone).date()

    def at(self, day: date, clock: str) -> datetime:
        """The instant of a wall clock (``"10:40"``) of the shop."""
        return local_moment(day, time.fromisoformat(clock), self.terms.shop.zone)

    def ago(self, **span: float) -> datetime:
        """So long before now: ``ago(minutes=6)``."""
        return self.now - timedelta(**span)

    def before(self, day: date, business_days: int = 1) -> date:
        """The ``business_days``-th business day before ``day``."""
        for _ in range(business_days):
            day -= ONE_DAY
            while not self.calendar.is_business_day(day):
                day -= ONE_DAY
        return day

    def last_cutoff(self, *, margin: timedelta) -> datetime:
        """The latest cutoff that passed at least ``margin`` ago, on a business day."""
        day = self.today
        while True:
            cutoff = local_moment(day, self.terms.shipping.cutoff_time, self.terms.shop.zone)
            if self.calendar.is_business_day(day) and cutoff <= self.now - margin:
                return cutoff
            day -= ONE_DAY
