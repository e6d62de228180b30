"""The rules of the reference shop as one would write them for it alone: no reasons, no trace, nothing to configure.

What ``bench_policies`` measures the core against. Same facts, same answers: outcome and last moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from policies.calendars import public_holidays
from policies.facts import OrderFacts, ReturnIntent

ONE_DAY = timedelta(days=1)
MIDNIGHT = time()

type Answer = tuple[str, datetime | None]


@dataclass(frozen=True, slots=True)
class HandwrittenShop:
    """Closes at ``cutoff`` on working days, takes returns for ``days`` days from the last delivery."""

    zone: ZoneInfo
    cutoff: time
    days: int
    off: frozenset[date]

    @classmethod
    def french(cls, *, cutoff: time, days: int, years: range) -> HandwrittenShop:
        """A shop in Paris, Monday to Friday, less the public holidays of ``years``."""
        off = frozenset[date]().union(*(public_holidays("FR", "", year) for year in years))
        return cls(ZoneInfo("Europe/Paris"), cutoff, days, off)

    def cancellation(self, order: OrderFacts, at: datetime) -> Answer:
        """Whether the order can be cancelled at ``at``, and until when."""
        local = order.placed_at.astimezone(self.zone)
        day = local.date()
        if not self._works(day):
            until = self._cutoff(self._working_day(day))
        else:
            until = self._cutoff(day)
            if order.placed_at >= until:
                until = self._cutoff(self._working_day(day + ONE_DAY))
        if order.cancelled_at is not None or at >= until:
            return "refused", None
        left = order.handed_over_at()
        if left is not None and at >= left:
            return "refused", None
        return "allowed", until

    def returning(self, intent: ReturnIntent, order: OrderFacts, at: datetime) -> Answer:
        """Whether ``intent`` can be returned at ``at``, and until when."""
        left = order.handed_over_at()
        if order.cancelled_at is not None or left is None or left > at:
            return "refused", None
        kept = [parcel for parcel in order.parcels if not parcel.returned_to_sender_at]
        if not kept or not self._enough_left(intent, order):
            return "refused", None
        received = [parcel.delivered_at for parcel in kept if parcel.delivered_at]
        if len(received) < len(kept) or not order.is_fully_packed():
            return "review", None
        closes = self._closes(max(received))
        if at >= closes:
            return "refused", None
        return ("allowed" if intent.signed_in else "review"), closes

    def _enough_left(self, intent: ReturnIntent, order: OrderFacts) -> bool:
        left = {line.line: line.quantity - line.cancelled - line.returned for line in order.lines}
        if not any(quantity > 0 for quantity in left.values()):
            return False
        for item in intent.items:
            left[item.line] = left.get(item.line, 0) - item.quantity
            if left[item.line] < 0:
                return False
        return True

    def _closes(self, received: datetime) -> datetime:
        last = self._working_day(received.astimezone(self.zone).date() + timedelta(days=self.days))
        return datetime.combine(last + ONE_DAY, MIDNIGHT, self.zone).astimezone(UTC)

    def _cutoff(self, day: date) -> datetime:
        return datetime.combine(day, self.cutoff, self.zone).astimezone(UTC)

    def _working_day(self, day: date) -> date:
        while not self._works(day):
            day += ONE_DAY
        return day

    def _works(self, day: date) -> bool:
        return day.isoweekday() < 6 and day not in self.off
