"""What trials find, in editors' words: every action, and every kind of change, seen from the terms that are tried."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from policies.decisions import Outcome
from policies.impact import Action, ChangeKind

ACTIONS: Mapping[Action, str] = MappingProxyType(
    {
        Action.CANCELLATION: "Cancelling an order",
        Action.MODIFICATION: "Changing an order",
        Action.RETURN: "Returning goods",
        Action.EXCHANGE: "Exchanging goods",
        Action.DELIVERY: "Delivery",
        Action.REFUND: "Refunds",
    }
)
CHANGES: Mapping[ChangeKind, str] = MappingProxyType(
    {
        ChangeKind.NEWLY_REFUSED: "No longer possible",
        ChangeKind.NEWLY_ALLOWED: "Now possible",
        ChangeKind.ALLOWED_TO_REVIEW: "Now decided by a person",
        ChangeKind.REVIEW_TO_ALLOWED: "Possible without asking a person",
        ChangeKind.REVIEW_TO_REFUSED: "Refused where a person decided",
        ChangeKind.REFUSED_TO_REVIEW: "A person decides where it was refused",
        ChangeKind.DEADLINE_EARLIER: "Less time",
        ChangeKind.DEADLINE_LATER: "More time",
        ChangeKind.POSTAGE_CHARGED: "The customer pays the postage",
        ChangeKind.POSTAGE_PAID: "The shop pays the postage",
        ChangeKind.FEE_HIGHER: "A higher fee",
        ChangeKind.FEE_LOWER: "A lower fee",
        ChangeKind.METHOD_CLOSED: "One way to return fewer",
        ChangeKind.METHOD_OPENED: "One way to return more",
        ChangeKind.METHOD_HARDER: "A way to return asks for more",
        ChangeKind.METHOD_EASIER: "A way to return asks for less",
        ChangeKind.CONDITION_ADDED: "One more condition",
        ChangeKind.CONDITION_DROPPED: "One condition fewer",
        ChangeKind.CHOICE_CLOSED: "Fewer choices of what to get",
        ChangeKind.CHOICE_OPENED: "More choices of what to get",
        ChangeKind.PROMISE_LATER: "Promised for later",
        ChangeKind.PROMISE_EARLIER: "Promised sooner",
        ChangeKind.PROMISE_WITHDRAWN: "No date promised any more",
        ChangeKind.PROMISE_GIVEN: "A date promised where there was none",
        ChangeKind.REFUND_LESS: "Less money back",
        ChangeKind.REFUND_MORE: "More money back",
        ChangeKind.REFUND_AS_CREDIT: "Credit instead of money",
        ChangeKind.REFUND_AS_MONEY: "Money instead of credit",
        ChangeKind.REFUND_ELSEWHERE: "Back by another means than was paid with",
        ChangeKind.REFUND_TO_ORIGIN: "Back by the means that was paid with",
        ChangeKind.REFUND_LATER: "Paid back later",
        ChangeKind.REFUND_EARLIER: "Paid back sooner",
        ChangeKind.REFUND_HELD: "Held until the goods arrive, or longer",
        ChangeKind.REFUND_FREED: "No longer held for the goods, or not so long",
    }
)
OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {Outcome.ALLOWED: "Possible", Outcome.REFUSED: "Not possible", Outcome.REVIEW: "A person decides"}
)
ERRORS: Mapping[str, str] = MappingProxyType(
    {
        "NotInForce": "the shop had not stated what this needs",
        "NoBusinessDay": "no business day was found",
        "InvalidFacts": "what is stored of the order cannot be right",
    }
)


def count(number: int, one: str, many: str) -> str:
    """``1 order``, ``1,204 orders``."""
    return f"{number:,} {one if number == 1 else many}"


def moved(days: int) -> str:
    """By how much a date moved."""
    if days == 0:
        return "another hour of the same day"
    return f"{count(abs(days), 'day', 'days')} {'earlier' if days < 0 else 'later'}"
