"""What is owed back: one computation for the amount that is announced and the amount that is paid."""

from policies.refunds.cancelled import quote_cancellation
from policies.refunds.quotes import (
    ComponentKind,
    QuotedComponent,
    RefundQuote,
    RefundRoute,
    TenderRefund,
    WithheldUntil,
    summed,
)
from policies.refunds.returned import quote_refund
from policies.refunds.unrecorded import quote_without_record

__all__ = [
    "ComponentKind",
    "QuotedComponent",
    "RefundQuote",
    "RefundRoute",
    "TenderRefund",
    "WithheldUntil",
    "quote_cancellation",
    "quote_refund",
    "quote_without_record",
    "summed",
]
