"""Asks the core about a stored order: the same question for the page that offers and the use case that acts."""

from __future__ import annotations

from datetime import datetime

from order_portal.facts import order_facts
from order_portal.models import Order
from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.facts import ReturnIntent
from policies.returns import ReturnDecision, decide_return


def cancellation(*, order: Order, terms: TermsInForce, at: datetime) -> Decision:
    """May the order be cancelled? Raises NotInForce where ``terms`` say nothing of it.

    A handover that is already recorded has happened, however the clocks of two processes differ: the decision is
    never made at an instant before it.
    """
    facts = order_facts(order)
    handed_over_at = facts.handed_over_at()
    moment = at if handed_over_at is None else max(at, handed_over_at)
    return decide_cancellation(order=facts, terms=terms, at=moment)


def returning(
    *, order: Order, terms: TermsInForce, at: datetime, intent: ReturnIntent | None = None
) -> ReturnDecision:
    """May it be returned? Without an ``intent``: may anything be? Raises NotInForce."""
    return decide_return(intent=intent or ReturnIntent(), order=order_facts(order), terms=terms, at=at)
