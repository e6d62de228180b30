"""The kinds of terms a shop states, and the type of each."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from policies.terms.cancellation import CancellationTerms
from policies.terms.payment import PaymentTerms
from policies.terms.refunds import RefundTerms
from policies.terms.repairs import RepairTerms
from policies.terms.returns import ReturnTerms
from policies.terms.shipping import ShippingTerms


class Kind(StrEnum):
    """A kind of terms; its value is the first segment of every reference to them."""

    SHIPPING = "shipping"
    PAYMENT = "payment"
    CANCELLATION = "cancellation"
    RETURNS = "returns"
    REFUNDS = "refunds"
    REPAIRS = "repairs"


type AnyTerms = ShippingTerms | PaymentTerms | CancellationTerms | ReturnTerms | RefundTerms | RepairTerms

TERMS_BY_KIND: Mapping[Kind, type[AnyTerms]] = MappingProxyType(
    {
        Kind.SHIPPING: ShippingTerms,
        Kind.PAYMENT: PaymentTerms,
        Kind.CANCELLATION: CancellationTerms,
        Kind.RETURNS: ReturnTerms,
        Kind.REFUNDS: RefundTerms,
        Kind.REPAIRS: RepairTerms,
    }
)
