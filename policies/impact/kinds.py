"""What is asked of terms, and every kind of change that the answers may show, each with its opposite."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Action(StrEnum):
    """What is asked of the terms for each order.

    ``REFUND``: what would be paid back, by a cancellation of what has not left the shop, else by a return.
    """

    CANCELLATION = "cancellation"
    MODIFICATION = "modification"
    RETURN = "return"
    EXCHANGE = "exchange"
    DELIVERY = "delivery"
    REFUND = "refund"


class Side(StrEnum):
    """One of the two sets of terms."""

    BEFORE = "before"
    AFTER = "after"


class ChangeKind(StrEnum):
    """How an answer changed, seen from the first terms to the second.

    Of a return, ``METHOD_HARDER`` is a way back that asks more of the customer than it did, and ``CHOICE_CLOSED``
    something that goods can no longer be returned for, such as an exchange. Of a refund, ``REFUND_AS_CREDIT`` is
    money that comes as a gift card or a store note, ``REFUND_ELSEWHERE`` such that goes to a tender with which it was
    not paid, and ``REFUND_HELD`` one that may wait for the goods, or longer for them.
    """

    NEWLY_REFUSED = "newly_refused"
    NEWLY_ALLOWED = "newly_allowed"
    ALLOWED_TO_REVIEW = "allowed_to_review"
    REVIEW_TO_ALLOWED = "review_to_allowed"
    REVIEW_TO_REFUSED = "review_to_refused"
    REFUSED_TO_REVIEW = "refused_to_review"
    DEADLINE_EARLIER = "deadline_earlier"
    DEADLINE_LATER = "deadline_later"
    POSTAGE_CHARGED = "postage_charged"
    POSTAGE_PAID = "postage_paid"
    FEE_HIGHER = "fee_higher"
    FEE_LOWER = "fee_lower"
    METHOD_CLOSED = "method_closed"
    METHOD_OPENED = "method_opened"
    METHOD_HARDER = "method_harder"
    METHOD_EASIER = "method_easier"
    CONDITION_ADDED = "condition_added"
    CONDITION_DROPPED = "condition_dropped"
    CHOICE_CLOSED = "choice_closed"
    CHOICE_OPENED = "choice_opened"
    PROMISE_LATER = "promise_later"
    PROMISE_EARLIER = "promise_earlier"
    PROMISE_WITHDRAWN = "promise_withdrawn"
    PROMISE_GIVEN = "promise_given"
    REFUND_LESS = "refund_less"
    REFUND_MORE = "refund_more"
    REFUND_AS_CREDIT = "refund_as_credit"
    REFUND_AS_MONEY = "refund_as_money"
    REFUND_ELSEWHERE = "refund_elsewhere"
    REFUND_TO_ORIGIN = "refund_to_origin"
    REFUND_LATER = "refund_later"
    REFUND_EARLIER = "refund_earlier"
    REFUND_HELD = "refund_held"
    REFUND_FREED = "refund_freed"

    @property
    def is_worse(self) -> bool:
        """Whether it is worse for the customer. What is not worse is better: there is no third."""
        return self in WORSE

    @property
    def moves_date(self) -> bool:
        """Whether the customer sees another date, with both answers giving what the date belongs to."""
        return self in MOVES_DATE

    @property
    def mirrored(self) -> ChangeKind:
        """The kind of the same change the other way round."""
        return MIRRORED[self]


# Worse for the customer, and its opposite.
PAIRS = (
    (ChangeKind.NEWLY_REFUSED, ChangeKind.NEWLY_ALLOWED),
    (ChangeKind.ALLOWED_TO_REVIEW, ChangeKind.REVIEW_TO_ALLOWED),
    (ChangeKind.REVIEW_TO_REFUSED, ChangeKind.REFUSED_TO_REVIEW),
    (ChangeKind.DEADLINE_EARLIER, ChangeKind.DEADLINE_LATER),
    (ChangeKind.POSTAGE_CHARGED, ChangeKind.POSTAGE_PAID),
    (ChangeKind.FEE_HIGHER, ChangeKind.FEE_LOWER),
    (ChangeKind.METHOD_CLOSED, ChangeKind.METHOD_OPENED),
    (ChangeKind.METHOD_HARDER, ChangeKind.METHOD_EASIER),
    (ChangeKind.CONDITION_ADDED, ChangeKind.CONDITION_DROPPED),
    (ChangeKind.CHOICE_CLOSED, ChangeKind.CHOICE_OPENED),
    (ChangeKind.PROMISE_LATER, ChangeKind.PROMISE_EARLIER),
    (ChangeKind.PROMISE_WITHDRAWN, ChangeKind.PROMISE_GIVEN),
    (ChangeKind.REFUND_LESS, ChangeKind.REFUND_MORE),
    (ChangeKind.REFUND_AS_CREDIT, ChangeKind.REFUND_AS_MONEY),
    (ChangeKind.REFUND_ELSEWHERE, ChangeKind.REFUND_TO_ORIGIN),
    (ChangeKind.REFUND_LATER, ChangeKind.REFUND_EARLIER),
    (ChangeKind.REFUND_HELD, ChangeKind.REFUND_FREED),
)
WORSE = frozenset(worse for worse, _ in PAIRS)
MIRRORED: Mapping[ChangeKind, ChangeKind] = MappingProxyType(
    dict(PAIRS) | {better: worse for worse, better in PAIRS}
)
MOVES_DATE = frozenset(
    kind
    for pair in PAIRS
    for kind in pair
    if pair[0] in {ChangeKind.DEADLINE_EARLIER, ChangeKind.PROMISE_LATER, ChangeKind.REFUND_LATER}
)
