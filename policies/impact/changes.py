"""How two answers to one customer differ in outcome and date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol
from zoneinfo import ZoneInfo

from moneyed import Money

from policies.decisions import Outcome
from policies.delivery import DeliveryPromise
from policies.impact.kinds import ChangeKind

type Zones = tuple[ZoneInfo, ZoneInfo]
"""The shop's zone on either side."""

_BY_OUTCOMES: Mapping[tuple[Outcome, Outcome], ChangeKind] = MappingProxyType(
    {
        (Outcome.ALLOWED, Outcome.REFUSED): ChangeKind.NEWLY_REFUSED,
        (Outcome.REFUSED, Outcome.ALLOWED): ChangeKind.NEWLY_ALLOWED,
        (Outcome.ALLOWED, Outcome.REVIEW): ChangeKind.ALLOWED_TO_REVIEW,
        (Outcome.REVIEW, Outcome.ALLOWED): ChangeKind.REVIEW_TO_ALLOWED,
        (Outcome.REVIEW, Outcome.REFUSED): ChangeKind.REVIEW_TO_REFUSED,
        (Outcome.REFUSED, Outcome.REVIEW): ChangeKind.REFUSED_TO_REVIEW,
    }
)


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer.

    ``days`` counts from the first date to the second on each shop's own wall calendar: 0 is another hour of the
    same day, less than 0 is earlier. None where no date moved, or where one of the two answers has no end.

    ``amount`` is how much less, more, or otherwise is paid back, always above zero; None where no money is concerned.
    """

    kind: ChangeKind
    days: int | None = None
    amount: Money | None = None


class Answered(Protocol):
    """A decision, or that of one of its items."""

    @property
    def outcome(self) -> Outcome:
        """Yes, no, or a person looks."""

    @property
    def until(self) -> datetime | None:
        """When that ends, None where no such moment is known."""


def decision_changes(*, before: Answered, after: Answered, zones: Zones) -> tuple[Change, ...]:
    """A change of outcome, and a moved deadline where neither answer is a refusal.

    A deadline that is not there is later than any: nothing is known that ends the right.
    """
    kind = _BY_OUTCOMES.get((before.outcome, after.outcome))
    turned = (Change(kind),) if kind else ()
    if Outcome.REFUSED in {before.outcome, after.outcome}:
        return turned
    moved = moved_date(
        before.until,
        after.until,
        zones=zones,
        earlier=ChangeKind.DEADLINE_EARLIER,
        later=ChangeKind.DEADLINE_LATER,
    )
    return (*turned, *moved)


def moved_date(
    before: datetime | None, after: datetime | None, *, zones: Zones, earlier: ChangeKind, later: ChangeKind
) -> tuple[Change, ...]:
    """A moment that became another. One that is not there is later than any."""
    if before == after:
        return ()
    if before is None or after is None:
        return (Change(earlier if before is None else later),)
    days = (after.astimezone(zones[1]).date() - before.astimezone(zones[0]).date()).days
    return (Change(earlier if after < before else later, days),)


def promise_changes(*, before: DeliveryPromise, after: DeliveryPromise) -> tuple[Change, ...]:
    """A promise given, withdrawn or moved. Its end counts first; of two with one end, its first day."""
    promised, promised_now = _dates(before), _dates(after)
    if promised == promised_now:
        return ()
    if promised is None or promised_now is None:
        return (Change(ChangeKind.PROMISE_GIVEN if promised is None else ChangeKind.PROMISE_WITHDRAWN),)
    later = promised_now > promised
    days = (promised_now[1] - promised[1]).days or (promised_now[2] - promised[2]).days
    return (Change(ChangeKind.PROMISE_LATER if later else ChangeKind.PROMISE_EARLIER, days),)


def _dates(made: DeliveryPromise) -> tuple[datetime, date, date] | None:
    if made.latest_by is None or made.latest is None or made.earliest is None:
        return None
    return made.latest_by, made.latest, made.earliest
