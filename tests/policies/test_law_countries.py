"""Clocks and holidays where a consumer lives: of every country with a right of withdrawal, and of its parts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from policies.calendars import end_of_day
from policies.facts import Destination
from policies.law.countries import (
    COUNTRIES,
    OF_A_COUNTRY,
    home_of,
    last_midnight,
    local_day,
    working_day_from,
    zones_of,
)
from policies.law.jurisdictions import EU_MEMBERS

PARIS = ZoneInfo("Europe/Paris")
WINTER, SUMMER = datetime(2026, 1, 15, 12, tzinfo=UTC), datetime(2026, 7, 15, 12, tzinfo=UTC)
# Hours ahead of UTC in winter and in summer.
WESTERN = ("GB", "IE", "PT")
EASTERN = ("BG", "CY", "EE", "FI", "GR", "LT", "LV", "RO")


def _to(country: str, postal_code: str = "00000") -> Destination:
    return Destination(country=country, postal_code=postal_code)


def _hours(zones: tuple[ZoneInfo, ...]) -> list[tuple[float, float]]:
    return sorted(
        (
            (WINTER.astimezone(zone).utcoffset() or timedelta()) / timedelta(hours=1),
            (SUMMER.astimezone(zone).utcoffset() or timedelta()) / timedelta(hours=1),
        )
        for zone in zones
    )


@pytest.mark.parametrize("country", [*EU_MEMBERS, "GB"])
def test_every_country_has_its_hours_and_its_holidays(country: str) -> None:
    hours = (0.0, 1.0) if country in WESTERN else (2.0, 3.0) if country in EASTERN else (1.0, 2.0)

    assert _hours(zones_of(_to(country))) == [hours]
    # Nobody works on 25 December; in 2026 it is a Friday.
    assert working_day_from(date(2026, 12, 25), _to(country)) > date(2026, 12, 27)


def test_the_countries_are_those_with_the_right() -> None:
    assert set(COUNTRIES) == {*EU_MEMBERS, "GB"}
    assert {country for country, _ in OF_A_COUNTRY.values()} <= set(COUNTRIES)


@pytest.mark.parametrize(
    ("country", "postal_code", "winter", "summer"),
    [
        ("FR", "97110", -4, -4),
        ("FR", "97133", -4, -4),
        ("FR", "97150", -4, -4),
        ("FR", "97200", -4, -4),
        ("FR", "97300", -3, -3),
        ("FR", "97400", 4, 4),
        ("FR", "97500", -3, -2),
        ("FR", "97600", 3, 3),
        ("FR", "97700", 1, 2),
        ("FR", "97", 1, 2),
        ("FR", "57000", 1, 2),
        ("FR", "67000", 1, 2),
        ("FR", "68000", 1, 2),
        ("ES", "34999", 1, 2),
        ("ES", "35001", 0, 1),
        ("ES", "37001", 1, 2),
        ("ES", "38001", 0, 1),
        ("ES", "39001", 1, 2),
        ("PT", "94999", 0, 1),
        ("PT", "9500-001", -1, 0),
        ("PT", "9600", -1, 0),
        ("PT", "9700", -1, 0),
        ("PT", "9800", -1, 0),
        ("PT", "9900", -1, 0),
    ],
)
def test_parts_of_a_country_have_their_own_hours(
    country: str, postal_code: str, winter: int, summer: int
) -> None:
    assert _hours(zones_of(_to(country, postal_code))) == [(winter, summer)]


@pytest.mark.parametrize(
    ("code", "postal_code", "name"),
    [
        ("GP", "97110", "America/Guadeloupe"),
        ("BL", "97133", "America/St_Barthelemy"),
        ("MF", "97150", "America/Marigot"),
        ("MQ", "97200", "America/Martinique"),
        ("GF", "97300", "America/Cayenne"),
        ("RE", "97400", "Indian/Reunion"),
        ("PM", "97500", "America/Miquelon"),
        ("YT", "97600", "Indian/Mayotte"),
        ("AX", "22100", "Europe/Helsinki"),
    ],
)
def test_a_territory_is_the_same_place_under_either_code(code: str, postal_code: str, name: str) -> None:
    country = "FI" if code == "AX" else "FR"

    assert zones_of(_to(code, "")) == zones_of(_to(country, postal_code)) == (ZoneInfo(name),)
    assert postal_code.startswith(home_of(_to(code))[1])
    assert home_of(_to(code))[0] == country


def test_without_a_postal_code_it_may_be_any_part() -> None:
    assert {zone.key for zone in zones_of(_to("ES", ""))} == {"Europe/Madrid", "Atlantic/Canary"}
    assert len(zones_of(_to("FR", ""))) == 9


def test_what_is_not_known_has_no_clock_and_no_holidays() -> None:
    assert zones_of(_to("JP")) == ()
    assert working_day_from(date(2026, 12, 25), _to("JP")) == date(2026, 12, 25)
    assert working_day_from(date(2026, 12, 26), _to("JP")) == date(2026, 12, 28)


def test_a_postal_code_may_be_written_in_any_way() -> None:
    assert home_of(_to("GB", "sw1a 1aa")) == ("GB", "SW1A1AA")
    assert home_of(_to("PT", " 9500-001 ")) == ("PT", "9500001")


@pytest.mark.parametrize(
    ("postal_code", "holiday"),
    [
        ("57000", date(2026, 4, 3)),
        ("67000", date(2026, 4, 3)),
        ("68000", date(2026, 4, 3)),
        ("97110", date(2026, 5, 27)),
        ("97133", date(2026, 10, 9)),
        ("97150", date(2026, 5, 28)),
        ("97200", date(2026, 5, 22)),
        ("97300", date(2026, 6, 10)),
        ("97400", date(2027, 12, 20)),
        ("97600", date(2026, 4, 27)),
    ],
)
def test_a_holiday_of_one_part_counts_there_alone(postal_code: str, holiday: date) -> None:
    assert working_day_from(holiday, _to("FR", postal_code)) > holiday
    assert working_day_from(holiday, _to("FR", "75003")) == holiday
    # Where the postal code is missing it may be there.
    assert working_day_from(holiday, _to("FR", "")) > holiday


@pytest.mark.parametrize(
    ("country", "holiday"),
    [
        ("DE", date(2026, 1, 6)),  # Epiphany, in three Länder
        ("DE", date(2027, 3, 8)),  # Women's Day, in Berlin and Mecklenburg
        ("DE", date(2027, 9, 20)),  # Children's Day, in Thuringia
        ("ES", date(2028, 2, 28)),  # the day of Andalusia
    ],
)
def test_a_holiday_of_a_region_counts_in_the_whole_country(country: str, holiday: date) -> None:
    assert working_day_from(holiday, _to(country, "10115")) > holiday


def test_the_later_day_and_the_later_midnight_count() -> None:
    late = datetime(2026, 11, 2, 21, tzinfo=UTC)  # Monday 22:00 in Paris, Tuesday 01:00 on Réunion

    assert local_day(late, _to("RE"), PARIS) == date(2026, 11, 3)
    assert local_day(late, _to("GP"), PARIS) == date(2026, 11, 2)
    assert last_midnight(date(2026, 11, 2), _to("GP"), PARIS) == datetime(2026, 11, 3, 4, tzinfo=UTC)
    assert last_midnight(date(2026, 11, 2), _to("RE"), PARIS) == end_of_day(date(2026, 11, 2), PARIS)
