"""An exchange is a return of goods that are exchanged, for every shop and every order."""

import dataclasses
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Outcome
from policies.errors import NaiveMoment, NotInForce
from policies.exchanges import decide_exchange
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, ReturnIntent, ReturnItem
from policies.histories import Version
from policies.reasons import Reason, ReasonCode
from policies.returns import decide_return
from policies.terms import Kind, ReturnOutcome, ReturnReason
from tests.policies.strategies import START, intents, moments, orders, return_terms, shipping_terms, shops
from tests.reference_terms import audrey_alexandre_book

FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
EXCHANGE = frozenset({ReturnOutcome.EXCHANGE})


@st.composite
def in_force(draw: st.DrawFn) -> TermsInForce:
    """A shop that states how it sends and takes back."""
    stated = ((Kind.SHIPPING, draw(shipping_terms())), (Kind.RETURNS, draw(return_terms())))
    versions = tuple(
        Version(kind=kind, number=1, effective_from=START, recorded_at=START, terms=terms)
        for kind, terms in stated
    )
    return TermsInForce(draw(shops()), versions, START)


def _exchanging_everything(terms: TermsInForce) -> TermsInForce:
    """The same terms, where an exchange is offered for all goods."""
    returns = terms.returns
    exceptions = tuple(
        dataclasses.replace(
            one,
            then=dataclasses.replace(one.then, outcomes=one.then.outcomes and one.then.outcomes | EXCHANGE),
        )
        for one in returns.exceptions
    )
    offering = dataclasses.replace(returns, outcomes=returns.outcomes | EXCHANGE, exceptions=exceptions)
    versions = tuple(
        dataclasses.replace(version, terms=offering) if version.kind is Kind.RETURNS else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


@FEW
@given(order=orders, intent=intents, terms=in_force(), at=moments)
def test_an_exchange_is_a_return_where_exchanges_are_offered(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    decision = decide_exchange(intent=intent, order=order, terms=terms, at=at)
    returned = decide_return(intent=intent, order=order, terms=terms, at=at)

    assert decision == decide_exchange(intent=intent, order=order, terms=terms, at=at)
    assert decision.returned == returned
    assert decision.handling is terms.returns.exchange
    assert (decision.outcome is Outcome.ALLOWED) == (not decision.reasons)
    assert decision.until is None or decision.until > at
    if returned.outcome is Outcome.REFUSED:
        assert decision.outcome is Outcome.REFUSED
    for item, alone in zip(decision.items, returned.items, strict=True):
        refusal = Reason(ReasonCode.NO_EXCHANGE, {"line": item.line})
        assert (refusal in item.reasons) == (ReturnOutcome.EXCHANGE not in alone.outcomes)
        assert item == alone or (item.outcome, item.until) == (Outcome.REFUSED, None)


@FEW
@given(order=orders, intent=intents, terms=in_force(), at=moments)
def test_where_everything_is_exchanged_the_answer_is_that_on_the_return(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    terms = _exchanging_everything(terms)

    decision = decide_exchange(intent=intent, order=order, terms=terms, at=at)

    assert (decision.outcome, decision.until) == (decision.returned.outcome, decision.returned.until)
    assert decision.items == decision.returned.items
    assert decision.reasons == decision.returned.reasons


ORDER = OrderFacts(
    number="AA-1",
    shop="audrey-alexandre",
    placed_at=AT,
    destination=Destination(country="FR", postal_code="75003"),
    service="chrono13",
    lines=(LineFacts(line="bag", quantity=1, unit_price=Money("290", "EUR")),),
    parcels=(ParcelFacts(parcel="XY", delivered_at=AT),),
)
BAG = ReturnItem(line="bag", quantity=1, reason=ReturnReason.WRONG_SIZE)


def test_a_refusal_names_its_line_and_its_comparison() -> None:
    decision = decide_exchange(intent=ReturnIntent(items=(BAG,)), order=ORDER, terms=TERMS, at=AT)

    assert decision.reasons == (Reason(ReasonCode.NO_EXCHANGE, {"line": "bag"}),)
    assert decision.clause == "returns.outcomes"
    assert decision.trace[:-1] == decision.returned.trace
    assert decision.trace[-1].rule == "exchange_offered"
    assert decision.trace[-1].inputs == {"line": "bag", "outcomes": "refund"}
    assert (decision.version.kind, decision.version.number) == (Kind.RETURNS, 1)


def test_two_items_of_one_line_are_refused_once() -> None:
    twice = ReturnIntent(items=(BAG, dataclasses.replace(BAG, reason=ReturnReason.CHANGED_MIND)))
    two = dataclasses.replace(ORDER, lines=(dataclasses.replace(ORDER.lines[0], quantity=2),))

    decision = decide_exchange(intent=twice, order=two, terms=TERMS, at=AT)

    assert decision.reasons == (Reason(ReasonCode.NO_EXCHANGE, {"line": "bag"}),)
    assert [item.outcome for item in decision.items] == [Outcome.REFUSED, Outcome.REFUSED]


def test_naive_moment_and_missing_terms_are_refused() -> None:
    bare = dataclasses.replace(TERMS, versions=TERMS.versions[:1])

    with pytest.raises(NaiveMoment, match="at"):
        decide_exchange(
            intent=ReturnIntent(),
            order=ORDER,
            terms=TERMS,
            at=datetime(2026, 11, 2, 9),  # noqa: DTZ001 — the point of the test
        )
    with pytest.raises(NotInForce, match="No returns terms"):
        decide_exchange(intent=ReturnIntent(), order=ORDER, terms=bare, at=AT)
