"""Until when an order can be cancelled or changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policies.checks import Checks


class CancellationLimit(StrEnum):
    """An event that ends the right to cancel.

    ``NEXT_CUTOFF`` is the first shipping cutoff after the order was placed, on a business day: for an order
    placed in the afternoon that is the next business day's, so that every order can be cancelled for a while.
    """

    NEXT_CUTOFF = "next_cutoff"
    HANDOVER = "handover"
    MINUTES_AFTER_ORDER = "minutes_after_order"


class Modification(StrEnum):
    """Until when the customer may change an order instead of cancelling it."""

    NEVER = "never"
    UNTIL_PAID = "until_paid"
    UNTIL_HANDOVER = "until_handover"


@dataclass(frozen=True, slots=True, kw_only=True)
class CancellationTerms:
    """An order can be cancelled until the first of ``limits``; ``minutes`` belongs to ``MINUTES_AFTER_ORDER``."""

    limits: frozenset[CancellationLimit]
    minutes: int | None = None
    modification: Modification = Modification.NEVER

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.limits, "limits", "Choose at least one event that ends the right to cancel.")
        timed = CancellationLimit.MINUTES_AFTER_ORDER in self.limits
        checks.that(
            not timed or self.minutes is not None,
            "minutes",
            "required",
            "Enter the number of minutes after the order.",
        )
        checks.that(
            timed or self.minutes is None,
            "minutes",
            "contradiction",
            "Minutes are given but not chosen as a limit: choose “minutes after ordering” too, or leave this empty.",
        )
        if self.minutes is not None:
            checks.within(self.minutes, 1, 30 * 24 * 60, "minutes")
        checks.done()
