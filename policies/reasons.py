"""Why a decision is what it is: codes with data and the clause they rest on, never sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

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
    # On modification.
    MODIFICATION_NEVER = "modification_never"
    MODIFICATION_CANCELLED = "modification_cancelled"
    MODIFICATION_PAID = "modification_paid"
    MODIFICATION_HANDED_OVER = "modification_handed_over"
    MODIFICATION_UNTIL_PAID = "modification_until_paid"
    MODIFICATION_UNTIL_HANDOVER = "modification_until_handover"
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
    NOT_RETURNABLE = "not_returnable"
    CONDITION_UNMET = "condition_unmet"
    SALE_NOT_FOUND = "sale_not_found"
    IDENTIFICATION_NEEDED = "identification_needed"
    IN_SEASON = "in_season"
    # On exchanges.
    NO_EXCHANGE = "no_exchange"
    # On repairs.
    CONTACT_FIRST = "contact_first"
    SENT_UNANNOUNCED = "sent_unannounced"
    NOT_REPAIRED = "not_repaired"
    IRREPARABLE = "irreparable"
    IRREPARABLE_SENT_BACK = "irreparable_sent_back"
    REPAIR_FREE = "repair_free"
    REPAIR_QUOTED = "repair_quoted"
    QUOTE_OPEN = "quote_open"
    QUOTE_WITHOUT_END = "quote_without_end"
    QUOTE_EXPIRED = "quote_expired"
    QUOTE_DECLINED = "quote_declined"
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
        ReasonCode.MODIFICATION_NEVER: "cancellation.modification",
        ReasonCode.MODIFICATION_CANCELLED: "cancellation.modification",
        ReasonCode.MODIFICATION_PAID: "cancellation.modification",
        ReasonCode.MODIFICATION_HANDED_OVER: "cancellation.modification",
        ReasonCode.MODIFICATION_UNTIL_PAID: "cancellation.modification",
        ReasonCode.MODIFICATION_UNTIL_HANDOVER: "cancellation.modification",
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
        ReasonCode.NOT_RETURNABLE: "returns.exceptions",
        ReasonCode.CONDITION_UNMET: "returns.conditions",
        ReasonCode.SALE_NOT_FOUND: "returns.without_record",
        ReasonCode.IDENTIFICATION_NEEDED: "returns.without_record",
        ReasonCode.IN_SEASON: "returns.seasons",
        ReasonCode.NO_EXCHANGE: "returns.outcomes",
        ReasonCode.CONTACT_FIRST: "repairs.contact_first",
        ReasonCode.SENT_UNANNOUNCED: "repairs.contact_first",
        ReasonCode.NOT_REPAIRED: "repairs.causes",
        ReasonCode.IRREPARABLE: "repairs.irreparable_sent_back",
        ReasonCode.IRREPARABLE_SENT_BACK: "repairs.irreparable_sent_back",
        ReasonCode.REPAIR_FREE: "repairs.causes",
        ReasonCode.REPAIR_QUOTED: "repairs.causes",
        ReasonCode.QUOTE_OPEN: "repairs.quote_validity",
        # A shop whose quotes have no end states no validity.
        ReasonCode.QUOTE_WITHOUT_END: "repairs.causes",
        ReasonCode.QUOTE_EXPIRED: "repairs.quote_validity",
        ReasonCode.QUOTE_DECLINED: "repairs.causes",
        ReasonCode.AWAITING_FUNDS: "payment.release",
        ReasonCode.NO_SERVICE: "shipping.services",
    }
)
"""The clause of the shop's terms that each reason rests on."""


NO_DATA: Mapping[str, Datum] = MappingProxyType({})


# Not frozen, which takes three times as long, and a decision makes many. The type checker keeps it.
@dataclass(slots=True)
class Reason:
    """One reason with the data its sentence needs. Nothing changes it once it is made."""

    code: Final[ReasonCode]
    data: Final[Mapping[str, Datum]] = NO_DATA

    @property
    def clause(self) -> str:
        """The reference of the clause it rests on, such as ``returns.window``."""
        return CLAUSES[self.code]
