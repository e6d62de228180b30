"""The timeline as a drawing: where bars, ticks and “now” stand. Lengths are in pixels of the drawing's own.

Years may lie between two starts and minutes between the next two, so each stretch has a width of its own to be
readable, and only what is left is shared out by its length in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from itertools import pairwise

from babel.dates import format_datetime

from cms.terms.history.timeline import Entry, Standing

MARGIN = 16
AXIS = 40
LANE = 44
BAR = 32
# Room for a date and for the name of a version.
NARROWEST = 112
BESIDE_NOW = 60
SHARED = 280
LAST = 150
BELOW = 48
NEVER_STARTED = frozenset({Standing.REPLACED, Standing.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Bar:
    """One version, for as long as it governs, or would have."""

    number: int
    name: str
    standing: Standing
    x: int
    y: int
    width: int

    @property
    def slug(self) -> str:
        """The standing as the style sheet names it."""
        return self.standing.name.lower().replace("_", "-")


@dataclass(frozen=True, slots=True)
class Tick:
    """A start on the axis, its day and its hour on the shop's clock."""

    x: int
    day: str
    hour: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything the template draws."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    now: int
    bar_height: int = BAR

    @property
    def floor(self) -> int:
        """Where the axis runs, beneath all bars."""
        return self.height - BELOW


def drawn(entries: Sequence[Entry], *, at: datetime, zone: tzinfo) -> Drawing:
    """The drawing of ``entries`` at ``at``. It needs at least one."""
    starts = {entry.version.effective_from for entry in entries}
    places = _places(sorted({*starts, at}), at)
    end = max(places.values()) + LAST
    lanes = _lanes(entries)
    bars = tuple(_bar(entry, places, end, lanes[entry.version.number]) for entry in entries)
    return Drawing(
        width=end + MARGIN,
        height=AXIS + LANE * (1 + max(lanes.values())) + BELOW,
        bars=bars,
        ticks=tuple(_tick(start, places[start], zone) for start in sorted(starts)),
        now=places[at],
    )


def _places(moments: Sequence[datetime], at: datetime) -> Mapping[datetime, int]:
    """Where each moment lies from left to right."""
    gaps = list(pairwise(moments))
    whole = (moments[-1] - moments[0]).total_seconds() or 1
    places, x = {moments[0]: MARGIN}, float(MARGIN)
    for earlier, later in gaps:
        least = BESIDE_NOW if at in {earlier, later} else NARROWEST
        x += least + SHARED * (later - earlier).total_seconds() / whole
        places[later] = round(x)
    return places


def _lanes(entries: Sequence[Entry]) -> Mapping[int, int]:
    """What governs lies in the first lane, what never started beneath it, one under the other at one start."""
    lanes: dict[int, int] = {}
    taken: dict[datetime, int] = {}
    for entry in entries:
        start = entry.version.effective_from
        if entry.standing in NEVER_STARTED:
            taken[start] = taken.get(start, 0) + 1
        lanes[entry.version.number] = taken[start] if entry.standing in NEVER_STARTED else 0
    return lanes


def _bar(entry: Entry, places: Mapping[datetime, int], end: int, lane: int) -> Bar:
    x = places[entry.version.effective_from]
    governs = entry.standing not in NEVER_STARTED
    right = places[entry.until] if entry.until else end if governs else x + NARROWEST
    number = entry.version.number
    return Bar(number, f"Version {number}", entry.standing, x, AXIS + LANE * lane, right - x)


def _tick(start: datetime, x: int, zone: tzinfo) -> Tick:
    day, hour = (format_datetime(start, form, tzinfo=zone, locale="en") for form in ("d MMM y", "HH:mm"))
    return Tick(x, day, hour)
