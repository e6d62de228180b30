"""What a customer may do with an order now: until when, or why not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from order_portal.deciding import cancellation, returning
from order_portal.facts import order_facts
from order_portal.models import Order
from order_portal.queries.promise import NO_DAY, received_in_part
from order_portal.wording.clauses import clause_name
from order_portal.wording.voice import Voice
from policies.decisions import Decision, Outcome
from policies.reasons import Reason, ReasonCode


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonView:
    """A reason in words, and its clause: the address where it is explained (or none), and what to call it."""

    sentence: str
    clause_url: str | None
    clause_name: str


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
    except NO_DAY:
        return None


def return_action(*, order: Order, voice: Voice, at: datetime) -> ActionView | None:
    """May anything be returned? None where the shop's terms say nothing of it."""
    try:
        decision = returning(order=order, terms=voice.terms, at=at)
    except NO_DAY:
        return None
    return action_view(decision, voice, in_part=received_in_part(order_facts(order)))


def action_view(decision: Decision, voice: Voice, *, in_part: bool = False) -> ActionView:
    """A decision in words; ``in_part``: some of the order has arrived, and some has not."""
    because = decision.until_because
    return ActionView(
        open=decision.outcome is not Outcome.REFUSED,
        review=decision.outcome is Outcome.REVIEW,
        deadline=reason_view(because, voice) if because else None,
        reasons=reason_views(decision, voice, in_part=in_part),
    )


def reason_views(decision: Decision, voice: Voice, *, in_part: bool = False) -> tuple[ReasonView, ...]:
    """Every reason of the outcome in words; of a cancelled order, that it is cancelled and no more."""
    cancelled = tuple(r for r in decision.reasons if r.code is ReasonCode.ALREADY_CANCELLED)
    return tuple(reason_view(reason, voice, in_part=in_part) for reason in cancelled or decision.reasons)


def reason_view(reason: Reason, voice: Voice, *, in_part: bool = False) -> ReasonView:
    """One reason in words, with its clause."""
    return ReasonView(
        sentence=voice.reason(reason, in_part=in_part),
        clause_url=voice.clause_url(reason.clause),
        clause_name=clause_name(reason.clause),
    )
