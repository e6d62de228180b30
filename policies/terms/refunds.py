"""What is paid back, when, and what may hold it up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policies.checks import Checks
from policies.durations import DayRange, Duration
from policies.terms.payment import Tender


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
    """A part of what the customer paid.

    ``EXPRESS_SUPPLEMENT`` is what a faster delivery cost more than the least expensive one that the shop offers
    (Dir. 2011/83/EU Art. 13(2)).
    """

    ITEMS = "items"
    STANDARD_DELIVERY = "standard_delivery"
    EXPRESS_SUPPLEMENT = "express_supplement"
    DUTIES = "duties"


class RefundCase(StrEnum):
    """Whose money it is, as far as a shop may treat it differently."""

    GIFT_RECIPIENT = "gift_recipient"
    """The goods were a present, and who received it returns them."""
    NO_RECORD_OF_SALE = "no_record_of_sale"
    """No sale is found; what is paid back is the price of today."""
    MIXED_TENDERS = "mixed_tenders"
    """One order was paid with several means, one of them a gift card or a store note."""
    STORED_VALUE = "stored_value"
    """What was paid with a gift card or a store note."""
    ANY = "any"


class RefundTo(StrEnum):
    """Where the money goes."""

    ORIGINAL_TENDER = "original_tender"
    GIFT_CARD = "gift_card"
    OTHER_TENDERS_FIRST = "other_tenders_first"
    """To the card or account as far as it paid, and only then to a gift card."""


STORED_VALUE = frozenset({Tender.GIFT_CARD, Tender.STORE_NOTE})
"""Tenders that hold the shop's own promise rather than money."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRule:
    """In one ``case`` the money ``goes_to``."""

    case: RefundCase
    goes_to: RefundTo

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            self.goes_to is not RefundTo.OTHER_TENDERS_FIRST or self.case is RefundCase.MIXED_TENDERS,
            "goes_to",
            "contradiction",
            "Only an order that was paid by several means has others to go to first; choose another destination.",
        )
        checks.that(
            self.case is not RefundCase.NO_RECORD_OF_SALE or self.goes_to is RefundTo.GIFT_CARD,
            "goes_to",
            "contradiction",
            "Without a record of sale no means of payment is known; choose a gift card.",
        )
        checks.done()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundTerms:
    """``due`` is counted from ``due_from``; ``processing`` is how long the shop says it usually takes after receipt.

    Of ``tender_rules`` the first whose case is given is heard, so their order counts; where none is, money goes back
    to the means of payment it came from.
    """

    due: Duration
    due_from: DueFrom
    includes: frozenset[RefundComponent] = frozenset({RefundComponent.ITEMS})
    withholding: Withholding = Withholding.NEVER
    inspection: bool = False
    processing: DayRange | None = None
    tender_rules: tuple[TenderRule, ...] = ()

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(self.due.length > 0, "due", "out_of_range", "Enter at least one day.")
        checks.filled(self.includes, "includes", "Choose at least one thing that is paid back.")
        checks.that(
            self.due_from is not DueFrom.INSPECTION or self.inspection,
            "due_from",
            "contradiction",
            "The time runs from the inspection, but there is none; have goods inspected, or choose another event.",
        )
        checks.unique((rule.case for rule in self.tender_rules), "tender_rules", "case", at="case")
        cases = [rule.case for rule in self.tender_rules]
        checks.that(
            RefundCase.ANY not in cases[:-1],
            "tender_rules",
            "contradiction",
            "The rules after the one for any case are never heard; put that one last.",
        )
        checks.done()
