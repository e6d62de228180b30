"""What a shop can choose in its return terms, and why and how customers return."""

from __future__ import annotations

from enum import StrEnum


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
    PACKING_SLIP = "packing_slip"
    RETURN_FORM = "return_form"


class Payer(StrEnum):
    """Who bears a cost."""

    CUSTOMER = "customer"
    SHOP = "shop"


class ReturnOutcome(StrEnum):
    """What a customer can get for returned goods."""

    REFUND = "refund"
    EXCHANGE = "exchange"
    GIFT_CARD = "gift_card"


class Returnability(StrEnum):
    """Whether goods of an exception can be returned at all."""

    RETURNABLE = "returnable"
    NOT_RETURNABLE = "not_returnable"


class WithoutRecord(StrEnum):
    """What becomes of goods of which no sale is found."""

    REFUSED = "refused"
    IDENTIFICATION = "identification"
    """A person looks; the customer shows who they are, and is paid the current price."""


class ExchangeHandling(StrEnum):
    """How goods are exchanged."""

    REPLACEMENT = "replacement"
    """The shop sends another one for the one that comes back."""
    NEW_ORDER = "new_order"
    """The customer orders the replacement; that order is charged, and what comes back is credited."""
