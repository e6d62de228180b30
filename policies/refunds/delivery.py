"""What the delivery of an order cost: the standard one, and what a faster one cost on top."""

from __future__ import annotations

from collections.abc import Iterator

from policies.facts import OrderFacts
from policies.refunds.amounts import owed
from policies.refunds.quotes import ComponentKind, QuotedComponent, part


def delivery(order: OrderFacts, *, clause: str) -> Iterator[QuotedComponent]:
    """The delivery in its two parts, which sum to what was charged; nothing where it was free or is not known.

    Standard is the least expensive delivery that the shop offered, and what was charged beyond it is the supplement,
    which need not be paid back after a withdrawal (Dir. 2011/83/EU Art. 13(2)). Where the price of the standard one is
    not known, all is standard.
    """
    cost, offered = order.delivery_cost, order.standard_delivery_cost
    if not cost:
        return
    standard = cost if offered is None else min(cost, offered)
    supplement = cost - standard
    if standard:
        yield part(ComponentKind.STANDARD_DELIVERY, owed(standard), unit=standard, clause=clause)
    if supplement:
        rest = owed(cost) - owed(standard)
        yield part(ComponentKind.EXPRESS_SUPPLEMENT, rest, unit=supplement, clause=clause)
