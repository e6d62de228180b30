"""The next cutoff against its plain definition: a walk over the shop's days, each on the shop's own clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from policies.calendars import (
    MOST_DAYS,
    ONE_DAY,
    BusinessCalendar,
    Closure,
    Daily,
    LocalDays,
    local_moment,
)
from policies.daily_moments import DailyMoments
from policies.errors import NoBusinessDay

PARIS = ZoneInfo("Europe/Paris")
ZONES = tuple(
    map(
        ZoneInfo,
        (
            "America/New_York",
            "Asia/Kathmandu",
            "Europe/Paris",
            "Pacific/Auckland",
            "Pacific/Kiritimati",  # fourteen hours ahead of UTC
            "Pacific/Pago_Pago",  # eleven behind
            "UTC",
        ),
    )
)
NOON = time(12)
# Two years, with both ends of one between them.
moments = st.integers(0, 2 * 365 * 24 * 60 * 60).map(
    lambda seconds: datetime(2024, 12, 20, tzinfo=UTC) + timedelta(seconds=seconds)
)


def daily(
    calendar: BusinessCalendar | None = None, *, clock: time = NOON, zone: ZoneInfo = PARIS
) -> DailyMoments:
    return DailyMoments(clock=clock, calendar=calendar or BusinessCalendar(holiday_country="FR"), zone=zone)


def walked(calendar: BusinessCalendar, clock: time, zone: ZoneInfo, moment: datetime) -> datetime:
    """The definition: from the local day on, the first business day whose clock has not struck yet."""
    day = moment.astimezone(zone).date()
    while not calendar.is_business_day(day) or moment >= local_moment(day, clock, zone):
        day += ONE_DAY
    return local_moment(day, clock, zone)


@settings(max_examples=300, deadline=None)
@example(
    moment=datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    clock=time(2, 30),
    zone=PARIS,
    weekdays=frozenset(range(1, 8)),
    closed_for=0,
)
@example(
    moment=datetime(2026, 10, 25, 0, 45, tzinfo=UTC),
    clock=time(2, 45),
    zone=PARIS,
    weekdays=frozenset(range(1, 8)),
    closed_for=0,
)
@given(
    moment=moments,
    clock=st.times(),
    zone=st.sampled_from(ZONES),
    weekdays=st.frozensets(st.integers(1, 7), min_size=1),
    closed_for=st.integers(0, 40),
)
def test_next_moment_is_the_one_a_walk_finds(
    moment: datetime, clock: time, zone: ZoneInfo, weekdays: frozenset[int], closed_for: int
) -> None:
    closure = Closure(first=date(2025, 12, 24), last=date(2025, 12, 24) + timedelta(days=closed_for))
    calendar = BusinessCalendar(working_weekdays=weekdays, holiday_country="FR", closures=(closure,))
    found = daily(calendar, clock=clock, zone=zone).after(moment)

    assert found == walked(calendar, clock, zone, moment)
    assert found > moment


def test_moment_itself_is_missed_and_the_second_before_is_not() -> None:
    noon = datetime(2026, 11, 6, 11, tzinfo=UTC)  # a Friday

    assert daily().after(noon - timedelta(seconds=1)) == noon
    assert daily().after(noon) == datetime(2026, 11, 9, 11, tzinfo=UTC)


def test_last_business_day_before_years_of_closure_still_has_its_moment() -> None:
    years = tuple(
        Closure(first=first, last=first + timedelta(days=365))
        for first in (date(2026, 11, 7) + timedelta(days=366 * index) for index in range(4))
    )
    cutoffs = daily(BusinessCalendar(closures=years))
    noon = datetime(2026, 11, 6, 11, tzinfo=UTC)

    assert cutoffs.after(noon - timedelta(seconds=1)) == noon
    for later in (noon, noon + timedelta(days=3)):
        with pytest.raises(NoBusinessDay):
            cutoffs.after(later)


def test_what_is_kept_of_days_does_not_grow_without_end() -> None:
    asked: list[date] = []

    def find(day: date) -> int:
        asked.append(day)
        return day.toordinal()

    kept, first = Daily(find), date(2020, 1, 1)
    for offset in range(MOST_DAYS + 1):
        assert kept[first + offset * ONE_DAY] == first.toordinal() + offset
    assert len(kept) == 1
    assert kept[first + MOST_DAYS * ONE_DAY] == first.toordinal() + MOST_DAYS
    assert len(asked) == MOST_DAYS + 1


@settings(max_examples=300, deadline=None)
@example(moment=datetime(2026, 3, 29, 22, tzinfo=UTC), zone=PARIS)
@example(moment=datetime(2026, 10, 25, 0, 45, tzinfo=UTC), zone=PARIS)
@given(moment=moments, zone=st.sampled_from(ZONES))
def test_local_day_is_the_one_the_zone_shows(moment: datetime, zone: ZoneInfo) -> None:
    assert LocalDays(zone).of(moment) == moment.astimezone(zone).date()


def test_local_day_begins_at_midnight_and_not_before() -> None:
    days, midnight = LocalDays(PARIS), datetime(2026, 11, 5, 23, tzinfo=UTC)

    assert days.of(midnight - timedelta(microseconds=1)) == date(2026, 11, 5)
    assert days.of(midnight) == date(2026, 11, 6)
    assert days.of(midnight + timedelta(hours=24)) == date(2026, 11, 7)
