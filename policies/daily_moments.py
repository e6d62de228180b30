"""An hour of a shop's business days, such as a cutoff, as instants."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from policies.calendars import ONE_DAY, BusinessCalendar, Daily, local_moment
from policies.errors import NoBusinessDay


class DailyMoments:
    """The instants at which a wall clock in ``zone`` shows ``clock`` on the business days of ``calendar``."""

    __slots__ = ("_calendar", "_clock", "_coming", "_zone")

    def __init__(self, *, clock: time, calendar: BusinessCalendar, zone: ZoneInfo) -> None:
        self._clock, self._calendar, self._zone = clock, calendar, zone
        self._coming = Daily(self._of_day)

    def after(self, moment: datetime) -> datetime:
        """The first of them after ``moment``, which is in UTC. Raises NoBusinessDay where closures leave none."""
        for coming in self._coming[moment.date()]:
            if moment < coming:
                return coming
        raise NoBusinessDay(moment.date())

    def _of_day(self, day: date) -> tuple[datetime, ...]:
        """Those within ``day`` in UTC, whatever local days that touches, and the first one thereafter."""
        end = datetime.combine(day + ONE_DAY, time.min, UTC)
        found: list[datetime] = []
        local = day - ONE_DAY
        while not found or found[-1] < end:
            try:
                local = self._calendar.on_or_after(local)
            except NoBusinessDay:
                if found:
                    break
                raise
            found.append(local_moment(local, self._clock, self._zone))
            local += ONE_DAY
        return tuple(found)
