"""Every kind of change by hand: one order, two sets of terms, and what changes from the first to the second."""

import pytest

from policies.book import TermsInForce
from policies.impact import Action, Change, ChangeKind, compare
from policies.terms import (
    CancellationLimit,
    Kind,
    Modification,
)
from tests.policies.impact_of_refunds import OF_REFUNDS
from tests.policies.impact_of_returns import OF_EXCHANGES, OF_RETURNS
from tests.policies.impact_of_ways import OF_WAYS
from tests.policies.impact_orders import (
    AT,
    FRESH,
    TERMS,
    Row,
    fewer_services,
    found,
    handling,
    minutes,
    mirrored,
    otherwise,
)


def limits(*chosen: CancellationLimit) -> TermsInForce:
    return otherwise(Kind.CANCELLATION, limits=frozenset(chosen), minutes=None)


def modified(until: Modification) -> TermsInForce:
    return otherwise(Kind.CANCELLATION, modification=until)


CHANGES: dict[Action, dict[str, Row]] = {
    Action.CANCELLATION: {
        "refused": (FRESH, TERMS, minutes(60), [Change(ChangeKind.NEWLY_REFUSED)]),
        "earlier": (FRESH, TERMS, minutes(90), [Change(ChangeKind.DEADLINE_EARLIER, 0)]),
        "gets an end": (
            FRESH,
            limits(CancellationLimit.HANDOVER),
            TERMS,
            [Change(ChangeKind.DEADLINE_EARLIER)],
        ),
    },
    Action.MODIFICATION: {
        "refused": (FRESH, modified(Modification.UNTIL_HANDOVER), TERMS, [Change(ChangeKind.NEWLY_REFUSED)]),
        "never offered": (FRESH, TERMS, minutes(60), []),
    },
    Action.DELIVERY: {
        "later": (FRESH, TERMS, handling(0, 2), [Change(ChangeKind.PROMISE_LATER, 4)]),
        "later first day": (FRESH, handling(0, 2), handling(2, 2), [Change(ChangeKind.PROMISE_LATER, 4)]),
        "none": (FRESH, TERMS, fewer_services(), [Change(ChangeKind.PROMISE_WITHDRAWN)]),
        "the same": (FRESH, TERMS, otherwise(Kind.SHIPPING, check_on_receipt=False), []),
    },
    Action.RETURN: OF_RETURNS,
    Action.EXCHANGE: OF_EXCHANGES,
    Action.REFUND: OF_REFUNDS | OF_WAYS,
}
ROWS = [(action, name) for action, rows in CHANGES.items() for name in rows]


@pytest.mark.parametrize(("action", "name"), ROWS, ids=[f"{action}: {name}" for action, name in ROWS])
def test_every_kind_of_change_both_ways(action: Action, name: str) -> None:
    asked, before, after, expected = CHANGES[action][name]

    there = compare(orders=[asked], before=before, after=after, at=AT)
    back = compare(orders=[asked], before=after, after=before, at=AT)

    assert found(there, action) == expected
    assert sorted(map(str, found(back, action))) == sorted(map(str, mirrored(expected)))
    assert not there.errors
    assert (there.losing, there.gaining, there.mixed) == (back.gaining, back.losing, back.mixed)


def test_every_kind_is_worse_or_better_and_mirrors_into_the_other() -> None:
    for kind in ChangeKind:
        assert kind.mirrored.mirrored is kind
        assert kind.is_worse is not kind.mirrored.is_worse
        assert kind.moves_date is kind.mirrored.moves_date


def test_every_kind_is_among_these() -> None:
    seen = {change.kind for rows in CHANGES.values() for *_, changes in rows.values() for change in changes}

    assert seen | {kind.mirrored for kind in seen} == set(ChangeKind)
