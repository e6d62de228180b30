"""What holds for every change to an order."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Outcome, Step
from policies.errors import NaiveMoment, NotInForce
from policies.facts import Destination, LineFacts, OrderFacts, ParcelFacts, PaymentFacts
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
    assert decision.trace == (
        Step("offered", {"modification": Modification.UNTIL_PAID}, "modification != never", True),
        Step("not_cancelled", {"cancelled_at": AT}, "cancelled_at is none", False),
        Step("not_paid", {"at": AT, "paid_at": AT}, "at < paid_at", False),
        Step("not_handed_over", {"at": AT, "handed_over_at": None}, "at < handed_over_at", True),
    )
    assert (decision.version.kind, decision.version.number) == (Kind.CANCELLATION, 1)


@pytest.mark.parametrize(
    ("modification", "code"),
    [
        (Modification.UNTIL_PAID, ReasonCode.MODIFICATION_UNTIL_PAID),
        (Modification.UNTIL_HANDOVER, ReasonCode.MODIFICATION_UNTIL_HANDOVER),
    ],
)
def test_the_event_that_ends_it_is_named(modification: Modification, code: ReasonCode) -> None:
    order = dataclasses.replace(
        ORDER,
        payments=(dataclasses.replace(ORDER.payments[0], paid_at=AT + timedelta(hours=1)),),
        parcels=(ParcelFacts(parcel="XY", handed_over_at=AT + timedelta(hours=2)),),
    )
    ends = AT + timedelta(hours=1 if modification is Modification.UNTIL_PAID else 2)

    known = decide_modification(order=order, terms=_terms(modification), at=AT)
    unknown = decide_modification(
        order=dataclasses.replace(order, payments=(), parcels=()), terms=_terms(modification), at=AT
    )

    assert (known.until, known.until_because) == (ends, Reason(code, {"until": ends}))
    assert (unknown.until, unknown.until_because) == (None, Reason(code))


def test_a_parcel_with_the_carrier_is_told_with_its_moment() -> None:
    sent = dataclasses.replace(ORDER, parcels=(ParcelFacts(parcel="XY", handed_over_at=AT),))

    decision = decide_modification(order=sent, terms=_terms(Modification.UNTIL_HANDOVER), at=AT)

    assert decision.reasons == (Reason(ReasonCode.MODIFICATION_HANDED_OVER, {"handed_over_at": AT}),)


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
