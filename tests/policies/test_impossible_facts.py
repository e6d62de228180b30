"""Facts that cannot be true say which, and what to enter; what is just possible is a fact."""

from collections.abc import Callable

import pytest
from moneyed import Money

from policies.errors import InvalidFacts
from policies.facts import Destination, LineFacts, ReturnedLine, ReturnItem
from policies.terms import ReturnReason

BELOW_ZERO = Money("-0.01", "EUR")


def _returned(**said: object) -> ReturnedLine:
    given: dict[str, object] = {"line": "bag", "quantity": 2, "reason": ReturnReason.DEFECTIVE}
    return ReturnedLine(**(given | said))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda: _returned(accepted=3), "3 of 2 returned pieces cannot be accepted; enter 0 to 2."),
        (lambda: _returned(accepted=-1), "-1 of 2 returned pieces cannot be accepted; enter 0 to 2."),
        (lambda: _returned(quantity=0), "A return of 0 pieces is none; enter 1 or more."),
        (
            lambda: _returned(diminished_by=BELOW_ZERO),
            f"A loss of value of {BELOW_ZERO} is none; enter 0 or more.",
        ),
        (
            lambda: ReturnItem(line="bag", quantity=0, reason=ReturnReason.DEFECTIVE),
            "A return of 0 pieces is none; enter 1 or more.",
        ),
        (lambda: Destination(country="FRA"), "“FRA” is no two-letter country code; write for example FR."),
    ],
)
def test_what_is_wrong_is_said(build: Callable[[], object], sentence: str) -> None:
    with pytest.raises(InvalidFacts) as caught:
        build()

    assert str(caught.value) == sentence


@pytest.mark.parametrize(("accepted", "counted"), [(None, 2), (0, 0), (1, 1), (2, 2)])
def test_what_is_accepted_counts(accepted: int | None, counted: int) -> None:
    assert _returned(accepted=accepted, diminished_by=Money(0, "EUR")).counted == counted


def test_one_piece_is_a_return() -> None:
    assert (
        ReturnItem(line="bag", quantity=1, reason=ReturnReason.DEFECTIVE).quantity
        == _returned(quantity=1).quantity
        == 1
    )


@pytest.mark.parametrize(("written", "read"), [(" fr ", "FR"), ("FR", "FR"), ("", "")])
def test_a_country_is_read_in_capitals(written: str, read: str) -> None:
    assert Destination(country=written).country == read


@pytest.mark.parametrize(
    ("bought", "cancelled", "returned", "left"), [(3, 0, 0, 3), (3, 1, 1, 1), (3, 1, 2, 0), (1, 1, 0, 0)]
)
def test_what_is_left_of_a_line_can_be_returned(
    bought: int, cancelled: int, returned: int, left: int
) -> None:
    line = LineFacts(
        line="bag",
        quantity=bought,
        cancelled=cancelled,
        returned=returned,
        unit_price=Money("290", "EUR"),
    )

    assert line.returnable == left
