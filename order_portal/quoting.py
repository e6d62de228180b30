"""Asks the core what is owed back: the same question for the page that shows it and the use case that pays it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from order_portal.facts import order_facts, returned_lines
from order_portal.models import Order, ReturnEvent, ReturnRequest
from order_portal.vocabulary import ReturnState
from policies.book import TermsInForce
from policies.facts import ReturnFacts
from policies.refunds import RefundQuote, quote_cancellation, quote_refund


def cancellation_quote(*, order: Order, terms: TermsInForce, at: datetime) -> RefundQuote:
    """What cancelling ``order`` at ``at`` gives back."""
    return quote_cancellation(order=order_facts(order), terms=terms, at=at)


def return_quote(*, request: ReturnRequest, terms: TermsInForce, at: datetime) -> RefundQuote:
    """What ``request`` gives back as it stands at ``at``: before the inspection, as if all of it were accepted.

    Raises NotInForce where ``terms`` say nothing of returns.
    """
    return quote_refund(order=order_facts(request.order), returned=return_facts(request), terms=terms, at=at)


def return_facts(request: ReturnRequest) -> ReturnFacts:
    """What is known of one return. Only a tracking number proves that it was sent."""
    events = list(request.events.all())
    proofs = (event for event in events if event.data.get("tracking_number"))
    return ReturnFacts(
        lines=returned_lines(request),
        noticed_at=request.requested_at,
        proof_at=_first(ReturnState.SENT, proofs),
        received_at=_first(ReturnState.RECEIVED, events),
        inspected_at=_first(ReturnState.INSPECTED, events),
        method=request.method or None,
    )


def _first(state: ReturnState, events: Iterable[ReturnEvent]) -> datetime | None:
    return min((event.at for event in events if event.state == state), default=None)
