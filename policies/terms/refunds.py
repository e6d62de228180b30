"""What is paid back, when, and what may hold it up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policies.checks import Checks
from policies.durations import DayRange, Duration


class DueFrom(StrEnum):
    """The event from which the time to refund runs."""

    NOTICE = "notice"
    RECEIPT = "receipt"
    INSPECTION = "inspection"


class Withholding(StrEnum):
    """Until when a refund may wait (Dir. 2011/83/EU Art. 13(3))."""

    NEVER = "never"
    UNTIL_GOODS = "until_goods"
    UNTIL_GOODS_OR_PROOF = "until_goods_or_proof"


class RefundComponent(StrEnum):
    """A part of what the customer paid."""

    ITEMS = "items"
    STANDARD_DELIVERY = "standard_delivery"
    DUTIES = "duties"


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundTerms:
    """``due`` is counted from ``due_from``; ``processing`` is how long the shop says it usually takes after receipt."""

    due: Duration
    due_from: DueFrom
    includes: frozenset[RefundComponent] = frozenset({RefundComponent.ITEMS})
    withholding: Withholding = Withholding.NEVER
    inspection: bool = False
    processing: DayRange | None = None

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(self.due.length > 0, "due", "out_of_range", "Enter at least one day.")
        checks.filled(self.includes, "includes", "Choose at least one thing that is paid back.")
        checks.that(
            self.due_from is not DueFrom.INSPECTION or self.inspection,
            "due_from",
            "contradiction",
            "The time runs from the inspection, but returned goods are not inspected.",
        )
        checks.done()
