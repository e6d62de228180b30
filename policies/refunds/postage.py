"""The postage of a return: the shop's label taken off, or what the customer paid given back."""

from __future__ import annotations

from collections.abc import Sequence

from moneyed import Money

from policies.facts import ReturnFacts
from policies.refunds.amounts import kept, owed
from policies.refunds.handling import Handled
from policies.refunds.quotes import ComponentKind, QuotedComponent, part
from policies.terms import Payer, ReturnMethod, ReturnTerms


def borne_by(handled: Sequence[Handled]) -> Payer:
    """Who bears the postage of what came back together: the shop, where it does for any of it."""
    return Payer.SHOP if any(one.postage_paid_by is Payer.SHOP for one in handled) else Payer.CUSTOMER


def label_cost(
    method: ReturnMethod | None, handled: Sequence[Handled], *, worth: Money
) -> tuple[QuotedComponent, ...]:
    """What the shop's label cost, taken off once a return where the customer bears the postage.

    Of a return that is ``worth`` less than the label only that much is taken, so that nobody pays to be refunded.
    """
    if method is None or not method.fee or not handled or borne_by(handled) is Payer.SHOP:
        return ()
    cost = kept(method.fee)
    taken = min(cost, worth)
    return (
        part(
            ComponentKind.RETURN_POSTAGE,
            -taken,
            unit=-method.fee,
            capped=cost - taken,
            clause="returns.methods",
        ),
    )


def reimbursed(
    returned: ReturnFacts, handled: Sequence[Handled], *, returns: ReturnTerms
) -> tuple[QuotedComponent, ...]:
    """What the customer paid to send the goods, where the shop bears it and anything was accepted.

    For goods that are not as agreed it is the law too (Dir. (EU) 2019/771 Art. 14(1)).
    """
    paid = returned.postage_paid
    if not paid or not handled or borne_by(handled) is Payer.CUSTOMER:
        return ()
    waived = any(one.entry.reason in returns.shipping_waived_for for one in handled)
    clause = "returns.shipping_waived_for" if waived else "returns.shipping_paid_by"
    return (part(ComponentKind.RETURN_POSTAGE, owed(paid), unit=paid, clause=clause),)
