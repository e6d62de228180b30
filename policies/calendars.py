"""Which days a shop works, and arithmetic over them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

import holidays

from policies.checks import Checks
from policies.errors import NoBusinessDay

ONE_DAY = timedelta(days=1)
LONGEST_CLOSURE_DAYS = 366
LONGEST_SEARCH_DAYS = 3 * 366
WORKING_WEEK = frozenset({1, 2, 3, 4, 5})
MOST_DAYS = 4096


class Daily[T](dict[date, T]):
    """What ``find`` gives for a day, kept for some thousand days, because many orders share few."""

    __slots__ = ("_find",)

    def __init__(self, find: Callable[[date], T]) -> None:
        self._find = find

    def __missing__(self, day: date) -> T:
        found = self._find(day)
        if len(self) >= MOST_DAYS:
            self.clear()
        self[day] = found
        return found


@lru_cache(maxsize=512)
def public_holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    """The public holidays of one year, as the ``holidays`` library knows them; none where ``country`` is empty."""
    if not country:
        return frozenset()
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))


@lru_cache(maxsize=512)
def is_known_holiday_region(country: str, subdivision: str) -> bool:
    """Whether the ``holidays`` library has a calendar for the country and subdivision."""
    regions = holidays.list_supported_countries(include_aliases=True)
    return country in regions and (not subdivision or subdivision in regions[country])


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days on which the shop does not work, ``first`` and ``last`` included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            self.first <= self.last, "last", "reversed", "The last day is before the first; swap them."
        )
        checks.that(
            (self.last - self.first).days < LONGEST_CLOSURE_DAYS,
            "last",
            "too_long",
            f"A closure lasts at most {LONGEST_CLOSURE_DAYS} days; enter an earlier last day.",
        )
        checks.done()


@dataclass(frozen=True, kw_only=True)
class BusinessCalendar:
    """Working weekdays (ISO: Monday is 1), less public holidays, less closures."""

    working_weekdays: frozenset[int] = WORKING_WEEK
    holiday_country: str = ""
    holiday_subdivision: str = ""
    closures: tuple[Closure, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(
            self.working_weekdays, "working_weekdays", "Choose at least one working day of the week."
        )
        checks.that(
            self.working_weekdays <= frozenset(range(1, 8)),
            "working_weekdays",
            "out_of_range",
            "Weekdays are numbered 1 (Monday) to 7 (Sunday); choose among these.",
        )
        checks.that(
            not self.holiday_country
            or is_known_holiday_region(self.holiday_country, self.holiday_subdivision),
            "holiday_subdivision" if self.holiday_subdivision else "holiday_country",
            "unknown",
            "No public holidays are known for this region; choose another or leave it empty.",
        )
        checks.that(
            bool(self.holiday_country) or not self.holiday_subdivision,
            "holiday_subdivision",
            "contradiction",
            "Choose the country of this region too, or leave the region empty.",
        )
        checks.done()

    def is_business_day(self, day: date) -> bool:
        """Whether the shop works on ``day``."""
        return day.isoweekday() in self.working_weekdays and not self.is_day_off(day)

    def is_day_off(self, day: date) -> bool:
        """Whether ``day`` is a public holiday or in a closure, on whatever weekday."""
        return day in public_holidays(self.holiday_country, self.holiday_subdivision, day.year) or any(
            closure.first <= day <= closure.last for closure in self.closures
        )

    def on_or_after(self, day: date) -> date:
        """The first business day that is not before ``day``. Raises NoBusinessDay where closures leave none."""
        return self._firsts[day]

    @cached_property
    def _firsts(self) -> Daily[date]:
        return Daily(self._on_or_after)

    def _on_or_after(self, day: date) -> date:
        of_year = _business_days(self, day.year)
        position = bisect_left(of_year, day)
        return of_year[position] if position < len(of_year) else self._in_later_year(day)

    def add(self, day: date, business_days: int) -> date:
        """The ``business_days``-th business day after ``day``; with 0, ``day`` itself, whatever day that is.

        Raises NoBusinessDay where closures leave none.
        """
        while business_days > 0:
            of_year = _business_days(self, day.year)
            passed = bisect_right(of_year, day)
            if passed + business_days <= len(of_year):
                return of_year[passed + business_days - 1]
            # All that this year has left, and the first one of a later year.
            business_days -= len(of_year) - passed + 1
            day = self.on_or_after((of_year[-1] if passed < len(of_year) else day) + ONE_DAY)
        return day

    def _in_later_year(self, day: date) -> date:
        last = date.fromordinal(min(day.toordinal() + LONGEST_SEARCH_DAYS - 1, date.max.toordinal()))
        years = (_business_days(self, year) for year in range(day.year + 1, last.year + 1))
        found = next((of_year[0] for of_year in years if of_year), None)
        if found is None or found > last:
            raise NoBusinessDay(day)
        return found


@lru_cache(maxsize=512)
def _business_days(calendar: BusinessCalendar, year: int) -> tuple[date, ...]:
    """Every business day of one year, in order: made once for all equal calendars, then searched by bisection."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(filter(calendar.is_business_day, map(date.fromordinal, range(first, last + 1))))


def first_day(day: date, fits: Callable[[date], bool]) -> date:
    """The first day from ``day`` on that ``fits``. Raises NoBusinessDay when none does within three years."""
    for offset in range(LONGEST_SEARCH_DAYS):
        candidate = day + timedelta(days=offset)
        if fits(candidate):
            return candidate
    raise NoBusinessDay(day)


def local_moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which a wall clock in ``zone`` shows ``clock`` on ``day``.

    In the hour that a clock change repeats it is the first pass; in one that it skips, the offset before the
    change holds. UTC because Python compares two datetimes of one zone by their wall clocks, which is wrong in
    the repeated hour.
    """
    return _moment(day, clock, zone)


@lru_cache(maxsize=8192)
def _moment(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """Remembered, because many orders share few days and clocks."""
    # Clocks that differ in their fold alone are equal to the cache, so the fold may make no difference.
    return datetime.combine(day, clock.replace(fold=0), tzinfo=zone).astimezone(UTC)


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The instant at which ``day`` is over in ``zone``: the following midnight, itself no longer part of the day."""
    return _end_of_day(day, zone)


@lru_cache(maxsize=MOST_DAYS)
def _end_of_day(day: date, zone: ZoneInfo) -> datetime:
    return _moment(day + ONE_DAY, time.min, zone)


class LocalDays:
    """The days of ``zone``, by tables of when they start: an instant is looked up, and the zone is not asked."""

    __slots__ = ("_bounds",)

    def __init__(self, zone: ZoneInfo) -> None:
        self._bounds = Daily(lambda day: (end_of_day(day - ONE_DAY, zone), end_of_day(day, zone)))

    def of(self, moment: datetime) -> date:
        """The day of ``moment``, which is in UTC. An hour that a clock change repeats belongs to its first pass."""
        day = moment.date()
        starts, ends = self._bounds[day]
        if moment < starts:
            return day - ONE_DAY
        return day if moment < ends else day + ONE_DAY
