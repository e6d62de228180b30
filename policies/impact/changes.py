"""How two answers to one customer differ, and whether the second is worse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

from policies.decisions import Decision, Outcome
from policies.delivery import DeliveryPromise

type Answer = Decision | DeliveryPromise
"""What one set of terms says to one order: a decision, or the promise of delivery."""


class Action(StrEnum):
    """What is asked of the terms for each order."""

    CANCELLATION = "cancellation"
    RETURN = "return"
    DELIVERY = "delivery"


class Side(StrEnum):
    """One of the two sets of terms."""

    BEFORE = "before"
    AFTER = "after"


class ChangeKind(StrEnum):
    """How an answer changed, seen from the first terms to the second."""

    NEWLY_REFUSED = "newly_refused"
    NEWLY_ALLOWED = "newly_allowed"
    ALLOWED_TO_REVIEW = "allowed_to_review"
    REVIEW_TO_ALLOWED = "review_to_allowed"
    REVIEW_TO_REFUSED = "review_to_refused"
    REFUSED_TO_REVIEW = "refused_to_review"
    DEADLINE_EARLIER = "deadline_earlier"
    DEADLINE_LATER = "deadline_later"
    PROMISE_LATER = "promise_later"
    PROMISE_EARLIER = "promise_earlier"
    PROMISE_WITHDRAWN = "promise_withdrawn"
    PROMISE_GIVEN = "promise_given"

    @property
    def is_worse(self) -> bool:
        """Whether it is worse for the customer. What is not worse is better: there is no third."""
        return self in WORSE

    @property
    def moves_date(self) -> bool:
        """Whether the customer sees another date, with both answers giving what the date belongs to."""
        return self in MOVES_DATE

    @property
    def mirrored(self) -> ChangeKind:
        """The kind of the same change the other way round."""
        return MIRRORED[self]


# Worse for the customer, and its opposite.
_PAIRS = (
    (ChangeKind.NEWLY_REFUSED, ChangeKind.NEWLY_ALLOWED),
    (ChangeKind.ALLOWED_TO_REVIEW, ChangeKind.REVIEW_TO_ALLOWED),
    (ChangeKind.REVIEW_TO_REFUSED, ChangeKind.REFUSED_TO_REVIEW),
    (ChangeKind.DEADLINE_EARLIER, ChangeKind.DEADLINE_LATER),
    (ChangeKind.PROMISE_LATER, ChangeKind.PROMISE_EARLIER),
    (ChangeKind.PROMISE_WITHDRAWN, ChangeKind.PROMISE_GIVEN),
)
WORSE = frozenset(worse for worse, _ in _PAIRS)
MIRRORED: Mapping[ChangeKind, ChangeKind] = MappingProxyType(
    dict(_PAIRS) | {better: worse for worse, better in _PAIRS}
)
MOVES_DATE = frozenset(
    {
        ChangeKind.DEADLINE_EARLIER,
        ChangeKind.DEADLINE_LATER,
        ChangeKind.PROMISE_LATER,
        ChangeKind.PROMISE_EARLIER,
    }
)
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
    """

    kind: ChangeKind
    days: int | None = None


def decision_changes(
    *, before: Decision, after: Decision, zones: tuple[ZoneInfo, ZoneInfo]
) -> tuple[Change, ...]:
    """A change of outcome, and a moved deadline where neither answer is a refusal.

    A deadline that is not there is later than any: nothing is known that ends the right.
    """
    kind = _BY_OUTCOMES.get((before.outcome, after.outcome))
    turned = (Change(kind),) if kind else ()
    if Outcome.REFUSED in {before.outcome, after.outcome} or before.until == after.until:
        return turned
    if before.until is None or after.until is None:
        ends = before.until is None
        return (*turned, Change(ChangeKind.DEADLINE_EARLIER if ends else ChangeKind.DEADLINE_LATER))
    earlier = after.until < before.until
    days = (after.until.astimezone(zones[1]).date() - before.until.astimezone(zones[0]).date()).days
    return (*turned, Change(ChangeKind.DEADLINE_EARLIER if earlier else ChangeKind.DEADLINE_LATER, days))


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
