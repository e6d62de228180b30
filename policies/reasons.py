"""Why a decision is what it is: codes with data and the clause they rest on, never sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

type Datum = str | int | bool | datetime | None


class ReasonCode(StrEnum):
    """Every reason the core gives. Words for it live outside the core, in each language."""

    # On cancellation.
    ALREADY_CANCELLED = "already_cancelled"
    HANDED_OVER = "handed_over"
    CUTOFF_PASSED = "cutoff_passed"
    MINUTES_PASSED = "minutes_passed"
    UNTIL_CUTOFF = "until_cutoff"
    UNTIL_HANDOVER = "until_handover"
    UNTIL_MINUTES = "until_minutes"
    # On returns.
    NOT_SHIPPED = "not_shipped"
    ON_ITS_WAY = "on_its_way"
    DELIVERY_NOT_RECORDED = "delivery_not_recorded"
    SENT_BACK = "sent_back"
    WINDOW_CLOSED = "window_closed"
    WINDOW_OPEN = "window_open"
    NO_TIME_LIMIT = "no_time_limit"
    NOTHING_LEFT = "nothing_left"
    UNKNOWN_LINE = "unknown_line"
    TOO_MANY = "too_many"
    CASE_BY_CASE = "case_by_case"
    GUESTS_ARE_GUIDED = "guests_are_guided"
    NO_METHOD = "no_method"
    # On payment.
    AWAITING_FUNDS = "awaiting_funds"
    # On delivery.
    NO_SERVICE = "no_service"


CLAUSES: Mapping[ReasonCode, str] = MappingProxyType(
    {
        ReasonCode.ALREADY_CANCELLED: "cancellation.until",
        ReasonCode.HANDED_OVER: "cancellation.until",
        ReasonCode.CUTOFF_PASSED: "cancellation.until",
        ReasonCode.MINUTES_PASSED: "cancellation.until",
        ReasonCode.UNTIL_CUTOFF: "cancellation.until",
        ReasonCode.UNTIL_HANDOVER: "cancellation.until",
        ReasonCode.UNTIL_MINUTES: "cancellation.until",
        ReasonCode.NOT_SHIPPED: "returns.window",
        ReasonCode.ON_ITS_WAY: "returns.window",
        ReasonCode.DELIVERY_NOT_RECORDED: "returns.window",
        ReasonCode.SENT_BACK: "returns.window",
        ReasonCode.WINDOW_CLOSED: "returns.window",
        ReasonCode.WINDOW_OPEN: "returns.window",
        ReasonCode.NO_TIME_LIMIT: "returns.window",
        ReasonCode.NOTHING_LEFT: "returns.conditions",
        ReasonCode.UNKNOWN_LINE: "returns.conditions",
        ReasonCode.TOO_MANY: "returns.conditions",
        ReasonCode.CASE_BY_CASE: "returns.mode",
        ReasonCode.GUESTS_ARE_GUIDED: "returns.guests",
        ReasonCode.NO_METHOD: "returns.methods",
        ReasonCode.AWAITING_FUNDS: "payment.release",
        ReasonCode.NO_SERVICE: "shipping.services",
    }
)
"""The clause of the shop's terms that each reason rests on."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with the data its sentence needs."""

    code: ReasonCode
    data: Mapping[str, Datum] = field(default_factory=dict)

    @property
    def clause(self) -> str:
        """The reference of the clause it rests on, such as ``returns.window``."""
        return CLAUSES[self.code]
