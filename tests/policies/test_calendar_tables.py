"""Calendars against the plain definition: a walk over days, and the zone's own arithmetic."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policies.calendars import (
    LONGEST_SEARCH_DAYS,
    ONE_DAY,
    BusinessCalendar,
    Closure,
    end_of_day,
    first_day,
    local_moment,
)
from policies.errors import NoBusinessDay

FEW = settings(max_examples=60, deadline=None)
ZONES = tuple(
    map(
        ZoneInfo,
        (
            "Africa/Casablanca",  # clocks change around Ramadan
            "America/New_York",
            "America/St_Johns",
            "Asia/Kathmandu",
            "Asia/Tehran",
            "Australia/Lord_Howe",  # half an hour of summer time
            "Europe/Dublin",
            "Europe/Paris",
            "Pacific/Apia",  # skipped a day
            "UTC",
        ),
    )
)
# Around the ends of years, where one table hands over to the next.
days = st.builds(
    lambda year, offset: date(year, 12, 20) + timedelta(days=offset),
    st.integers(2023, 2027),
    st.integers(0, 25),
)
closures = st.builds(
    lambda first, length: Closure(first=first, last=first + timedelta(days=length)), days, st.integers(0, 365)
)


def _years(first: date, count: int) -> tuple[Closure, ...]:
    """As many closures as long as can be, one after the other: whole years without a business day."""
    starts = [first + timedelta(days=366 * index) for index in range(count)]
    return tuple(Closure(first=start, last=start + timedelta(days=365)) for start in starts)


calendars = st.builds(
    BusinessCalendar,
    working_weekdays=st.frozensets(st.integers(1, 7), min_size=1),
    holiday_country=st.sampled_from(("", "FR", "US")),
    closures=st.lists(closures, max_size=5).map(tuple) | st.builds(_years, days, st.integers(1, 4)),
)


def _walked(calendar: BusinessCalendar, day: date, business_days: int) -> date:
    for _ in range(business_days):
        day = first_day(day + ONE_DAY, calendar.is_business_day)
    return day


def _found(search: Callable[[], date]) -> date | tuple[str, date]:
    try:
        return search()
    except NoBusinessDay as error:
        return "none from", error.day


@FEW
@given(calendars, days)
def test_first_business_day_is_the_one_a_walk_finds(calendar: BusinessCalendar, day: date) -> None:
    expected = _found(lambda: first_day(day, calendar.is_business_day))

    assert _found(lambda: calendar.on_or_after(day)) == expected


@FEW
@example(
    BusinessCalendar(working_weekdays=frozenset({5}), closures=_years(date(2023, 12, 27), 3)),
    date(2023, 12, 30),
    1,
)
@given(calendars, days, st.integers(0, 300))
def test_counted_business_days_are_those_a_walk_counts(
    calendar: BusinessCalendar, day: date, business_days: int
) -> None:
    expected = _found(lambda: _walked(calendar, day, business_days))

    assert _found(lambda: calendar.add(day, business_days)) == expected


def test_counting_goes_over_the_year_and_over_a_closure_that_does() -> None:
    calendar = BusinessCalendar(closures=(Closure(first=date(2026, 12, 24), last=date(2027, 1, 3)),))

    assert calendar.add(date(2026, 12, 23), 1) == date(2027, 1, 4)
    assert calendar.add(date(2026, 12, 22), 2) == date(2027, 1, 4)
    assert calendar.add(date(2026, 12, 31), 261) == date(2027, 12, 31) + timedelta(days=3)
    assert BusinessCalendar().add(date(2026, 12, 31), 261) == date(2027, 12, 31)


def test_search_is_over_after_three_years_to_the_day() -> None:
    first = date(2026, 1, 1)
    calendar = BusinessCalendar(working_weekdays=frozenset(range(1, 8)), closures=_years(first, 3))
    reopens = first + timedelta(days=LONGEST_SEARCH_DAYS)

    assert calendar.on_or_after(first + ONE_DAY) == calendar.add(first, 1) == reopens
    with pytest.raises(NoBusinessDay):
        calendar.on_or_after(first)
    with pytest.raises(NoBusinessDay):
        calendar.add(first - ONE_DAY, 1)


def test_last_year_there_is_ends_the_search() -> None:
    calendar = BusinessCalendar(working_weekdays=frozenset({1}))

    assert calendar.on_or_after(date(9999, 12, 27)) == date(9999, 12, 27)
    with pytest.raises(NoBusinessDay):
        calendar.on_or_after(date(9999, 12, 28))


def test_equal_calendars_are_equal_keys() -> None:
    one = BusinessCalendar(
        holiday_country="FR", closures=(Closure(first=date(2026, 8, 1), last=date(2026, 8, 9)),)
    )
    same = BusinessCalendar(
        holiday_country="FR", closures=(Closure(first=date(2026, 8, 1), last=date(2026, 8, 9)),)
    )
    open_in_august = BusinessCalendar(holiday_country="FR")

    assert {one: "one"}[same] == "one"
    assert one.on_or_after(date(2026, 8, 3)) == same.on_or_after(date(2026, 8, 3)) == date(2026, 8, 10)
    assert open_in_august.on_or_after(date(2026, 8, 3)) == date(2026, 8, 3)


@settings(max_examples=400, deadline=None)
@given(st.dates(date(1970, 1, 1), date(2400, 1, 1)), st.times(), st.sampled_from(ZONES))
def test_moment_shows_its_clock_in_the_zone(day: date, clock: time, zone: ZoneInfo) -> None:
    moment = local_moment(day, clock, zone)
    shown = moment.astimezone(zone)
    wall = datetime.combine(day, clock)

    assert moment.tzinfo is UTC
    if shown.replace(tzinfo=None, fold=0) != wall:
        # Skipped by a change of clocks: what is shown lies on the other side of it.
        assert (moment - timedelta(days=1)).astimezone(zone).utcoffset() != shown.utcoffset()
    assert shown.fold == 0
    assert end_of_day(day, zone) == local_moment(day + ONE_DAY, time.min, zone)


def test_second_pass_asked_for_by_fold_is_the_first_all_the_same() -> None:
    day, paris = date(2026, 10, 25), ZoneInfo("Europe/Paris")
    first_pass = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)

    assert local_moment(day, time(2, 45, fold=1), paris) == first_pass
    assert local_moment(day, time(2, 45), paris) == first_pass
