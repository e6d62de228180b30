"""Moments as editors read and type them: on a clock that is named."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from babel.dates import format_datetime, get_timezone_location
from django.utils import timezone


def clock_name(zone: tzinfo) -> str:
    """What people call a clock, by its city: ``Paris time``; ``UTC`` for the clock of no place."""
    name = str(getattr(zone, "key", zone))
    if "/" not in name or name.startswith("Etc/"):
        return name
    # Within a region of a country, the place alone: “Argentina/Buenos Aires”.
    city = get_timezone_location(name, locale="en", return_city=True).rsplit("/", 1)[-1]
    return f"{city} time"


def on_clock(moment: datetime, zone: tzinfo) -> str:
    """``1 January 2026, 00:00, Paris time``; an hour that comes twice, when clocks go back, with its offset."""
    clock = clock_name(zone)
    if _comes_twice(moment, zone):
        clock += f" ({format_datetime(moment, 'OOOO', tzinfo=zone, locale='en')})"
    return f"{format_datetime(moment, 'd MMMM y, HH:mm', tzinfo=zone, locale='en')}, {clock}"


def own_clock() -> tzinfo:
    """The clock of whoever is at the desk: Wagtail puts the account's time zone in force for each request."""
    return timezone.get_current_timezone()


def differ(one: tzinfo, other: tzinfo, at: datetime) -> bool:
    """Whether two clocks show different times at ``at``, or half a year later."""
    moments = (at, at + timedelta(days=182))
    return any(
        moment.astimezone(one).utcoffset() != moment.astimezone(other).utcoffset() for moment in moments
    )


def _comes_twice(moment: datetime, zone: tzinfo) -> bool:
    local = moment.astimezone(zone)
    return local.replace(fold=0).utcoffset() > local.replace(fold=1).utcoffset()  # type: ignore[operator]
