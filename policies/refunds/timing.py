"""When a refund is due, and what may hold it up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType

from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.decisions import Step
from policies.durations import Window
from policies.facts import ReturnFacts
from policies.reasons import Datum
from policies.refunds.quotes import WithheldUntil
from policies.terms import DueFrom, Kind, RefundTerms, Withholding
from policies.windows import closes_at

WITHHELD: Mapping[Withholding, WithheldUntil] = MappingProxyType(
    {
        Withholding.UNTIL_GOODS: WithheldUntil.GOODS,
        Withholding.UNTIL_GOODS_OR_PROOF: WithheldUntil.GOODS_OR_PROOF,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a refund is due, as in a quote, and the comparisons made."""

    due_from: DueFrom | None
    due_at: datetime | None
    withheld_until: WithheldUntil | None
    trace: tuple[Step, ...]


def timing(*, returned: ReturnFacts | None, terms: TermsInForce, at: datetime) -> Timing:
    """The time to pay back ``returned``; None means that no goods come back, and the time runs from ``at``.

    A return that is not announced yet counts as announced at ``at``. A refund that was withheld past its last day is
    due on the day on which what it waited for came. Raises NoBusinessDay where closures leave no day.
    """
    if not terms.states(Kind.REFUNDS):
        return Timing(due_from=None, due_at=None, withheld_until=None, trace=())
    refunds = terms.refunds
    if returned is None:
        return _running(terms, DueFrom.NOTICE, started=at, released=None)
    withheld, released = _withholding(refunds, returned, at)
    running = _running(terms, refunds.due_from, started=_started_at(refunds, returned, at), released=released)
    inputs: Mapping[str, Datum] = {"withholding": refunds.withholding, "released_at": released, "at": at}
    step = Step("not_withheld", inputs, "nothing is waited for, or released_at <= at", withheld is None)
    return replace(running, withheld_until=withheld, trace=(*running.trace, step))


def _running(
    terms: TermsInForce, due_from: DueFrom, *, started: datetime | None, released: datetime | None
) -> Timing:
    """The time that ``started``, not withheld."""
    due_at = _due_at(terms, started, released)
    inputs: Mapping[str, Datum] = {"due_from": due_from, "started_at": started, "due_at": due_at}
    step = Step("due", inputs, "started_at is known", started is not None)
    return Timing(due_from=due_from, due_at=due_at, withheld_until=None, trace=(step,))


def _started_at(refunds: RefundTerms, returned: ReturnFacts, at: datetime) -> datetime | None:
    match refunds.due_from:
        case DueFrom.NOTICE:
            return returned.noticed_at or at
        case DueFrom.RECEIPT:
            return returned.arrived_at
        case DueFrom.INSPECTION:
            return returned.inspected_at


def _withholding(
    refunds: RefundTerms, returned: ReturnFacts, at: datetime
) -> tuple[WithheldUntil | None, datetime | None]:
    """What the refund waits for at ``at``, and when the waiting ended, if it did."""
    waits_for = WITHHELD.get(refunds.withholding)
    if waits_for is None:
        return None, None
    proof = returned.proof_at if waits_for is WithheldUntil.GOODS_OR_PROOF else None
    released = min((moment for moment in (returned.arrived_at, proof) if moment), default=None)
    if released is None or released > at:
        return waits_for, released
    return None, released


def _due_at(terms: TermsInForce, started: datetime | None, released: datetime | None) -> datetime | None:
    if started is None:
        return None
    due, zone = terms.refunds.due, terms.shop.zone
    ends = closes_at(window=Window(length=due.length, unit=due.unit), started_at=started, shop=terms.shop)
    return ends if released is None else max(ends, end_of_day(released.astimezone(zone).date(), zone))
