"""Which state of a return follows which: one table, and it only moves forward."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from order_portal.errors import ForbiddenMove
from order_portal.vocabulary import ReturnState as S

MOVES: Mapping[S, frozenset[S]] = MappingProxyType(
    {
        S.REQUESTED: frozenset({S.AUTHORIZED, S.DECLINED, S.WITHDRAWN}),
        # A parcel may arrive before the customer has said that it was sent.
        S.AUTHORIZED: frozenset({S.SENT, S.RECEIVED, S.WITHDRAWN}),
        S.SENT: frozenset({S.RECEIVED}),
        S.RECEIVED: frozenset({S.INSPECTED}),
        S.INSPECTED: frozenset({S.REFUNDED, S.DECLINED}),
        S.REFUNDED: frozenset(),
        S.DECLINED: frozenset(),
        S.WITHDRAWN: frozenset(),
    }
)

# What such a return holds of a line is free to be returned again.
RELEASED = frozenset({S.DECLINED, S.WITHDRAWN})


def may_move(current: S, target: S) -> bool:
    """Whether ``target`` may follow ``current``."""
    return target in MOVES[current]


def require_move(current: S, target: S) -> None:
    """Raise ForbiddenMove where ``target`` may not follow ``current``."""
    if not may_move(current, target):
        raise ForbiddenMove(current, target, MOVES[current])


def is_over(state: S) -> bool:
    """Whether nothing can follow."""
    return not MOVES[state]
