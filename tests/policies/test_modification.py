"""What holds for every change to an order."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Outcome
from policies.errors import NaiveMoment, NotInForce
from policies.facts import Destination, LineFacts, OrderFacts, PaymentFacts
from policies.modification import decide_modification
from policies.reasons import Reason, ReasonCode
from policies.terms import Kind, Modification, Tender
from tests.policies.strategies import moments, orders
from tests.reference_terms import audrey_alexandre_book

FEW = settings(max_examples=50, deadline=None, derandomize=True)
AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
STRICTEST_FIRST = (Modification.NEVER, Modification.UNTIL_PAID, Modification.UNTIL_HANDOVER)
ORDER = OrderFacts(
    number="AA-1",
    shop="audrey-alexandre",
    placed_at=AT,
    destination=Destination(country="FR", postal_code="75003"),
    service="chrono13",
    lines=(LineFacts(line="bag", quantity=1, unit_price=Money("290", "EUR")),),
    payments=(PaymentFacts(tender=Tender.CARD, amount=Money("290", "EUR"), paid_at=AT),),
)


def _terms(modification: Modification) -> TermsInForce:
    stated = dataclasses.replace(TERMS.cancellation, modification=modification)
    versions = tuple(
        dataclasses.replace(version, terms=stated) if version.kind is Kind.CANCELLATION else version
        for version in TERMS.versions
    )
    return dataclasses.replace(TERMS, versions=versions)


def test_the_strictest_come_first() -> None:
    assert set(STRICTEST_FIRST) == set(Modification)


@FEW
@given(order=orders, modification=st.sampled_from(Modification), at=moments)
def test_deciding_is_total_and_until_ends_the_answer(
    order: OrderFacts, modification: Modification, at: datetime
) -> None:
    terms = _terms(modification)

    decision = decide_modification(order=order, terms=terms, at=at)

    assert decision == decide_modification(order=order, terms=terms, at=at)
    assert decision.outcome is not Outcome.REVIEW
    assert (decision.outcome is Outcome.ALLOWED) == (not decision.reasons)
    assert (decision.until_because is not None) == (decision.outcome is Outcome.ALLOWED)
    assert {reason.clause for reason in decision.reasons} <= {"cancellation.modification"}
    if decision.until:
        last = max(at, decision.until - timedelta(seconds=1))
        assert at < decision.until
        assert decide_modification(order=order, terms=terms, at=last).outcome is Outcome.ALLOWED
        over = decide_modification(order=order, terms=terms, at=decision.until)
        assert over.outcome is Outcome.REFUSED


@FEW
@given(order=orders, at=moments, after=st.timedeltas(timedelta(0), timedelta(days=900)))
def test_what_is_refused_stays_refused_and_looser_terms_refuse_no_more(
    order: OrderFacts, at: datetime, after: timedelta
) -> None:
    refused = []
    for modification in STRICTEST_FIRST:
        terms = _terms(modification)
        now = decide_modification(order=order, terms=terms, at=at).outcome is Outcome.REFUSED
        later = decide_modification(order=order, terms=terms, at=at + after).outcome is Outcome.REFUSED
        assert later or not now
        refused.append(now)

    assert refused == sorted(refused, reverse=True)


def test_reasons_carry_what_their_sentences_need() -> None:
    cancelled = dataclasses.replace(ORDER, cancelled_at=AT)

    decision = decide_modification(order=cancelled, terms=_terms(Modification.UNTIL_PAID), at=AT)

    assert decision.reasons == (
        Reason(ReasonCode.MODIFICATION_CANCELLED, {"cancelled_at": AT}),
        Reason(ReasonCode.MODIFICATION_PAID, {"paid_at": AT}),
    )
    assert [step.rule for step in decision.trace] == [
        "offered",
        "not_cancelled",
        "not_paid",
        "not_handed_over",
    ]
    assert (decision.version.kind, decision.version.number) == (Kind.CANCELLATION, 1)


def test_naive_moment_and_missing_terms_are_refused() -> None:
    bare = dataclasses.replace(
        TERMS, versions=tuple(v for v in TERMS.versions if v.kind is not Kind.CANCELLATION)
    )

    with pytest.raises(NaiveMoment, match="at"):
        decide_modification(
            order=ORDER,
            terms=TERMS,
            at=datetime(2026, 11, 2, 9),  # noqa: DTZ001 — the point of the test
        )
    with pytest.raises(NotInForce, match="No cancellation terms"):
        decide_modification(order=ORDER, terms=bare, at=AT)
