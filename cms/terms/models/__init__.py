"""Terms as editors see them, one model a kind, and the versions that publishing them leaves behind."""

from collections.abc import Mapping
from types import MappingProxyType

from cms.terms.models.base import Terms
from cms.terms.models.cancellation import CancellationTerms
from cms.terms.models.payment import PaymentTerms
from cms.terms.models.refunds import RefundTerms
from cms.terms.models.repairs import RepairTerms
from cms.terms.models.returns import ReturnTerms
from cms.terms.models.shipping import ShippingTerms
from cms.terms.models.versions import TermsVersion
from policies.terms import Kind

TERMS_MODELS: Mapping[Kind, type[Terms]] = MappingProxyType(
    {
        model.kind: model
        for model in (ShippingTerms, PaymentTerms, CancellationTerms, ReturnTerms, RefundTerms, RepairTerms)
    }
)

__all__ = [
    "TERMS_MODELS",
    "CancellationTerms",
    "PaymentTerms",
    "RefundTerms",
    "RepairTerms",
    "ReturnTerms",
    "ShippingTerms",
    "Terms",
    "TermsVersion",
]
