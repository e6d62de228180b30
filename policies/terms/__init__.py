"""The terms of one shop, one frozen dataclass a kind. Constructors check; what exists is valid."""

from policies.terms.cancellation import CancellationLimit, CancellationTerms, Modification
from policies.terms.kinds import TERMS_BY_KIND, AnyTerms, Kind
from policies.terms.payment import Charge, PaymentTerms, Release, Tender, TenderTerms
from policies.terms.refunds import DueFrom, RefundComponent, RefundTerms, Withholding
from policies.terms.repairs import CausePricing, RepairCause, RepairPrice, RepairTerms
from policies.terms.returns import (
    GuestReturns,
    LabelSource,
    MethodRequirement,
    Payer,
    ReturnChannel,
    ReturnCondition,
    ReturnMethod,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    ReturnTerms,
)
from policies.terms.shipping import DeliversTo, ShippingService, ShippingTerms, Transit
from policies.terms.zones import PostalArea, Zone

__all__ = [
    "TERMS_BY_KIND",
    "AnyTerms",
    "CancellationLimit",
    "CancellationTerms",
    "CausePricing",
    "Charge",
    "DeliversTo",
    "DueFrom",
    "GuestReturns",
    "Kind",
    "LabelSource",
    "MethodRequirement",
    "Modification",
    "Payer",
    "PaymentTerms",
    "PostalArea",
    "RefundComponent",
    "RefundTerms",
    "Release",
    "RepairCause",
    "RepairPrice",
    "RepairTerms",
    "ReturnChannel",
    "ReturnCondition",
    "ReturnMethod",
    "ReturnMode",
    "ReturnOutcome",
    "ReturnReason",
    "ReturnTerms",
    "ShippingService",
    "ShippingTerms",
    "Tender",
    "TenderTerms",
    "Transit",
    "Withholding",
    "Zone",
]
