"""What to call the codes that terms and forms are made of."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_noop as _

from policies.terms import MethodRequirement, Payer, ReturnCondition, ReturnReason, Tender

RETURN_REASONS: Mapping[ReturnReason, str] = MappingProxyType(
    {
        ReturnReason.CHANGED_MIND: _("I changed my mind"),
        ReturnReason.WRONG_SIZE: _("The size does not suit me"),
        ReturnReason.NOT_AS_DESCRIBED: _("It is not as described"),
        ReturnReason.DEFECTIVE: _("It is defective"),
        ReturnReason.WRONG_ITEM: _("It is not what I ordered"),
        ReturnReason.DAMAGED_IN_TRANSIT: _("It was damaged on the way to me"),
    }
)

CONDITIONS: Mapping[ReturnCondition, str] = MappingProxyType(
    {
        ReturnCondition.ORIGINAL_PACKAGING: _("in the original packaging"),
        ReturnCondition.NEW: _("new"),
        ReturnCondition.UNUSED: _("unused"),
        ReturnCondition.COMPLETE: _("complete"),
        ReturnCondition.UNDAMAGED: _("undamaged"),
        ReturnCondition.ORDER_NOTE_ENCLOSED: _("with a note of your order number and how to reach you"),
        ReturnCondition.TAG_ATTACHED: _("with the tag attached"),
    }
)

REQUIREMENTS: Mapping[MethodRequirement, str] = MappingProxyType(
    {
        MethodRequirement.REGISTERED_POST: _("registered post"),
        MethodRequirement.ACKNOWLEDGEMENT_OF_RECEIPT: _("with acknowledgement of receipt"),
        MethodRequirement.SIGNATURE: _("signature on arrival"),
        MethodRequirement.INSURANCE: _("insured for its value"),
        MethodRequirement.RMA: _("the RMA number on the parcel"),
        MethodRequirement.RECEIPT: _("the receipt"),
        MethodRequirement.ORIGINAL_TENDER: _("the means of payment you used"),
        MethodRequirement.PACKING_SLIP: _("the packing slip"),
        MethodRequirement.RETURN_FORM: _("the return form, filled in"),
    }
)

POSTAGE: Mapping[Payer, str] = MappingProxyType(
    {
        Payer.CUSTOMER: _("You pay the postage of this return."),
        Payer.SHOP: _("We pay the postage of this return."),
    }
)

TENDERS: Mapping[Tender, str] = MappingProxyType(
    {
        Tender.CARD: _("Card"),
        Tender.PAYPAL: _("PayPal"),
        Tender.BANK_TRANSFER: _("Bank transfer"),
        Tender.GIFT_CARD: _("Gift card"),
        Tender.STORE_NOTE: _("Store note"),
    }
)
