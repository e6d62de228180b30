"""When may an order be prepared?"""

from __future__ import annotations

from datetime import datetime

from policies.book import TermsInForce
from policies.facts import OrderFacts, PaymentFacts
from policies.terms import Release


def released_at(*, order: OrderFacts, terms: TermsInForce) -> datetime | None:
    """The moment from which the order may be prepared, or None while money is awaited.

    A tender that releases at once does so when the order is placed; one that waits, or is not on offer, when its
    money has arrived, and never before the order was placed. Raises NotInForce where an order has payments and
    the shop has stated no payment terms.
    """
    last = order.placed_at
    for payment in order.payments:
        moment = _released(payment, order, terms)
        if moment is None:
            return None
        last = max(last, moment)
    return last


def awaited(*, order: OrderFacts, terms: TermsInForce) -> tuple[PaymentFacts, ...]:
    """The payments whose money must arrive before the order is prepared."""
    return tuple(payment for payment in order.payments if _released(payment, order, terms) is None)


def _released(payment: PaymentFacts, order: OrderFacts, terms: TermsInForce) -> datetime | None:
    offered = terms.payment.for_tender(payment.tender)
    if offered is not None and offered.releases is Release.AT_ONCE:
        return order.placed_at
    return payment.paid_at
