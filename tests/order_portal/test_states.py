"""The table of a return's states: it only moves forward, and every other move is refused with a sentence."""

from itertools import product

import pytest

from order_portal.errors import ForbiddenMove
from order_portal.states import MOVES, is_over, may_move, require_move
from order_portal.vocabulary import ReturnState as S

ALLOWED = {
    (S.REQUESTED, S.AUTHORIZED),
    (S.REQUESTED, S.DECLINED),
    (S.REQUESTED, S.WITHDRAWN),
    (S.AUTHORIZED, S.SENT),
    (S.AUTHORIZED, S.RECEIVED),
    (S.AUTHORIZED, S.WITHDRAWN),
    (S.SENT, S.RECEIVED),
    (S.RECEIVED, S.INSPECTED),
    (S.INSPECTED, S.REFUNDED),
    (S.INSPECTED, S.DECLINED),
}


@pytest.mark.parametrize(("current", "target"), sorted(set(product(S, S)) - ALLOWED))
def test_forbidden_moves(current: S, target: S) -> None:
    with pytest.raises(ForbiddenMove) as refused:
        require_move(current, target)

    assert str(refused.value).startswith(f"A return that is {current} cannot become {target}.")
    assert str(refused.value).endswith("." if is_over(current) else f"{max(MOVES[current])}.")


@pytest.mark.parametrize(("current", "target"), sorted(ALLOWED))
def test_allowed_moves(current: S, target: S) -> None:
    require_move(current, target)

    assert may_move(current, target)


def test_every_state_has_a_row() -> None:
    assert set(MOVES) == set(S)


@pytest.mark.parametrize("start", list(S))
def test_no_state_comes_twice(start: S) -> None:
    reached, ahead = set(), set(MOVES[start])
    while ahead:
        state = ahead.pop()
        reached.add(state)
        ahead |= MOVES[state] - reached

    assert start not in reached
