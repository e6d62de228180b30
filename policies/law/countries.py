"""What the time is and which days are holidays where a consumer lives, as far as an address tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from policies.calendars import ONE_DAY, WORKING_WEEK, end_of_day, first_day, public_holidays
from policies.facts import Destination


@dataclass(frozen=True, slots=True)
class Area:
    """A part of a country, by the beginning of its postal codes, with its clock and its region of holidays."""

    prefix: str
    zone: str
    holidays: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """``zone`` is the clock outside the ``areas``.

    ``regions`` have holidays of their own, and no postal code tells here who lives in which: a day off in one of
    them counts everywhere, for what is not known costs the consumer nothing.
    """

    zone: str
    areas: tuple[Area, ...] = ()
    regions: tuple[str, ...] = ()

    def areas_of(self, postal_code: str) -> tuple[Area, ...]:
        """The area of a postal code; without a code, every area it could be."""
        rest = Area("", self.zone)
        if not postal_code:
            return (*self.areas, rest)
        fitting = [area for area in self.areas if postal_code.startswith(area.prefix)]
        return (max(fitting, key=lambda area: len(area.prefix), default=rest),)


_FRENCH_AREAS = (
    Area("57", "Europe/Paris", "57"),
    Area("67", "Europe/Paris", "6AE"),
    Area("68", "Europe/Paris", "6AE"),
    Area("971", "America/Guadeloupe", "971"),
    Area("97133", "America/St_Barthelemy", "BL"),
    Area("97150", "America/Marigot", "MF"),
    Area("972", "America/Martinique", "972"),
    Area("973", "America/Cayenne", "973"),
    Area("974", "Indian/Reunion", "974"),
    Area("975", "America/Miquelon", "PM"),
    Area("976", "Indian/Mayotte", "976"),
)
_GERMAN_LANDER = (
    "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH",
)  # fmt: skip
_SPANISH_COMMUNITIES = (
    "AN", "AR", "AS", "CB", "CE", "CL", "CM", "CN", "CT", "EX", "GA", "IB", "MC", "MD", "ML", "NC", "PV", "RI", "VC",
)  # fmt: skip
_PORTUGUESE_AREAS = tuple(Area(prefix, "Atlantic/Azores") for prefix in ("95", "96", "97", "98", "99"))
_ONE_CLOCK = {
    "AT": "Vienna", "BE": "Brussels", "BG": "Sofia", "CZ": "Prague", "DK": "Copenhagen", "EE": "Tallinn",
    "FI": "Helsinki", "GB": "London", "GR": "Athens", "HR": "Zagreb", "HU": "Budapest", "IE": "Dublin", "IT": "Rome",
    "LT": "Vilnius", "LU": "Luxembourg", "LV": "Riga", "MT": "Malta", "NL": "Amsterdam", "PL": "Warsaw",
    "RO": "Bucharest", "SE": "Stockholm", "SI": "Ljubljana", "SK": "Bratislava",
}  # fmt: skip
COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {code: Country(f"Europe/{city}") for code, city in _ONE_CLOCK.items()}
    | {
        "CY": Country("Asia/Nicosia"),
        "DE": Country("Europe/Berlin", regions=_GERMAN_LANDER),
        "ES": Country(
            "Europe/Madrid",
            areas=(Area("35", "Atlantic/Canary"), Area("38", "Atlantic/Canary")),
            regions=_SPANISH_COMMUNITIES,
        ),
        "FR": Country("Europe/Paris", areas=_FRENCH_AREAS),
        "PT": Country("Europe/Lisbon", areas=_PORTUGUESE_AREAS),
    }
)
"""The countries with a right of withdrawal. Italian days of patron saints are local feasts and no public holidays."""

OF_A_COUNTRY: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "GP": ("FR", "971"),
        "BL": ("FR", "97133"),
        "MF": ("FR", "97150"),
        "MQ": ("FR", "972"),
        "GF": ("FR", "973"),
        "RE": ("FR", "974"),
        "PM": ("FR", "975"),
        "YT": ("FR", "976"),
        "AX": ("FI", "22"),
    }
)
"""Territories with a country code of their own under the law of another, with how their postal codes begin.

The outermost regions (Art. 349 TFEU) and Saint-Barthélemy and Saint-Pierre-et-Miquelon, where French law applies as
at home. New Caledonia, French Polynesia and Wallis and Futuna make consumer law of their own and are not among them.
"""


def home_of(destination: Destination) -> tuple[str, str]:
    """The country whose law and clocks hold there, and the postal code as digits and capitals without gaps."""
    if destination.country in OF_A_COUNTRY:
        return OF_A_COUNTRY[destination.country]
    return destination.country, "".join(c for c in destination.postal_code.upper() if c.isalnum())


def zones_of(destination: Destination) -> tuple[ZoneInfo, ...]:
    """The clocks there: one, or each that it may be where the postal code is missing; none where unknown."""
    code, postal_code = home_of(destination)
    country = COUNTRIES.get(code)
    names = {area.zone for area in country.areas_of(postal_code)} if country else set()
    return tuple(ZoneInfo(name) for name in sorted(names))


def local_day(moment: datetime, destination: Destination, shop_zone: ZoneInfo) -> date:
    """The day of ``moment``, on the consumer's clock or the shop's, whichever is the later day."""
    return max(moment.astimezone(zone).date() for zone in (shop_zone, *zones_of(destination)))


def last_midnight(day: date, destination: Destination, shop_zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which ``day`` is over both for the consumer and for the shop.

    The law counts the consumer's hours; the shop's clock is the one its pages name. Whoever relies on either is in
    time.
    """
    return max(end_of_day(day, zone) for zone in (shop_zone, *zones_of(destination)))


def working_day_from(day: date, destination: Destination) -> date:
    """``day``, or the next that is no Saturday, Sunday or public holiday there (Reg. 1182/71 Art. 3(4))."""
    return first_day(day, lambda candidate: _is_working_day(candidate, destination))


def add_months(day: date, months: int) -> date:
    """The same day, months later, or the last of the month where it has no such day (Reg. 1182/71 Art. 3(2)(c))."""
    years, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + years, month + 1, 1)
    after = date(first.year + month // 11, (month + 1) % 12 + 1, 1)
    return min(first + (day.day - 1) * ONE_DAY, after - ONE_DAY)


def _is_working_day(day: date, destination: Destination) -> bool:
    return day.isoweekday() in WORKING_WEEK and not any(
        day in public_holidays(country, region, day.year) for country, region in _holiday_regions(destination)
    )


def _holiday_regions(destination: Destination) -> Iterator[tuple[str, str]]:
    code, postal_code = home_of(destination)
    country = COUNTRIES.get(code)
    if country is None:
        return
    for region in {area.holidays for area in country.areas_of(postal_code)} | set(country.regions) | {""}:
        yield code, region
