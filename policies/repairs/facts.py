"""What is known of one repair. A missing fact is None, never a guess."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from moneyed import Money

from policies.errors import (
    AnsweredTwice,
    EventsOutOfOrder,
    FoundBeforeInspection,
    IncompleteQuote,
    InvalidFacts,
    require_aware,
)
from policies.terms import RepairCause

MOMENTS = (
    "contacted_at",
    "received_at",
    "inspected_at",
    "quoted_at",
    "accepted_at",
    "declined_at",
    "sent_back_at",
)
# Of each pair the first happens before the second, or at once.
ONE_AFTER_THE_OTHER = (
    ("received_at", "inspected_at"),
    ("inspected_at", "quoted_at"),
    ("quoted_at", "accepted_at"),
    ("quoted_at", "declined_at"),
    *((earlier, "sent_back_at") for earlier in MOMENTS[1:-1]),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairFacts:
    """One repair, from the customer's first word to the item's way back. A moment that has not come is None.

    ``cause`` and ``irreparable`` are what the inspection found; ``quote`` is the amount offered at ``quoted_at``, tax
    included. A new quote takes the place of the one before, and of its answer.

    Moments are kept in UTC; NaiveMoment is raised for one without a time zone, and a subclass of InvalidFacts for what
    cannot have happened: EventsOutOfOrder, FoundBeforeInspection, IncompleteQuote, AnsweredTwice.
    """

    contacted_at: datetime | None = None
    received_at: datetime | None = None
    inspected_at: datetime | None = None
    cause: RepairCause | None = None
    irreparable: bool = False
    quoted_at: datetime | None = None
    quote: Money | None = None
    accepted_at: datetime | None = None
    declined_at: datetime | None = None
    sent_back_at: datetime | None = None

    def __post_init__(self) -> None:
        for name in MOMENTS:
            moment = getattr(self, name)
            if moment is not None:
                object.__setattr__(self, name, require_aware(moment, name))
        self._check_order()
        if self.inspected_at is None and (self.cause or self.irreparable):
            raise FoundBeforeInspection
        self._check_quote()

    @property
    def arrived_at(self) -> datetime | None:
        """When the item is first known to be with the shop: what was inspected has arrived."""
        return self.received_at or self.inspected_at

    def known_at(self, at: datetime) -> RepairFacts:
        """The same repair as it stood at ``at``: without what happened and was found later."""

        def seen(moment: datetime | None) -> datetime | None:
            return moment if moment and moment <= at else None

        return replace(
            self,
            contacted_at=seen(self.contacted_at),
            received_at=seen(self.received_at),
            inspected_at=seen(self.inspected_at),
            cause=self.cause if seen(self.inspected_at) else None,
            irreparable=self.irreparable and seen(self.inspected_at) is not None,
            quoted_at=seen(self.quoted_at),
            quote=self.quote if seen(self.quoted_at) else None,
            accepted_at=seen(self.accepted_at),
            declined_at=seen(self.declined_at),
            sent_back_at=seen(self.sent_back_at),
        )

    def _check_order(self) -> None:
        for earlier, later in ONE_AFTER_THE_OTHER:
            first, second = getattr(self, earlier), getattr(self, later)
            if first and second and second < first:
                raise EventsOutOfOrder(earlier, later)

    def _check_quote(self) -> None:
        if (self.quoted_at is None) != (self.quote is None) or (self.quoted_at and self.cause is None):
            raise IncompleteQuote
        if self.quote is not None and self.quote.amount < 0:
            raise InvalidFacts(f"A quote of {self.quote} is none; enter 0 or more.")
        if self.quoted_at is None and (self.accepted_at or self.declined_at):
            raise IncompleteQuote
        if self.accepted_at and self.declined_at:
            raise AnsweredTwice
