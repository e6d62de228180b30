"""What a customer may do with an order now: until when, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from order_portal.deciding import cancellation, returning
from order_portal.models import Order
from order_portal.wording.voice import Voice
from policies.decisions import Decision, Outcome
from policies.errors import NotInForce
from policies.reasons import Reason, ReasonCode

# These ask for a person. Beside a refusal they would promise a look that nobody takes.
ASKING = frozenset(
    {
        ReasonCode.CASE_BY_CASE,
        ReasonCode.GUESTS_ARE_GUIDED,
        ReasonCode.DELIVERY_NOT_RECORDED,
        ReasonCode.ON_ITS_WAY,
        ReasonCode.NO_METHOD,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """A reason in words, and the address where its clause is explained (or none)."""

    sentence: str
    clause_url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionView:
    """``open``: may be done, with ``review`` by asking a person; ``deadline`` until when; ``reasons`` why not."""

    open: bool
    review: bool
    deadline: ReasonView | None
    reasons: tuple[ReasonView, ...]


def cancel_action(*, order: Order, voice: Voice, at: datetime) -> ActionView | None:
    """May it be cancelled? None where the shop's terms say nothing of it."""
    try:
        return action_view(cancellation(order=order, terms=voice.terms, at=at), voice)
    except NotInForce:
        return None


def return_action(*, order: Order, voice: Voice, at: datetime) -> ActionView | None:
    """May anything be returned? None where the shop's terms say nothing of it."""
    try:
        return action_view(returning(order=order, terms=voice.terms, at=at), voice)
    except NotInForce:
        return None


def action_view(decision: Decision, voice: Voice) -> ActionView:
    """A decision in words."""
    because = decision.until_because
    return ActionView(
        open=decision.outcome is not Outcome.REFUSED,
        review=decision.outcome is Outcome.REVIEW,
        deadline=reason_view(because, voice) if because else None,
        reasons=reason_views(decision, voice),
    )


def reason_views(decision: Decision, voice: Voice) -> tuple[ReasonView, ...]:
    """Every reason of the outcome in words: of a refusal, those that refuse."""
    refused = decision.outcome is Outcome.REFUSED
    return tuple(reason_view(r, voice) for r in decision.reasons if not (refused and r.code in ASKING))


def reason_view(reason: Reason, voice: Voice) -> ReasonView:
    """One reason in words, with its clause."""
    return ReasonView(sentence=voice.reason(reason), clause_url=voice.clause_url(reason.clause))
