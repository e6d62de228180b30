"""May this order be changed, and until when?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from policies.book import TermsInForce
from policies.decisions import Decision, Outcome, Step, conclude, refuse
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.reasons import Reason, ReasonCode
from policies.terms import Kind, Modification

# The event that ends an order's being open to changes, where it is open at all.
ENDS: Mapping[Modification, ReasonCode] = MappingProxyType(
    {
        Modification.UNTIL_PAID: ReasonCode.MODIFICATION_UNTIL_PAID,
        Modification.UNTIL_HANDOVER: ReasonCode.MODIFICATION_UNTIL_HANDOVER,
    }
)


def decide_modification(*, order: OrderFacts, terms: TermsInForce, at: datetime) -> Decision:
    """Decide at ``at`` whether ``order`` can be changed under the ``terms`` it was placed under.

    What ends it is an event, so there is an ``until`` only where the facts hold that event already. An order is paid
    when its last payment has arrived. Raises NotInForce where the shop has stated no cancellation terms, which say
    this too.
    """
    case = _case(order, terms.cancellation.modification, require_aware(at, "at"))
    outcome, reasons, trace = conclude([rule(case) for rule in RULES])
    until, because = _deadline(case) if outcome is Outcome.ALLOWED else (None, None)
    return Decision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=terms.version(Kind.CANCELLATION).governing,
        trace=trace,
    )


class _Case(NamedTuple):
    """``paid_at`` is None too where the terms do not mind payment."""

    order: OrderFacts
    modification: Modification
    at: datetime
    paid_at: datetime | None
    handed_over_at: datetime | None


def _case(order: OrderFacts, modification: Modification, at: datetime) -> _Case:
    paid = _paid_at(order) if modification is Modification.UNTIL_PAID else None
    return _Case(order, modification, at, paid, order.handed_over_at())


def _paid_at(order: OrderFacts) -> datetime | None:
    """When the last payment arrived, or None while one is awaited."""
    known = [payment.paid_at for payment in order.payments if payment.paid_at]
    return max(known, default=None) if len(known) == len(order.payments) else None


def _deadline(case: _Case) -> tuple[datetime | None, Reason]:
    known = {
        code: moment
        for code, moment in (
            (ReasonCode.MODIFICATION_UNTIL_PAID, case.paid_at),
            (ReasonCode.MODIFICATION_UNTIL_HANDOVER, case.handed_over_at),
        )
        if moment
    }
    if known:
        first = min(known, key=known.__getitem__)
        return known[first], Reason(first, {"until": known[first]})
    return None, Reason(ENDS[case.modification])


def _offered(case: _Case) -> Step:
    chosen = case.modification
    asks = None if chosen in ENDS else refuse(ReasonCode.MODIFICATION_NEVER)
    return Step("offered", {"modification": chosen}, "modification != never", not asks, asks)


def _not_cancelled(case: _Case) -> Step:
    inputs = {"cancelled_at": case.order.cancelled_at}
    asks = refuse(ReasonCode.MODIFICATION_CANCELLED, inputs) if case.order.cancelled_at else None
    return Step("not_cancelled", inputs, "cancelled_at is none", not asks, asks)


def _not_paid(case: _Case) -> Step:
    holds = case.paid_at is None or case.at < case.paid_at
    asks = None if holds else refuse(ReasonCode.MODIFICATION_PAID, {"paid_at": case.paid_at})
    return Step("not_paid", {"at": case.at, "paid_at": case.paid_at}, "at < paid_at", holds, asks)


def _not_handed_over(case: _Case) -> Step:
    """What is in a parcel with the carrier cannot be changed, whatever the shop's terms say."""
    moment = case.handed_over_at
    holds = moment is None or case.at < moment
    asks = None if holds else refuse(ReasonCode.MODIFICATION_HANDED_OVER, {"handed_over_at": moment})
    return Step(
        "not_handed_over", {"at": case.at, "handed_over_at": moment}, "at < handed_over_at", holds, asks
    )


RULES: tuple[Callable[[_Case], Step], ...] = (
    _offered,
    _not_cancelled,
    _not_paid,
    _not_handed_over,
)
