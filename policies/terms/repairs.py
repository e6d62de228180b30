"""What is repaired, and at whose cost."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policies.checks import Checks
from policies.durations import Duration


class RepairCause(StrEnum):
    """What made the repair necessary, as the workshop finds it."""

    PRODUCTION_DEFECT = "production_defect"
    WEAR = "wear"
    IMPACT = "impact"


class RepairPrice(StrEnum):
    """What a repair costs the customer."""

    FREE = "free"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CausePricing:
    """What repairs of one cause cost."""

    cause: RepairCause
    price: RepairPrice


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairTerms:
    """``contact_first``: the customer writes before sending anything in.

    ``quote_validity`` None means a quote has no end. ``irreparable_sent_back``: what cannot be mended returns as
    it is.
    """

    causes: tuple[CausePricing, ...]
    contact_first: bool = True
    quote_validity: Duration | None = None
    irreparable_sent_back: bool = True

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.causes, "causes", "Say for at least one cause what a repair costs.")
        checks.unique((pricing.cause for pricing in self.causes), "causes", "cause", at="cause")
        checks.done()

    def price_of(self, cause: RepairCause) -> RepairPrice | None:
        """What a repair of ``cause`` costs, or None where the shop does not repair it."""
        return next((pricing.price for pricing in self.causes if pricing.cause == cause), None)
