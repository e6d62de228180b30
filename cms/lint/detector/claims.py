"""What a shop's terms state, in the form in which prose is measured."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from moneyed import Money

from cms.lint.detector.measures import BUSINESS, CALENDAR, DAY, Dimension, Measure, single
from cms.lint.detector.subject import Subject
from cms.references.formats import format_value
from cms.references.labels import label
from policies.durations import DayRange, Duration, TimeRange, Unit, Window
from policies.references import Stated, Unlimited

_SUBJECTS: Mapping[str, frozenset[Subject]] = MappingProxyType(
    {
        "shipping.cutoff_time": frozenset({Subject.ORDERS, Subject.CANCELLATION}),
        "shipping.handling_time": frozenset({Subject.DISPATCH}),
        "shipping.delivery_weekdays": frozenset({Subject.DELIVERY}),
        "shipping.delivery_hours": frozenset({Subject.DELIVERY}),
        "shipping.delivery_hours.start": frozenset({Subject.DELIVERY}),
        "shipping.delivery_hours.end": frozenset({Subject.DELIVERY}),
        "shipping.services.transit": frozenset({Subject.DELIVERY}),
        "shipping.services.deliver_by": frozenset({Subject.DELIVERY}),
        "shipping.services.rate": frozenset({Subject.DELIVERY}),
        "shipping.services.free_from": frozenset({Subject.FREE_DELIVERY}),
        "shipping.services.pickup_points": frozenset({Subject.PICKUP}),
        "cancellation.minutes": frozenset({Subject.CANCELLATION}),
        "returns.window": frozenset({Subject.RETURNS}),
        "returns.send_within": frozenset({Subject.RETURNS}),
        "returns.exceptions.window": frozenset({Subject.RETURNS}),
        "returns.methods.fee": frozenset({Subject.RETURNS}),
        "returns.restocking_fee": frozenset({Subject.FEES}),
        "returns.exceptions.restocking_fee": frozenset({Subject.FEES}),
        "refunds.due": frozenset({Subject.REFUNDS}),
        "refunds.processing": frozenset({Subject.REFUNDS}),
        "repairs.quote_validity": frozenset({Subject.QUOTES}),
    }
)


@dataclass(frozen=True, slots=True)
class Claim:
    """One value of the terms. ``measure`` is None where there is no limit, so that no figure of prose equals it.

    ``text`` is the value as a reader of the page's language sees it, ``label`` what editors call the term, and
    ``names`` what the shop calls the thing it is about.
    """

    ref: str
    dimension: Dimension
    subjects: frozenset[Subject]
    measure: Measure | None
    text: str
    label: str
    names: tuple[str, ...] = ()

    def answers(self, dimension: Dimension, subject: Subject) -> bool:
        """Whether it states a figure of this kind about ``subject``."""
        return self.dimension is dimension and subject in self.subjects


def claims_of(values: Iterable[Stated], *, locale: str) -> tuple[Claim, ...]:
    """What of ``values`` prose could state as a figure."""
    return tuple(claim for value in values if (claim := _claim(value, locale)))


def names_in(values: Iterable[Stated], *, locale: str) -> frozenset[str]:
    """The names that the shop gave to things; a figure in one of them states nothing: “Chrono 13h”."""
    return frozenset(name.get(locale) for value in values for name in value.subjects)


def _claim(value: Stated, locale: str) -> Claim | None:
    subjects = _SUBJECTS.get(value.topic)
    if subjects is None:
        return None
    names = tuple(name.get(locale) for name in value.subjects)
    words = (format_value(value, locale=locale), label(value, locale="en"), names)
    if value.value is Unlimited.NO_TIME_LIMIT:
        return Claim(value.ref, Dimension.DURATION, subjects, None, *words)
    measure = next(_measures(value), None)
    return Claim(value.ref, measure.dimension, subjects, measure, *words) if measure else None


def _measures(stated: Stated) -> Iterator[Measure]:
    match stated.value:
        case Window() | Duration() as days:
            yield _days(days.length, days.length, days.unit)
        case DayRange() as days:
            yield _days(days.minimum, days.maximum, Unit.BUSINESS_DAY)
        case time() as clock:
            yield single(Dimension.CLOCK, _minutes(clock))
        case TimeRange() as hours:
            yield Measure(Dimension.CLOCK, _minutes(hours.start), _minutes(hours.end))
        case Money() | Decimal() as figure:
            yield _amount(figure)
        case frozenset() as days:
            yield from _run(days)
        case other:
            yield from _number(stated.topic, other)


def _amount(figure: Money | Decimal) -> Measure:
    if isinstance(figure, Money):
        return single(Dimension.AMOUNT, figure.amount, figure.currency.code)
    return single(Dimension.PERCENT, figure * 100)


def _days(low: int, high: int, unit: Unit) -> Measure:
    kind = BUSINESS if unit is Unit.BUSINESS_DAY else CALENDAR
    return Measure(Dimension.DURATION, Decimal(low * DAY), Decimal(high * DAY), kind)


def _minutes(clock: time) -> Decimal:
    return Decimal(clock.hour * 60 + clock.minute)


def _run(days: frozenset[Any]) -> Iterator[Measure]:
    first, last = min(days, default=0), max(days, default=0)
    if last - first > 1 and len(days) == last - first + 1:
        yield Measure(Dimension.WEEKDAYS, Decimal(first), Decimal(last))


def _number(topic: str, number: Any) -> Iterator[Measure]:
    if topic == "cancellation.minutes":
        yield single(Dimension.DURATION, number, CALENDAR)
    elif topic == "shipping.services.pickup_points":
        yield single(Dimension.COUNT, number)
