"""The terms of one shop, one frozen dataclass a kind. Constructors check; what exists is valid."""

from policies.terms.arranged import Arranged
from policies.terms.cancellation import CancellationLimit, CancellationTerms, Modification
from policies.terms.exceptions import Arrangement, Circumstances, ReturnException, Scope
from policies.terms.kinds import TERMS_BY_KIND, AnyTerms, Kind
from policies.terms.payment import Charge, PaymentTerms, Release, Tender, TenderTerms
from policies.terms.precedence import applicable
from policies.terms.refunds import (
    STORED_VALUE,
    DueFrom,
    RefundCase,
    RefundComponent,
    RefundTerms,
    RefundTo,
    TenderRule,
    Withholding,
)
from policies.terms.repairs import CausePricing, RepairCause, RepairPrice, RepairTerms
from policies.terms.return_choices import (
    ExchangeHandling,
    GuestReturns,
    LabelSource,
    MethodRequirement,
    Payer,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    WithoutRecord,
)
from policies.terms.return_methods import ReturnMethod
from policies.terms.returns import ReturnTerms
from policies.terms.seasons import Season
from policies.terms.shipping import DeliversTo, ShippingService, ShippingTerms, Transit
from policies.terms.zones import PostalArea, Zone

__all__ = [
    "STORED_VALUE",
    "TERMS_BY_KIND",
    "AnyTerms",
    "Arranged",
    "Arrangement",
    "CancellationLimit",
    "CancellationTerms",
    "CausePricing",
    "Charge",
    "Circumstances",
    "DeliversTo",
    "DueFrom",
    "ExchangeHandling",
    "GuestReturns",
    "Kind",
    "LabelSource",
    "MethodRequirement",
    "Modification",
    "Payer",
    "PaymentTerms",
    "PostalArea",
    "RefundCase",
    "RefundComponent",
    "RefundTerms",
    "RefundTo",
    "Release",
    "RepairCause",
    "RepairPrice",
    "RepairTerms",
    "ReturnChannel",
    "ReturnCondition",
    "ReturnException",
    "ReturnMethod",
    "ReturnMode",
    "ReturnOutcome",
    "ReturnReason",
    "ReturnTerms",
    "Returnability",
    "Scope",
    "Season",
    "ShippingService",
    "ShippingTerms",
    "Tender",
    "TenderRule",
    "TenderTerms",
    "Transit",
    "Withholding",
    "WithoutRecord",
    "Zone",
    "applicable",
]
