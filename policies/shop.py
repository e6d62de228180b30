"""Who makes the promises: a shop, its clock, its currency and its working days."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from moneyed import CURRENCIES

from policies.calendars import BusinessCalendar, LocalDays
from policies.checks import Checks, is_code, is_country
from policies.closings import Closings


@dataclass(frozen=True, kw_only=True)
class Shop:
    """A seller under one name.

    ``code`` names it in URLs; ``time_zone`` is an IANA name, in which cutoffs are read; ``currency`` is ISO 4217;
    ``country`` ISO 3166-1 alpha-2; ``locales`` are language codes, the default first.
    """

    code: str
    name: str
    time_zone: str
    currency: str
    country: str
    locales: tuple[str, ...] = ("en",)
    calendar: BusinessCalendar = field(default_factory=BusinessCalendar)

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        checks.that(bool(self.name.strip()), "name", "required", "Enter the shop's name.")
        checks.that(
            _is_zone(self.time_zone), "time_zone", "unknown", "Choose a time zone such as Europe/Paris."
        )
        checks.that(self.currency in CURRENCIES, "currency", "unknown", "Enter a currency code such as EUR.")
        checks.that(
            is_country(self.country), "country", "invalid", "Enter a two-letter country code such as FR."
        )
        checks.filled(self.locales, "locales", "Choose at least one language.")
        checks.unique(self.locales, "locales", "language")
        checks.done()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The shop's time zone."""
        return ZoneInfo(self.time_zone)

    @cached_property
    def days(self) -> LocalDays:
        """The days on the shop's clock."""
        return LocalDays(self.zone)

    @cached_property
    def closings(self) -> Closings:
        """When windows close by the shop's calendar and clock."""
        return Closings(self.calendar, self.zone)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
