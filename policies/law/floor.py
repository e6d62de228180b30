"""Which conditions and reasons of a shop cannot stand against a consumer who withdraws in time, and by what article."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from policies.law.articles import Topic
from policies.reasons import ReasonCode
from policies.terms import ReturnCondition

# Handled goods may be worth less, and the customer then owes the difference; a refund is not lost by it.
CONDITIONS: Mapping[ReturnCondition, Topic] = MappingProxyType(
    {
        ReturnCondition.ORIGINAL_PACKAGING: Topic.DIMINISHED_VALUE,
        ReturnCondition.NEW: Topic.DIMINISHED_VALUE,
        ReturnCondition.UNUSED: Topic.DIMINISHED_VALUE,
        ReturnCondition.COMPLETE: Topic.DIMINISHED_VALUE,
        ReturnCondition.UNDAMAGED: Topic.DIMINISHED_VALUE,
        ReturnCondition.TAG_ATTACHED: Topic.DIMINISHED_VALUE,
        ReturnCondition.ORDER_NOTE_ENCLOSED: Topic.RIGHT,
    }
)
"""Every condition of returned goods, and what the law says instead."""

REASONS: Mapping[ReasonCode, Topic] = MappingProxyType(
    {
        ReasonCode.NOT_SHIPPED: Topic.PERIOD,
        ReasonCode.ON_ITS_WAY: Topic.PERIOD,
        ReasonCode.DELIVERY_NOT_RECORDED: Topic.PERIOD,
        ReasonCode.SENT_BACK: Topic.PERIOD,
        ReasonCode.WINDOW_CLOSED: Topic.PERIOD,
        ReasonCode.GUESTS_ARE_GUIDED: Topic.STATEMENT,
        ReasonCode.NO_METHOD: Topic.RETURN,
        ReasonCode.NOT_RETURNABLE: Topic.EXCEPTIONS,
        ReasonCode.CONDITION_UNMET: Topic.DIMINISHED_VALUE,
        ReasonCode.IDENTIFICATION_NEEDED: Topic.STATEMENT,
    }
)
"""Reasons of shops that the law answers with a rule of its own; to any other it answers that none is needed."""


def topic_of(code: ReasonCode) -> Topic:
    """What the law says to a shop's reason for a refusal or a look."""
    return REASONS.get(code, Topic.RIGHT)
