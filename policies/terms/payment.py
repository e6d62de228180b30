"""How customers pay, and when an order is released."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from policies.checks import Checks


class Tender(StrEnum):
    """An actual means of payment."""

    CARD = "card"
    PAYPAL = "paypal"
    BANK_TRANSFER = "bank_transfer"
    GIFT_CARD = "gift_card"
    STORE_NOTE = "store_note"


class Charge(StrEnum):
    """When the customer's account is charged."""

    AT_ORDER = "at_order"
    AT_HANDOVER = "at_handover"


class Release(StrEnum):
    """When an order paid this way may be prepared."""

    AT_ONCE = "at_once"
    WHEN_PAID = "when_paid"


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderTerms:
    """One means of payment on offer.

    ``brands`` are shown as written; ``reference_is_order_number`` asks the customer to quote the order number.
    """

    tender: Tender
    charged: Charge = Charge.AT_ORDER
    releases: Release = Release.AT_ONCE
    brands: tuple[str, ...] = ()
    reference_is_order_number: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentTerms:
    """The means of payment on offer; ``strong_authentication`` is 3-D Secure on cards (Dir. (EU) 2015/2366 Art. 97).

    ``confirmation_email``: a confirmation is sent once the order is paid. ``gift_cards_for_cash``: a gift card can be
    turned into money.
    """

    tenders: tuple[TenderTerms, ...]
    strong_authentication: bool = False
    confirmation_email: bool = True
    gift_cards_for_cash: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.tenders, "tenders", "Enter at least one means of payment.")
        checks.unique((terms.tender for terms in self.tenders), "tenders", "means of payment", at="tender")
        checks.that(
            not self.gift_cards_for_cash or Tender.GIFT_CARD in {terms.tender for terms in self.tenders},
            "gift_cards_for_cash",
            "contradiction",
            "No gift cards are taken; add them to the means of payment, or leave this out.",
        )
        checks.done()

    def for_tender(self, tender: Tender) -> TenderTerms | None:
        """What applies to one means of payment, or None where it is not on offer."""
        return next((terms for terms in self.tenders if terms.tender == tender), None)
