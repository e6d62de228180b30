"""What a reference leads to, and its form for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum

from moneyed import Money

from policies.durations import DayRange, Duration, TimeRange, Unit, Window, clock_text
from policies.localized import Localized
from policies.scalars import write_scalar
from policies.terms import Kind


class Unlimited(StrEnum):
    """The value of a term whose limit does not exist."""

    NO_TIME_LIMIT = "no_time_limit"


type Value = (
    str
    | int
    | bool
    | date
    | time
    | Decimal
    | Money
    | TimeRange
    | DayRange
    | Duration
    | Window
    | Localized
    | StrEnum
    | frozenset[int]
    | tuple[StrEnum, ...]
    | tuple[str, ...]
    | tuple[Localized, ...]
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One value as stated: its reference, what it is about, and the names of what the shop's codes in it stand for.

    ``topic`` is the reference without the shop's codes (``shipping.services.transit``), under which labels are
    kept.
    """

    ref: str
    topic: str
    value: Value
    subjects: tuple[Localized, ...] = ()

    @property
    def kind(self) -> Kind:
        """The kind of terms it belongs to."""
        return Kind(self.ref.partition(".")[0])


def one(ref: str, value: Value) -> Stated:
    """A value about which nothing of the shop's own codes is in the reference: the topic is the reference."""
    return Stated(ref, ref, value)


def machine(value: Value) -> str:
    """The value for programs: ISO 8601 for time (``P14D``, ``12:00``, ``2027-01-31``), enum codes, ``true``.

    Lists of codes are parted by spaces; lists of names, which may hold spaces, by commas.
    """
    match value:
        case Window() | Duration() | DayRange():
            return _machine_days(value)
        case TimeRange():
            return f"{clock_text(value.start)}/{clock_text(value.end)}"
        case Localized():
            return value.texts[0][1]
        case frozenset():
            return " ".join(str(day) for day in sorted(value))
        case tuple():
            codes = all(isinstance(item, StrEnum) for item in value)
            return (" " if codes else ", ").join(machine(item) for item in value)
    return _machine_scalar(value)


def _machine_days(value: Window | Duration | DayRange) -> str:
    if not isinstance(value, DayRange):
        return f"P{value.length}D"
    shortest, longest = f"P{value.minimum}D", f"P{value.maximum}D"
    return shortest if shortest == longest else f"{shortest}/{longest}"


def _machine_scalar(value: bool | int | str | date | time | Decimal | Money) -> str:
    written = write_scalar(value)
    if isinstance(written, dict):
        return f"{written['amount']} {written['currency']}"
    return str(written).lower() if isinstance(written, bool) else str(written)


def counts_business_days(value: Value) -> bool:
    """Whether the days in ``value`` are business days."""
    return isinstance(value, DayRange) or (
        isinstance(value, Window | Duration) and value.unit is Unit.BUSINESS_DAY
    )
