"""Moments and days as golden cases write them: ``Mon 2 Nov 2026 11:59:59``, in the shop's zone."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

FORM = re.compile(
    r"(?P<weekday>[A-Z][a-z]{2}) (?P<day>\d{1,2} [A-Z][a-z]{2} \d{4})"
    r"(?: (?P<clock>\d{2}:\d{2}(?::\d{2})?)(?: (?P<offset>[+-]\d{2}:\d{2}))?)?"
)


def read_day(text: str) -> date:
    """The day ``Mon 2 Nov 2026``. Raises ValueError where it is written wrongly or is another day of the week."""
    found = FORM.fullmatch(text)
    if not found:
        raise ValueError(
            f"“{text}” is no day; write it like Mon 2 Nov 2026, with an hour like 11:59:59 where needed."
        )
    day = datetime.strptime(found["day"], "%d %b %Y").replace(tzinfo=UTC).date()
    if f"{day:%a}" != found["weekday"]:
        raise ValueError(f"“{text}” was a {day:%a}; correct the day of the week or the date.")
    return day


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """The moment ``Mon 2 Nov 2026 11:59:59`` on the shop's clock.

    An offset such as ``+01:00`` after it tells the two passes of a repeated hour apart, and is needed nowhere else.
    """
    day, found = read_day(text), FORM.fullmatch(text)
    if not found or not found["clock"]:
        raise ValueError(f"“{text}” needs an hour, such as {text} 12:00.")
    clock = datetime.strptime(
        found["clock"], "%H:%M:%S" if found["clock"].count(":") == 2 else "%H:%M"
    ).replace(tzinfo=UTC)
    if not found["offset"]:
        return datetime.combine(day, clock.time(), tzinfo=zone)
    hours, minutes = (int(part) for part in found["offset"][1:].split(":"))
    sign = -1 if found["offset"].startswith("-") else 1
    offset = timezone(sign * timedelta(hours=hours, minutes=minutes))
    return datetime.combine(day, clock.time(), tzinfo=offset)


def write_day(day: date) -> str:
    """The day as cases write it."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def write_moment(moment: datetime, zone: ZoneInfo) -> str:
    """The moment as cases write it: seconds only where there are any, the offset only in a repeated hour."""
    local = moment.astimezone(zone)
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
    offset = f" {local:%:z}" if twice else ""
    return f"{write_day(local.date())} {clock}{offset}"
