"""By when does the shop answer?"""

from __future__ import annotations

from datetime import date, datetime

from policies.calendars import ONE_DAY
from policies.errors import require_aware
from policies.shop import Shop


def answer_by(*, asked_at: datetime, business_days: int, shop: Shop) -> date:
    """The last day, in the shop's zone, on which whoever asked at ``asked_at`` should have an answer.

    The day of asking does not count (Reg. (EEC) 1182/71 Art. 3(1)), so that with 0 ``business_days`` it is the next
    business day. Raises NoBusinessDay where closures leave none.
    """
    day = require_aware(asked_at, "asked_at").astimezone(shop.zone).date()
    return (
        shop.calendar.add(day, business_days) if business_days else shop.calendar.on_or_after(day + ONE_DAY)
    )
