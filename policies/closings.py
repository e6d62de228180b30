"""The last day of a window, and the instant at which it closes."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from policies.calendars import ONE_DAY, BusinessCalendar, Daily, end_of_day
from policies.durations import Unit, Window


def last_day(*, window: Window, first: date, calendar: BusinessCalendar) -> date:
    """The last day of ``window`` when day zero is ``first``."""
    if window.unit is Unit.BUSINESS_DAY:
        return calendar.add(first, window.length)
    day = first + ONE_DAY * window.length
    return calendar.on_or_after(day) if window.rolls_forward else day


class Closings(dict[Window, Daily[datetime]]):
    """For each window when it closes, by its day zero: the midnight after its last day, in ``zone``.

    Filled as it is asked. Asking raises NoBusinessDay where closures leave no day to end on.
    """

    __slots__ = ("_calendar", "_zone")

    def __init__(self, calendar: BusinessCalendar, zone: ZoneInfo) -> None:
        self._calendar, self._zone = calendar, zone

    def __missing__(self, window: Window) -> Daily[datetime]:
        def closes_at(first: date) -> datetime:
            last = last_day(window=window, first=first, calendar=self._calendar)
            return end_of_day(last, self._zone)

        found = self[window] = Daily(closes_at)
        return found
