"""Two exceptions that would leave a term open are refused when they are stated; there are three ways to settle it."""

import pytest

from policies.errors import TiedExceptions
from policies.terms import (
    Arrangement,
    ReturnChannel,
    ReturnCondition,
    ReturnException,
    ReturnMode,
    ReturnReason,
    Scope,
)
from tests.policies.stated_exceptions import (
    FORTNIGHT,
    WEEK,
    category,
    exception,
    of,
    tag,
    with_exceptions,
    zone,
)

BAGS, SALE = exception("bags", category("bags")), exception("sale", tag("sale"), FORTNIGHT)


def test_a_tie_names_both_and_what_they_differ_in() -> None:
    with pytest.raises(TiedExceptions) as caught:
        with_exceptions(BAGS, SALE)

    (problem,) = caught.value.problems
    assert problem.sentence == (
        "An item can fall under both “bags” and “sale”, which are equally specific and differ in “window”. "
        "Say which goes before the other, or narrow one of them."
    )


@pytest.mark.parametrize(
    "fixed",
    [
        # By saying which goes before: either way, or through a third.
        (BAGS, exception("sale", tag("sale"), FORTNIGHT, "bags")),
        (exception("bags", category("bags"), WEEK, "sale"), SALE),
        (
            exception("bags", category("bags"), WEEK, "old"),
            SALE,
            exception("old", tag("old"), Arrangement(mode=ReturnMode.REVIEW), "sale"),
        ),
        # By narrowing one, so that it is more specific or that no item can fall under both.
        (exception("bags", category("bags", zones=of("world"))), SALE),
        (exception("far", zone("world")), exception("near", zone("europe"), FORTNIGHT)),
        (
            exception("post", Scope(channels=of(ReturnChannel.BY_MAIL))),
            exception("shop", Scope(channels=of(ReturnChannel.IN_STORE)), FORTNIGHT),
        ),
        (
            exception("size", Scope(reasons=of(ReturnReason.WRONG_SIZE))),
            exception("fault", Scope(reasons=of(ReturnReason.DEFECTIVE)), FORTNIGHT),
        ),
        # By agreeing, or by saying nothing of the same term.
        (BAGS, exception("sale", tag("sale"))),
        (BAGS, exception("sale", tag("sale"), Arrangement(mode=ReturnMode.REVIEW))),
        (
            exception("bags", category("bags"), Arrangement(further_conditions=of(ReturnCondition.NEW))),
            exception("sale", tag("sale"), Arrangement(further_conditions=of(ReturnCondition.UNUSED))),
        ),
    ],
)
def test_a_tie_is_settled(fixed: tuple[ReturnException, ...]) -> None:
    assert with_exceptions(*fixed).exceptions == fixed
    assert with_exceptions(*fixed[::-1])
