"""An order after a refund of it was paid."""

import dataclasses

from policies.facts import OrderFacts, ReturnFacts
from policies.refunds import RefundQuote


def paid_back(order: OrderFacts, returned: ReturnFacts, quote: RefundQuote) -> OrderFacts:
    """``order`` with what ``quote`` gave back of each payment, and with the goods it was for."""
    payments = list(order.payments)
    for refund in quote.allocation:
        if refund.payment is not None:
            payment = payments[refund.payment]
            before = payment.refunded or refund.amount * 0
            payments[refund.payment] = dataclasses.replace(payment, refunded=before + refund.amount)
    lines = tuple(
        dataclasses.replace(entry, method=entry.method or returned.method) for entry in returned.lines
    )
    return dataclasses.replace(order, payments=tuple(payments), refunded=(*order.refunded, *lines))
