"""What is owed back: one computation for the amount that is announced and the amount that is paid."""

from policies.refunds.cancelled import quote_cancellation
from policies.refunds.quotes import (
    ComponentKind,
    QuotedComponent,
    RefundQuote,
    TenderRefund,
    TenderRule,
    WithheldUntil,
    summed,
)
from policies.refunds.returned import quote_refund

__all__ = [
    "ComponentKind",
    "QuotedComponent",
    "RefundQuote",
    "TenderRefund",
    "TenderRule",
    "WithheldUntil",
    "quote_cancellation",
    "quote_refund",
    "summed",
]
