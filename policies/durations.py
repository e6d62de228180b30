"""Lengths of time as shops state them. A day count is ambiguous without its clock, so the value has both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from policies.checks import Checks

LONGEST_WINDOW_DAYS = 3650


class Unit(StrEnum):
    """What is counted."""

    CALENDAR_DAY = "calendar_day"
    BUSINESS_DAY = "business_day"


class StartsOn(StrEnum):
    """The event whose day is day zero of a window.

    ``DELIVERY_LAST`` is the last parcel of the order in the customer's hands (Dir. 2011/83/EU Art. 9(2)(b)).
    """

    DELIVERY_LAST = "delivery_last"
    DELIVERY = "delivery"
    HANDOVER = "handover"
    ORDER = "order"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """A number of days of one kind; ``length`` >= 0."""

    length: int
    unit: Unit = Unit.CALENDAR_DAY

    def __post_init__(self) -> None:
        checks = Checks()
        checks.within(self.length, 0, LONGEST_WINDOW_DAYS, "length")
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A period that closes with the last hour of its last day.

    The day of the starting event does not count (Reg. (EEC) 1182/71 Art. 3(1)). With ``rolls_forward`` a last day
    that is no business day moves to the next one (French Code de la consommation L221-19).
    """

    length: int
    unit: Unit = Unit.CALENDAR_DAY
    starts_on: StartsOn = StartsOn.DELIVERY_LAST
    rolls_forward: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        checks.within(self.length, 1, LONGEST_WINDOW_DAYS, "length")
        checks.done()

    def __hash__(self) -> int:
        # Windows are looked up often, and one of fields takes longer to make than the look-up.
        return self.length


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRange:
    """From ``minimum`` to ``maximum`` business days, both included."""

    minimum: int
    maximum: int

    def __post_init__(self) -> None:
        checks = Checks()
        checks.within(self.minimum, 0, 365, "minimum")
        checks.within(self.maximum, 0, 365, "maximum")
        checks.that(
            self.minimum <= self.maximum,
            "maximum",
            "reversed",
            "The longest time is shorter than the shortest; swap them.",
        )
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """A part of one day, in the shop's zone, from ``start`` to ``end``."""

    start: time
    end: time

    def __post_init__(self) -> None:
        checks = Checks()
        for name, clock in (("start", self.start), ("end", self.end)):
            checks.that(
                clock.tzinfo is None,
                name,
                "invalid",
                "The time is read in the shop's own zone; leave the zone out.",
            )
        checks.done()
        checks.that(
            self.start < self.end,
            "end",
            "reversed",
            "The end is not later than the start; enter a later end.",
        )
        checks.done()


def clock_text(clock: time) -> str:
    """A time of day in ISO 8601, with seconds only where there are any: ``12:00``, ``23:59:59``."""
    return clock.isoformat("auto" if clock.second or clock.microsecond else "minutes")
