"""A part of the year whose orders may be returned longer, such as before Christmas."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policies.checks import Checks, is_code
from policies.errors import Problem
from policies.localized import Localized

LONGEST_SEASON_DAYS = 366


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Orders placed from ``first`` to ``last``, both included, can be returned up to and on ``until``.

    Days are those of the shop's zone. A season gives time and never takes any: where the window of the terms ends
    later, it stands (schema.org MerchantReturnPolicySeasonalOverride).
    """

    code: str
    name: Localized
    first: date
    last: date
    until: date

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        checks.that(
            self.first <= self.last, "last", "reversed", "The last day is before the first; swap them."
        )
        checks.that(
            self.last - self.first < timedelta(days=LONGEST_SEASON_DAYS),
            "last",
            "too_long",
            f"A season lasts at most {LONGEST_SEASON_DAYS} days; change the return window instead.",
        )
        checks.that(
            self.until > self.last,
            "until",
            "contradiction",
            "The last day of returns must be after the last day of the season; enter a later one.",
        )
        checks.done()

    def holds(self, day: date) -> bool:
        """Whether orders placed on ``day`` belong to the season."""
        return self.first <= day <= self.last


def check_seasons(seasons: Sequence[Season], checks: Checks) -> None:
    """Record a problem where two seasons have one code or share a day."""
    checks.unique((season.code for season in seasons), "seasons", "season code", at="code")
    for index, season in enumerate(seasons):
        for other in seasons[:index]:
            apart = season.last < other.first or other.last < season.first
            checks.that(
                apart,
                f"seasons.{index}.first",
                "overlap",
                f"The seasons “{other.code}” and “{season.code}” share days, and an order has one deadline; "
                "move the first or the last day of one.",
            )


def over_already(
    seasons: Sequence[Season], *, known: Collection[Season], governs_from: date
) -> tuple[Problem, ...]:
    """The seasons that no order can fall into any more on the day from which they would govern.

    Those that the shop stated before, ``known``, may stay: they say what was promised. One that is stated anew, or with
    other days, is a slip, most often last year's date.
    """
    stated_before = {(season.code, season.first, season.last) for season in known}
    return tuple(
        Problem(f"seasons.{index}.last", "over", _over(season, governs_from))
        for index, season in enumerate(seasons)
        if season.last < governs_from and (season.code, season.first, season.last) not in stated_before
    )


def _over(season: Season, day: date) -> str:
    return (
        f"This season is over on {day:%-d %B %Y}, when these terms would start to govern, so no order would get it. "
        "Enter days to come, or remove it."
    )
