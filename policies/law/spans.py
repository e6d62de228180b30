"""How many calendar days a number of business days can be, in a shop's own year."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from policies.book import TermsInForce
from policies.durations import Unit

_YEAR = 366


def spans(*, length: int, unit: Unit, terms: TermsInForce) -> tuple[int, int]:
    """The fewest and the most calendar days that ``length`` days last, from any day of the year after ``terms.on``.

    Closures and public holidays of the shop lengthen its business days, and with them what it states.
    """
    if unit is Unit.CALENDAR_DAY:
        return length, length
    first = terms.on.astimezone(terms.shop.zone).date()
    working = _business_days(terms, first, first + timedelta(days=_YEAR), length)
    lasting = []
    for offset in range(_YEAR):
        day = first + timedelta(days=offset)
        index = bisect_right(working, day) + length - 1
        lasting.append((working[index] - day).days)
    return min(lasting), max(lasting)


def _business_days(terms: TermsInForce, first: date, last: date, more: int) -> list[date]:
    """The business days from ``first`` to ``last``, and so many ``more``."""
    calendar = terms.shop.calendar
    days = [
        day for n in range((last - first).days + 1) if calendar.is_business_day(day := first + timedelta(n))
    ]
    for _ in range(more):
        days.append(calendar.add(days[-1] if days else last, 1))
    return days
