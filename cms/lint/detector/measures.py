"""What a figure says, in one form for prose and terms, so that both can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

DAY = 24 * 60
BUSINESS, CALENDAR = "business_day", "calendar"


class Dimension(StrEnum):
    """What kind of thing a figure measures. Figures of different kinds are never compared."""

    DURATION = "duration"
    CLOCK = "clock"
    AMOUNT = "amount"
    PERCENT = "percent"
    WEEKDAYS = "weekdays"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Measure:
    """From ``low`` to ``high``, both the same for a single figure.

    Durations and times of day are in minutes, weekdays by ISO number. ``unit`` parts what cannot be compared: business
    days from hours and calendar days, one currency from another.
    """

    dimension: Dimension
    low: Decimal
    high: Decimal
    unit: str = ""

    @property
    def is_range(self) -> bool:
        """Whether it names two figures."""
        return self.low != self.high

    def says(self, other: Measure) -> bool:
        """Whether it says ``other``; of a range, its end alone is enough: “up to 5 days” of “3 to 5 days”."""
        if (self.dimension, self.unit) != (other.dimension, other.unit):
            return False
        return (self.low, self.high) == (other.low, other.high) or (
            not self.is_range and self.high == other.high
        )


def single(dimension: Dimension, value: int | Decimal, unit: str = "") -> Measure:
    """One figure."""
    return Measure(dimension, Decimal(value), Decimal(value), unit)
