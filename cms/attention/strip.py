"""The strip above the coming changes: where each stands between today and the last one. Places are per cent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from babel.dates import format_datetime

from cms.attention.coming import Coming

SHORTEST = timedelta(days=30)
# Room at both ends for a mark and for half a word.
LEFT, RIGHT = 4.0, 92.0
# Two marks nearer than this would lie on each other.
APART = 8.0


@dataclass(frozen=True, slots=True)
class Mark:
    """One change, by its number in the list, or a month that begins."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Everything the template draws."""

    changes: tuple[Mark, ...]
    months: tuple[Mark, ...]
    now: float = LEFT


def strip_of(changes: Sequence[Coming], *, at: datetime, zone: tzinfo) -> Strip:
    """The strip of ``changes``, which are in order; it needs at least one."""
    span = max(changes[-1].moment - at, SHORTEST)
    marks = _spread([LEFT + (RIGHT - LEFT) * ((one.moment - at) / span) for one in changes])
    return Strip(
        changes=tuple(Mark(round(x, 2), str(number)) for number, x in enumerate(marks, start=1)),
        months=tuple(_months(at, span, zone)),
    )


def _spread(places: Sequence[float]) -> list[float]:
    """The same places, in order, none nearer to its neighbour than marks are wide, and none beyond the end."""
    apart = min(APART, (RIGHT - LEFT) / len(places))
    forth: list[float] = []
    for place in places:
        forth.append(max(place, forth[-1] + apart) if forth else place)
    back: list[float] = []
    for place in reversed(forth):
        back.append(min(place, back[-1] - apart) if back else min(place, RIGHT))
    return back[::-1]


def _months(at: datetime, span: timedelta, zone: tzinfo) -> Iterator[Mark]:
    """The first of each month, as many as there is room for."""
    step = 1 + int(span / timedelta(days=150))
    first = at.astimezone(zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    for number in range(step, 2 + int(span / timedelta(days=28)), step):
        month = first.month - 1 + number
        start = first.replace(year=first.year + month // 12, month=month % 12 + 1)
        x = LEFT + (RIGHT - LEFT) * ((start - at) / span)
        if LEFT + APART < x <= RIGHT:
            yield Mark(
                round(x, 2), format_datetime(start, "MMM" if start.month > 1 else "MMM y", locale="en")
            )
