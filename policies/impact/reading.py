"""What of the terms an answer depends on, so that nothing is asked that cannot have changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from policies.book import TermsInForce
from policies.impact.kinds import Action
from policies.terms import Kind, ReturnOutcome, ReturnTerms, Zone

type Read = tuple[object, ...]
"""Parts of terms, to be compared. Those of a kind that is not stated are left out."""


def differ(before: TermsInForce, after: TermsInForce, action: Action) -> bool:
    """Whether anything that decides ``action`` differs between two sets of terms."""
    if before is after:
        return False
    if (before.shop.time_zone, before.shop.calendar) != (after.shop.time_zone, after.shop.calendar):
        return True
    return READS[action](before) != READS[action](after)


def zones_of_exceptions(terms: TermsInForce, returns: ReturnTerms) -> tuple[Zone, ...]:
    """The zones among which exceptions find an address; none where no exception looks at them."""
    looked_at = any(exception.when.zones for exception in returns.exceptions)
    return terms.shipping.zones if looked_at and terms.states(Kind.SHIPPING) else ()


def _cancellation(terms: TermsInForce) -> Read:
    read: Read = ()
    if terms.states(Kind.CANCELLATION):
        read = (terms.cancellation.limits, terms.cancellation.minutes)
    return (*read, terms.shipping.cutoff_time) if terms.states(Kind.SHIPPING) else read


def _modification(terms: TermsInForce) -> Read:
    return (terms.cancellation.modification,) if terms.states(Kind.CANCELLATION) else ()


def _return(terms: TermsInForce) -> Read:
    """The promise of delivery is not among it: it tells two reasons apart, and never two outcomes."""
    if not terms.states(Kind.RETURNS):
        return ()
    return terms.returns, zones_of_exceptions(terms, terms.returns)


def _exchange(terms: TermsInForce) -> Read:
    return _return(terms) if terms.states(Kind.RETURNS) and _exchanges(terms.returns) else ()


def _exchanges(returns: ReturnTerms) -> bool:
    """Whether anything at all is exchanged."""
    offered = (returns.outcomes, *(exception.then.outcomes for exception in returns.exceptions))
    return any(ReturnOutcome.EXCHANGE in outcomes for outcomes in offered)


def _delivery(terms: TermsInForce) -> Read:
    shipping = (terms.shipping,) if terms.states(Kind.SHIPPING) else ()
    return (*shipping, terms.payment) if terms.states(Kind.PAYMENT) else shipping


def _refund(terms: TermsInForce) -> Read:
    """Neither windows nor modes: they say whether anything is paid back, which a return or cancellation answers."""
    read: Read = (terms.refunds,) if terms.states(Kind.REFUNDS) else ()
    if not terms.states(Kind.RETURNS):
        return read
    returns = terms.returns
    return (
        *read,
        returns.restocking_fee,
        returns.restocking_fee_waived_for,
        returns.shipping_paid_by,
        returns.shipping_waived_for,
        returns.methods,
        returns.outcomes,
        returns.exceptions,
        zones_of_exceptions(terms, returns),
    )


READS: Mapping[Action, Callable[[TermsInForce], Read]] = MappingProxyType(
    {
        Action.CANCELLATION: _cancellation,
        Action.MODIFICATION: _modification,
        Action.RETURN: _return,
        Action.EXCHANGE: _exchange,
        Action.DELIVERY: _delivery,
        Action.REFUND: _refund,
    }
)
"""What each answer may depend on, besides the shop's zone and calendar."""
