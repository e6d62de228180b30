"""Exceptions to the return terms: whatever is stated, which is heard never depends on the order of the list."""

import dataclasses
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from policies.arrangements import arranged
from policies.book import TermsInForce
from policies.durations import Window
from policies.errors import InvalidTerms, TiedExceptions
from policies.facts import OrderFacts, ReturnIntent
from policies.localized import Localized
from policies.returns import decide_return
from policies.terms import (
    Arrangement,
    Circumstances,
    Kind,
    LabelSource,
    Payer,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnException,
    ReturnMethod,
    ReturnMode,
    ReturnReason,
    ReturnTerms,
    Scope,
    Tender,
)
from policies.terms.exceptions import SETTLED
from policies.terms.precedence import applicable
from tests.policies import strategies as some
from tests.reference_terms import audrey_alexandre_book

NAME = Localized.of(en="A name")
WAYS = tuple(
    ReturnMethod(code=code, name=NAME, channel=ReturnChannel.BY_MAIL, label_source=LabelSource.CUSTOMER)
    for code in ("insured", "post")
)
CODES = ("a", "b", "c", "d")
PLACED = date(2026, 11, 2)
SHOP_A = audrey_alexandre_book().at(datetime(2026, 11, 2, tzinfo=UTC))

few = {
    "categories": ("bags", "shoes"),
    "tags": ("sale", "outlet"),
    "zones": ("europe", "world"),
    "channels": tuple(ReturnChannel),
    "reasons": (ReturnReason.DEFECTIVE, ReturnReason.WRONG_SIZE),
    "tenders": (Tender.CARD, Tender.GIFT_CARD),
}


def some_few(name: str, *, least: int = 0) -> st.SearchStrategy[frozenset[Any]]:
    return st.frozensets(st.sampled_from(few[name]), min_size=least)


def narrowed(*names: str) -> st.SearchStrategy[Scope]:
    return st.fixed_dictionaries({name: some_few(name, least=1) for name in names}).map(
        lambda by: Scope(**by)
    )


scopes = st.lists(st.sampled_from(sorted(few)), min_size=1, max_size=3, unique=True).flatmap(
    lambda names: narrowed(*names)
)
# Each sets one or two terms to one of two values, so that both disagreement and agreement are common.
thens = st.sampled_from(
    (
        Arrangement(returnability=Returnability.NOT_RETURNABLE),
        Arrangement(returnability=Returnability.RETURNABLE),
        Arrangement(window=Window(length=7)),
        Arrangement(no_time_limit=True, mode=ReturnMode.REVIEW),
        Arrangement(mode=ReturnMode.AUTOMATIC, restocking_fee=Decimal(0)),
        Arrangement(restocking_fee=Decimal("0.2"), shipping_paid_by=Payer.SHOP),
        Arrangement(shipping_paid_by=Payer.CUSTOMER),
        Arrangement(further_conditions=frozenset({ReturnCondition.TAG_ATTACHED})),
        Arrangement(further_conditions=frozenset({ReturnCondition.NEW})),
    )
)
circumstances = st.builds(
    Circumstances,
    categories=some_few("categories"),
    tags=some_few("tags"),
    zone=st.sampled_from((None, "europe", "world")),
    channel=st.sampled_from((None, *ReturnChannel)),
    reason=st.sampled_from((None, ReturnReason.DEFECTIVE, ReturnReason.WRONG_SIZE)),
    tenders=some_few("tenders"),
)


@st.composite
def stated(draw: st.DrawFn) -> tuple[ReturnException, ...]:
    """Up to four exceptions as anyone might write them: with ties, and going before one another in circles."""
    return tuple(
        ReturnException(
            code=code,
            name=NAME,
            when=draw(scopes),
            then=draw(thens),
            goes_before=draw(st.frozensets(st.sampled_from([other for other in CODES if other != code]))),
        )
        for code in CODES[: draw(st.integers(2, 4))]
    )


@st.composite
def orderly(draw: st.DrawFn) -> tuple[ReturnException, ...]:
    """As stated, without circles: each may go before later ones that are no more specific. In any order."""
    drawn = draw(stated())
    kept = []
    for place, one in enumerate(drawn):
        later = {other.code for other in drawn[place + 1 :] if other.when.weight <= one.when.weight}
        kept.append(dataclasses.replace(one, goes_before=one.goes_before & later))
    return tuple(draw(st.permutations(kept)))


def returns(exceptions: tuple[ReturnException, ...]) -> ReturnTerms:
    return ReturnTerms(window=Window(length=14), methods=WAYS, exceptions=exceptions)


def buildable(exceptions: tuple[ReturnException, ...]) -> ReturnTerms:
    try:
        return returns(exceptions)
    except InvalidTerms:
        assume(False)
        raise


def problems(exceptions: tuple[ReturnException, ...]) -> set[str]:
    """What is wrong, without the places in the list: of a tie, the two names in whatever order."""
    try:
        returns(exceptions)
    except InvalidTerms as error:
        return {" ".join(sorted(re.findall(r"\w+", problem.sentence))) for problem in error.problems}
    return set()


