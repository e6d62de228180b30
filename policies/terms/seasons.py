"""A part of the year whose orders may be returned longer, such as before Christmas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from policies.checks import Checks, is_code
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
    checks.unique((season.code for season in seasons), "seasons", "season code")
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
