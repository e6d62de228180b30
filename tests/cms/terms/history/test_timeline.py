"""How versions stand at a moment, and where the drawing puts them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cms.terms.history.drawing import MARGIN, drawn
from cms.terms.history.timeline import Entry, Standing, arranged
from cms.terms.models import TermsVersion

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
PARIS = ZoneInfo("Europe/Paris")


def version(
    number: int, start: datetime, *, says: str = "", recorded: datetime | None = None
) -> TermsVersion:
    return TermsVersion(
        number=number,
        effective_from=start,
        recorded_at=recorded or NOW - timedelta(days=100 - number),
        digest=says or str(number),
    )


def standing(*versions: TermsVersion, at: datetime = NOW) -> dict[int, Entry]:
    return {entry.version.number: entry for entry in arranged(versions, at=at)}


def test_past_in_force_and_coming() -> None:
    found = standing(
        version(1, datetime(2020, 1, 1, tzinfo=UTC)),
        version(2, datetime(2026, 1, 1, tzinfo=UTC)),
        version(3, datetime(2027, 1, 1, tzinfo=UTC)),
    )
    assert [entry.standing for entry in found.values()] == [Standing.PAST, Standing.IN_FORCE, Standing.COMING]
    assert [entry.until and entry.until.year for entry in found.values()] == [2026, 2027, None]


def test_a_version_governs_from_its_very_start_and_not_at_the_next_one_s() -> None:
    versions = version(1, datetime(2020, 1, 1, tzinfo=UTC)), version(2, NOW)
    assert standing(*versions, at=NOW)[2].standing is Standing.IN_FORCE
    assert standing(*versions, at=NOW)[1].standing is Standing.PAST
    assert standing(*versions, at=NOW - timedelta(microseconds=1))[1].standing is Standing.IN_FORCE


def test_of_two_that_start_together_the_later_recorded_governs() -> None:
    start = datetime(2027, 1, 1, tzinfo=UTC)
    found = standing(
        version(1, datetime(2020, 1, 1, tzinfo=UTC)), version(4, start), version(3, start), version(2, start)
    )
    assert found[4].standing is Standing.COMING
    assert found[2].standing is found[3].standing is Standing.REPLACED
    assert (found[2].replaced_by, found[3].replaced_by) == (3, 4)
    # Once the start has passed, they are no past either: they never governed.
    later = standing(*(entry.version for entry in found.values()), at=start)
    assert later[2].standing is Standing.REPLACED
    assert later[4].standing is Standing.IN_FORCE


def test_a_version_recorded_later_does_not_touch_those_that_start_elsewhere() -> None:
    found = standing(
        version(1, datetime(2020, 1, 1, tzinfo=UTC)),
        version(2, datetime(2027, 6, 1, tzinfo=UTC)),
        version(3, datetime(2027, 1, 1, tzinfo=UTC)),
    )
    assert list(found) == [1, 3, 2]
    assert found[3].until == found[2].version.effective_from
    assert found[2].before == found[3].version


def test_withdrawn_is_what_was_replaced_by_what_governs_before_it() -> None:
    start = datetime(2027, 1, 1, tzinfo=UTC)
    found = standing(
        version(1, datetime(2020, 1, 1, tzinfo=UTC), says="14 days"),
        version(2, start, says="30 days"),
        version(3, start, says="14 days"),
    )
    assert found[2].standing is Standing.WITHDRAWN
    assert found[3].repeats == found[1].version
    assert not found[3].can_be_withdrawn


def test_what_can_be_withdrawn_is_coming_and_has_something_before_it() -> None:
    start = datetime(2027, 1, 1, tzinfo=UTC)
    assert not standing(version(1, start))[1].can_be_withdrawn
    found = standing(version(1, datetime(2020, 1, 1, tzinfo=UTC)), version(2, start))
    assert found[2].can_be_withdrawn
    assert not found[1].can_be_withdrawn


def test_the_drawing_has_time_from_left_to_right_and_never_too_little_room() -> None:
    starts = [datetime(1990, 1, 1, tzinfo=UTC), NOW - timedelta(minutes=2), NOW - timedelta(minutes=1)]
    starts += [NOW + timedelta(days=days) for days in (1, 2, 400)]
    entries = arranged([version(number, start) for number, start in enumerate(starts, 1)], at=NOW)

    drawing = drawn(entries, at=NOW, zone=PARIS)

    assert [bar.x for bar in drawing.bars] == sorted(bar.x for bar in drawing.bars)
    assert all(bar.width >= 100 for bar in drawing.bars)
    assert all(
        bar.x + bar.width == following.x
        for bar, following in zip(drawing.bars, drawing.bars[1:], strict=False)
    )
    assert drawing.bars[2].x < drawing.now < drawing.bars[3].x
    assert drawing.bars[-1].x + drawing.bars[-1].width < drawing.width


def test_what_never_governed_is_drawn_beneath_one_under_the_other() -> None:
    start = datetime(2027, 1, 1, tzinfo=UTC)
    entries = arranged(
        [version(1, datetime(2020, 1, 1, tzinfo=UTC)), *(version(number, start) for number in (2, 3, 4))],
        at=NOW,
    )
    bars = {bar.number: bar for bar in drawn(entries, at=NOW, zone=PARIS).bars}
    assert bars[4].y == bars[1].y < bars[2].y < bars[3].y
    assert bars[2].x == bars[3].x == bars[4].x


def test_starts_are_written_on_the_shop_s_clock_in_summer_and_in_winter() -> None:
    entries = arranged(
        [
            version(1, datetime(2026, 5, 31, 22, tzinfo=UTC)),
            version(2, datetime(2026, 12, 31, 23, tzinfo=UTC)),
        ],
        at=NOW,
    )
    ticks = drawn(entries, at=NOW, zone=PARIS).ticks
    assert [(tick.day, tick.hour) for tick in ticks] == [("1 Jun 2026", "00:00"), ("1 Jan 2027", "00:00")]


def test_one_version_that_only_comes_is_drawn_after_now() -> None:
    drawing = drawn(arranged([version(1, NOW + timedelta(days=1))], at=NOW), at=NOW, zone=PARIS)
    assert drawing.now == MARGIN < drawing.bars[0].x
