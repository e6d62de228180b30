"""What can be returned, until when, how, and at whose cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from policies.checks import Checks, is_amount, is_code, is_country
from policies.durations import Window
from policies.localized import Localized


class ReturnMode(StrEnum):
    """Whether a request within the terms is authorized at once, or a person looks at each."""

    AUTOMATIC = "automatic"
    REVIEW = "review"


class GuestReturns(StrEnum):
    """How customers without an account return."""

    SELF_SERVICE = "self_service"
    GUIDED = "guided"


class ReturnReason(StrEnum):
    """Why a customer returns; decides who pays (schema.org customerRemorse…, itemDefect…)."""

    CHANGED_MIND = "changed_mind"
    WRONG_SIZE = "wrong_size"
    NOT_AS_DESCRIBED = "not_as_described"
    DEFECTIVE = "defective"
    WRONG_ITEM = "wrong_item"
    DAMAGED_IN_TRANSIT = "damaged_in_transit"


class ReturnCondition(StrEnum):
    """What returned goods must be like."""

    ORIGINAL_PACKAGING = "original_packaging"
    NEW = "new"
    UNUSED = "unused"
    COMPLETE = "complete"
    UNDAMAGED = "undamaged"
    ORDER_NOTE_ENCLOSED = "order_note_enclosed"
    TAG_ATTACHED = "tag_attached"


class ReturnChannel(StrEnum):
    """By which way goods come back."""

    BY_MAIL = "by_mail"
    IN_STORE = "in_store"


class LabelSource(StrEnum):
    """Who provides the shipping label."""

    CUSTOMER = "customer"
    SHOP_PREPAID = "shop_prepaid"
    SHOP_DEDUCTED = "shop_deducted"
    NONE_NEEDED = "none_needed"


class MethodRequirement(StrEnum):
    """What a method of return asks of the customer."""

    REGISTERED_POST = "registered_post"
    ACKNOWLEDGEMENT_OF_RECEIPT = "acknowledgement_of_receipt"
    SIGNATURE = "signature"
    INSURANCE = "insurance"
    RMA = "rma"
    RECEIPT = "receipt"
    ORIGINAL_TENDER = "original_tender"


class Payer(StrEnum):
    """Who bears a cost."""

    CUSTOMER = "customer"
    SHOP = "shop"


class ReturnOutcome(StrEnum):
    """What a customer can get for returned goods."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    GIFT_CARD = "gift_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnMethod:
    """One way to send goods back, open to addresses in ``countries`` (none: everywhere)."""

    code: str
    name: Localized
    channel: ReturnChannel
    label_source: LabelSource
    requires: frozenset[MethodRequirement] = frozenset()
    countries: tuple[str, ...] = ()
    customer_bears_risk: bool = False

    def __post_init__(self) -> None:
        checks = Checks()
        checks.that(
            is_code(self.code),
            "code",
            "invalid",
            "Use lower-case letters, digits and hyphens, a letter first.",
        )
        for country in self.countries:
            checks.that(
                is_country(country),
                "countries",
                "invalid",
                f"“{country}” is no two-letter country code; write for example FR.",
            )
        checks.done()

    def serves(self, country: str) -> bool:
        """Whether a customer in ``country`` may use it."""
        return not self.countries or country in self.countries


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnTerms:
    """``window`` None means no time limit. ``restocking_fee`` is a share of the item price, 0 to 1.

    ``shipping_paid_by`` bears the return postage, except that for a reason in ``shipping_waived_for`` the shop
    does.
    """

    window: Window | None
    mode: ReturnMode = ReturnMode.AUTOMATIC
    guests: GuestReturns = GuestReturns.SELF_SERVICE
    conditions: frozenset[ReturnCondition] = frozenset()
    methods: tuple[ReturnMethod, ...] = ()
    shipping_paid_by: Payer = Payer.CUSTOMER
    shipping_waived_for: frozenset[ReturnReason] = frozenset()
    restocking_fee: Decimal = Decimal(0)
    outcomes: frozenset[ReturnOutcome] = frozenset({ReturnOutcome.REFUND})

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.methods, "methods", "Enter at least one way to send goods back.")
        checks.unique((method.code for method in self.methods), "methods", "method code")
        checks.filled(self.outcomes, "outcomes", "Choose at least one thing a customer can get for a return.")
        checks.that(
            is_amount(self.restocking_fee) and self.restocking_fee <= 1,
            "restocking_fee",
            "out_of_range",
            "Enter a share from 0 to 100 %.",
        )
        checks.that(
            self.shipping_paid_by is Payer.CUSTOMER or not self.shipping_waived_for,
            "shipping_waived_for",
            "contradiction",
            "The shop already pays for every return; choose no waivers.",
        )
        checks.done()

    def postage_paid_by(self, reason: ReturnReason) -> Payer:
        """Who bears the return postage for goods returned for ``reason``."""
        return Payer.SHOP if reason in self.shipping_waived_for else self.shipping_paid_by
