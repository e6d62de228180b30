"""By when a shop answers, and which terms may start in the past."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from policies.answers import answer_by
from policies.errors import Backdated, NaiveMoment
from policies.histories import require_start
from tests.reference_terms import audrey_alexandre

SHOP, _ = audrey_alexandre()
PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 16, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("asked_at", "business_days", "answered"),
    [
        (datetime(2026, 11, 18, 9, tzinfo=PARIS), 2, date(2026, 11, 20)),
        (datetime(2026, 11, 19, 23, 59, 59, tzinfo=PARIS), 2, date(2026, 11, 23)),
        (datetime(2026, 11, 20, tzinfo=PARIS), 1, date(2026, 11, 23)),
        (datetime(2026, 11, 10, 9, tzinfo=PARIS), 1, date(2026, 11, 12)),
        (datetime(2026, 11, 18, 9, tzinfo=PARIS), 0, date(2026, 11, 19)),
        (datetime(2026, 11, 20, 9, tzinfo=PARIS), 0, date(2026, 11, 23)),
        # Past midnight in Paris, not yet in London: the shop's day counts.
        (datetime(2026, 11, 17, 23, 30, tzinfo=UTC), 1, date(2026, 11, 19)),
    ],
)
def test_the_day_of_asking_does_not_count_and_days_off_neither(
    asked_at: datetime, business_days: int, answered: date
) -> None:
    assert answer_by(asked_at=asked_at, business_days=business_days, shop=SHOP) == answered


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveMoment):
        answer_by(asked_at=datetime(2026, 11, 18, 9), business_days=1, shop=SHOP)  # noqa: DTZ001 — that is the point


@pytest.mark.parametrize("before", [timedelta(0), timedelta(microseconds=-1)])
def test_terms_may_start_now_or_later(before: timedelta) -> None:
    require_start(effective_from=NOW - before, recorded_at=NOW, is_first=False)


def test_later_terms_never_start_in_the_past() -> None:
    with pytest.raises(Backdated, match="Choose a later moment"):
        require_start(effective_from=NOW - timedelta(microseconds=1), recorded_at=NOW, is_first=False)


def test_the_first_terms_may_start_in_the_past() -> None:
    require_start(effective_from=NOW - timedelta(days=400), recorded_at=NOW, is_first=True)
