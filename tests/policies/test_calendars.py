"""Working days, and the two days a year that have 23 and 25 hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from policies.calendars import BusinessCalendar, Closure, end_of_day, local_moment
from policies.errors import InvalidTerms, NoBusinessDay

PARIS = ZoneInfo("Europe/Paris")
FRENCH = BusinessCalendar(holiday_country="FR")


def _every_year(first: date, years: int) -> tuple[Closure, ...]:
    starts = (first + timedelta(days=366 * index) for index in range(years))
    return tuple(Closure(first=start, last=start + timedelta(days=365)) for start in starts)


def test_closures_without_end_are_told_instead_of_searched_for_ever() -> None:
    closed = BusinessCalendar(closures=_every_year(date(2026, 1, 1), 5))

    with pytest.raises(NoBusinessDay, match="Shorten the shop's closures"):
        closed.on_or_after(date(2026, 1, 1))
    with pytest.raises(NoBusinessDay):
        closed.add(date(2025, 12, 31), 1)


def test_closure_of_a_year_is_passed_over() -> None:
    closed = BusinessCalendar(closures=_every_year(date(2026, 1, 1), 1))

    assert closed.on_or_after(date(2026, 1, 1)) == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        (date(2026, 1, 2), date(2026, 1, 1), "reversed"),
        (date(2026, 1, 1), date(2027, 1, 2), "too_long"),
        (date(2026, 1, 1), date.max, "too_long"),
    ],
)
def test_impossible_closure_is_refused(first: date, last: date, code: str) -> None:
    with pytest.raises(InvalidTerms) as caught:
        Closure(first=first, last=last)

    assert [(problem.field, problem.code) for problem in caught.value.problems] == [("last", code)]


def test_closure_of_one_day_and_of_a_leap_year_are_possible() -> None:
    assert Closure(first=date(2026, 1, 1), last=date(2026, 1, 1))
    assert Closure(first=date(2028, 1, 1), last=date(2028, 12, 31))


def test_zero_business_days_after_a_sunday_is_that_sunday() -> None:
    assert FRENCH.add(date(2026, 11, 8), 0) == date(2026, 11, 8)
    assert FRENCH.add(date(2026, 11, 8), 1) == date(2026, 11, 9)


def test_holidays_are_those_of_the_region() -> None:
    alsace = BusinessCalendar(holiday_country="FR", holiday_subdivision="6AE")
    second_christmas_day = date(2025, 12, 26)

    assert FRENCH.is_business_day(second_christmas_day)
    assert not alsace.is_business_day(second_christmas_day)
    assert BusinessCalendar().is_business_day(date(2025, 12, 25))


@pytest.mark.parametrize(
    ("country", "subdivision", "field"),
    [("XX", "", "holiday_country"), ("FR", "XX", "holiday_subdivision"), ("", "6AE", "holiday_subdivision")],
)
def test_unknown_region_is_refused(country: str, subdivision: str, field: str) -> None:
    with pytest.raises(InvalidTerms) as caught:
        BusinessCalendar(holiday_country=country, holiday_subdivision=subdivision)

    assert [problem.field for problem in caught.value.problems] == [field]


@pytest.mark.parametrize("weekdays", [frozenset(), frozenset({0, 1}), frozenset({8})])
def test_impossible_week_is_refused(weekdays: frozenset[int]) -> None:
    with pytest.raises(InvalidTerms):
        BusinessCalendar(working_weekdays=weekdays)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 23), (date(2026, 10, 25), 25), (date(2026, 11, 22), 24)]
)
def test_days_have_their_hours(day: date, hours: int) -> None:
    assert end_of_day(day, PARIS) - local_moment(day, time.min, PARIS) == timedelta(hours=hours)


def test_repeated_hour_is_its_first_pass_and_skipped_hour_has_the_old_offset() -> None:
    assert local_moment(date(2026, 10, 25), time(2, 30), PARIS) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert local_moment(date(2026, 3, 29), time(2, 30), PARIS) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_day_that_a_zone_skipped_still_ends() -> None:
    apia = ZoneInfo("Pacific/Apia")

    assert end_of_day(date(2011, 12, 29), apia) <= end_of_day(date(2011, 12, 30), apia)