@given(stated(), st.randoms(use_true_random=False))
def test_what_is_wrong_does_not_depend_on_the_order(
    exceptions: tuple[ReturnException, ...], random: object
) -> None:
    shuffled = list(exceptions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert problems(tuple(shuffled)) == problems(exceptions)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(orderly(), circumstances, st.data())
def test_what_holds_does_not_depend_on_the_order(
    exceptions: tuple[ReturnException, ...], case: Circumstances, data: st.DataObject
) -> None:
    terms = buildable(exceptions)
    shuffled = returns(tuple(data.draw(st.permutations(exceptions))))

    assert arranged(returns=shuffled, case=case, placed_on=PLACED) == arranged(
        returns=terms, case=case, placed_on=PLACED
    )


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(orderly(), circumstances)
def test_terms_that_can_be_built_leave_nothing_open(
    exceptions: tuple[ReturnException, ...], case: Circumstances
) -> None:
    """Of each term, the most specific that set it either agree, or one of them goes before all that differ."""
    heard = applicable(buildable(exceptions).exceptions, case)

    for read in SETTLED.values():
        setting = [one for one in heard if read(one.then) is not None]
        most = [one for one in setting if one.when.weight == max(each.when.weight for each in setting)]
        for one in most[1:]:
            assert read(one.then) == read(most[0].then) or goes_before(most[0], one, exceptions)
        assert not setting or setting[0] is most[0]


@pytest.mark.parametrize("first", sorted(few))
@given(second=st.sampled_from(sorted(few)), data=st.data())
def test_a_tie_is_told_where_an_item_can_fall_under_both_and_nowhere_else(
    first: str, second: str, data: st.DataObject
) -> None:
    one, other = data.draw(narrowed(first)), data.draw(narrowed(second))
    pair = (
        ReturnException(code="a", name=NAME, when=one, then=Arrangement(window=Window(length=7))),
        ReturnException(code="b", name=NAME, when=other, then=Arrangement(window=Window(length=8))),
    )

    if len(applicable(pair, under_both(one, other))) == 2:
        with pytest.raises(TiedExceptions, match="differ in “window”"):
            returns(pair)
    else:
        assert returns(pair)


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(orderly(), circumstances)
def test_one_that_does_not_hold_changes_nothing(
    exceptions: tuple[ReturnException, ...], case: Circumstances
) -> None:
    terms = buildable(exceptions)
    elsewhere = ReturnException(
        code="elsewhere", name=NAME, when=Scope(categories=frozenset({"hats"})), then=exceptions[0].then,
        goes_before=frozenset(one.code for one in exceptions if one.when.weight == 1),
    )  # fmt: skip

    assert arranged(returns=returns((elsewhere, *exceptions)), case=case, placed_on=PLACED) == arranged(
        returns=terms, case=case, placed_on=PLACED
    )


@given(some.return_terms(), some.orders, some.intents, some.moments, st.data())
def test_a_decision_does_not_depend_on_the_order(
    stated: ReturnTerms, order: OrderFacts, intent: ReturnIntent, at: datetime, data: st.DataObject
) -> None:
    shuffled = dataclasses.replace(stated, exceptions=tuple(data.draw(st.permutations(stated.exceptions))))

    assert decide_return(intent=intent, order=order, terms=in_force(shuffled), at=at) == decide_return(
        intent=intent, order=order, terms=in_force(stated), at=at
    )


def in_force(stated: ReturnTerms) -> TermsInForce:
    """Shop A's terms with other terms of return."""
    versions = (
        dataclasses.replace(version, terms=stated) if version.kind is Kind.RETURNS else version
        for version in SHOP_A.versions
    )
    return dataclasses.replace(SHOP_A, versions=tuple(versions))


def goes_before(one: ReturnException, other: ReturnException, every: tuple[ReturnException, ...]) -> bool:
    """Whether a chain of ``goes_before`` leads from ``one`` to ``other``."""
    by_code = {each.code: each for each in every}
    seen, waiting = set[str](), [one.code]
    while waiting:
        found = by_code[waiting.pop()].goes_before - seen
        seen |= found
        waiting += found
    return other.code in seen


def under_both(one: Scope, other: Scope) -> Circumstances:
    """An item that falls under both, where there can be one."""

    def shared[T](mine: frozenset[T], theirs: frozenset[T]) -> T | None:
        return next(iter(mine & theirs if mine and theirs else mine | theirs), None)

    return Circumstances(
        categories=one.categories | other.categories,
        tags=one.tags | other.tags,
        zone=shared(one.zones, other.zones),
        channel=shared(one.channels, other.channels),
        reason=shared(one.reasons, other.reasons),
        tenders=one.tenders | other.tenders,
    )


@pytest.mark.parametrize("values", [1, 2])
def test_how_many_values_are_named_does_not_make_one_more_specific(values: int) -> None:
    named = Scope(categories=frozenset({"bags", "shoes"}) if values == 2 else frozenset({"bags"}))

    assert named.weight == 1
