"""What is known of an order, in UTC, and what follows where a fact is missing."""

import dataclasses
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import BusinessCalendar, Closure
from policies.cancellation import decide_cancellation, next_cutoff
from policies.decisions import Demand, Outcome, Step, conclude, look, refuse
from policies.delivery import promise, standing
from policies.errors import InvalidFacts, NaiveMoment, NotInForce
from policies.facts import (
    Destination,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PaymentFacts,
    ReturnIntent,
    ReturnItem,
)
from policies.payment import awaited
from policies.reasons import CLAUSES, Reason, ReasonCode
from policies.references import stated
from policies.returns import decide_return
from policies.terms import Kind, ReturnReason, Tender
from tests.full_terms import in_force
from tests.reference_terms import audrey_alexandre_book

PARIS = ZoneInfo("Europe/Paris")
NAIVE = datetime(2026, 11, 2, 9)  # noqa: DTZ001 — the point of the test
PRICE = Money(Decimal(290), "EUR")
AT = datetime(2026, 11, 2, 9, tzinfo=PARIS)
TERMS = audrey_alexandre_book().at(AT)
ORDER = OrderFacts(
    number="AA-1",
    shop="audrey-alexandre",
    placed_at=AT,
    destination=Destination(country="FR", postal_code="75003"),
    service="chrono13",
    lines=(LineFacts(line="bag", quantity=2, unit_price=PRICE),),
)


def test_moments_are_kept_in_utc() -> None:
    parcel = ParcelFacts(parcel="X", delivered_at=AT)

    assert ORDER.placed_at.tzinfo is UTC
    assert parcel.delivered_at == AT
    assert parcel.delivered_at.tzinfo is UTC


def test_repeated_hour_is_in_order() -> None:
    """Python compares two datetimes of one zone by their wall clocks; facts must not."""
    handed_over = datetime(2026, 10, 25, 2, 50, tzinfo=PARIS, fold=0)
    asked = datetime(2026, 10, 25, 2, 10, tzinfo=PARIS, fold=1)
    placed = datetime(2026, 10, 25, 1, tzinfo=PARIS)
    parcel = ParcelFacts(parcel="X", handed_over_at=handed_over)
    order = dataclasses.replace(ORDER, placed_at=placed, parcels=(parcel,))

    decision = decide_cancellation(order=order, terms=TERMS, at=asked)

    assert [reason.code for reason in decision.reasons] == [ReasonCode.HANDED_OVER]


@pytest.mark.parametrize("name", ["handed_over_at", "available_at", "delivered_at", "returned_to_sender_at"])
def test_parcel_without_time_zone_is_refused(name: str) -> None:
    with pytest.raises(NaiveMoment, match=name):
        ParcelFacts(parcel="X", **{name: NAIVE})  # type: ignore[arg-type]


def test_naive_moments_are_refused_everywhere() -> None:
    with pytest.raises(NaiveMoment, match="placed_at"):
        dataclasses.replace(ORDER, placed_at=NAIVE)
    with pytest.raises(NaiveMoment, match="cancelled_at"):
        dataclasses.replace(ORDER, cancelled_at=NAIVE)
    with pytest.raises(NaiveMoment, match="paid_at"):
        PaymentFacts(tender=Tender.CARD, amount=PRICE, paid_at=NAIVE)
    with pytest.raises(NaiveMoment, match="at"):
        decide_cancellation(order=ORDER, terms=TERMS, at=NAIVE)
    with pytest.raises(NaiveMoment, match="at"):
        decide_return(intent=ReturnIntent(), order=ORDER, terms=TERMS, at=NAIVE)
    with pytest.raises(NaiveMoment, match="at"):
        standing(order=ORDER, terms=TERMS, at=NAIVE)
    with pytest.raises(NaiveMoment, match="ready_at"):
        promise(ready_at=NAIVE, destination=ORDER.destination, service="chrono13", terms=TERMS)
    with pytest.raises(NaiveMoment, match="placed_at"):
        next_cutoff(placed_at=NAIVE, terms=TERMS)


@pytest.mark.parametrize("quantity", [0, -1])
def test_return_of_no_pieces_is_refused(quantity: int) -> None:
    with pytest.raises(InvalidFacts, match="enter 1 or more"):
        ReturnItem(line="bag", quantity=quantity, reason=ReturnReason.CHANGED_MIND)


def test_items_of_one_line_count_together() -> None:
    one, two = (
        ReturnItem(line="bag", quantity=quantity, reason=reason)
        for quantity, reason in ((1, ReturnReason.DEFECTIVE), (2, ReturnReason.CHANGED_MIND))
    )
    delivered = dataclasses.replace(ORDER, parcels=(ParcelFacts(parcel="X", delivered_at=AT),))

    both = decide_return(
        intent=ReturnIntent(items=(one, two), signed_in=True), order=delivered, terms=TERMS, at=AT
    )
    single = decide_return(
        intent=ReturnIntent(items=(two,), signed_in=True), order=delivered, terms=TERMS, at=AT
    )

    assert both.reasons == (Reason(ReasonCode.TOO_MANY, {"line": "bag", "asked": 3, "left": 2}),)
    assert single.outcome is Outcome.ALLOWED


def test_awaited_payments_are_those_without_their_money() -> None:
    card = PaymentFacts(tender=Tender.CARD, amount=PRICE)
    transfer = PaymentFacts(tender=Tender.BANK_TRANSFER, amount=PRICE)
    order = dataclasses.replace(ORDER, payments=(card, transfer))

    assert awaited(order=order, terms=TERMS) == (transfer,)


def test_missing_kind_is_told() -> None:
    with pytest.raises(NotInForce, match="No shipping terms are in force"):
        decide_cancellation(order=ORDER, terms=without(Kind.SHIPPING), at=AT)


def without(kind: Kind) -> TermsInForce:
    """Shop A's terms without those of one kind."""
    return dataclasses.replace(TERMS, versions=tuple(v for v in TERMS.versions if v.kind is not kind))


def closed_for_years() -> TermsInForce:
    """Shop A's terms, but no day to deliver for four years."""
    closures = tuple(
        Closure(first=date(year, 1, 1), last=date(year, 12, 31)) for year in range(AT.year, AT.year + 4)
    )
    return dataclasses.replace(
        TERMS, shop=dataclasses.replace(TERMS.shop, calendar=BusinessCalendar(closures=closures))
    )


@pytest.mark.parametrize(
    "terms",
    [without(Kind.SHIPPING), without(Kind.PAYMENT), closed_for_years()],
    ids=["no shipping terms", "no payment terms", "no day to deliver"],
)
def test_return_is_decided_without_a_promise(terms: TermsInForce) -> None:
    """What is on its way is only told from what is overdue; nobody is refused for want of a promise."""
    sent = dataclasses.replace(
        ORDER,
        payments=(PaymentFacts(tender=Tender.CARD, amount=PRICE),),
        parcels=(ParcelFacts(parcel="X", handed_over_at=AT),),
    )
    intent, later = ReturnIntent(signed_in=True), AT + timedelta(minutes=1)

    bare = decide_return(intent=intent, order=sent, terms=terms, at=later)
    full = decide_return(intent=intent, order=sent, terms=TERMS, at=later)

    assert (bare.outcome, bare.reasons) == (Outcome.REVIEW, (Reason(ReasonCode.DELIVERY_NOT_RECORDED),))
    assert (full.outcome, full.reasons) == (Outcome.REVIEW, (Reason(ReasonCode.ON_ITS_WAY),))
    promised = [step.inputs["promised_by"] for step in full.trace if step.rule == "within_promise"]
    assert promised == [datetime(2026, 11, 3, 13, tzinfo=PARIS)]


def test_what_is_not_told_stands_in_the_trace() -> None:
    refused = decide_return(intent=ReturnIntent(signed_in=False), order=ORDER, terms=TERMS, at=AT)

    assert refused.reasons == (Reason(ReasonCode.NOT_SHIPPED),)
    assert {step.rule for step in refused.trace if not step.result} == {"shipped", "self_service"}


def test_only_what_asks_for_the_outcome_is_told_and_every_step_is_kept() -> None:
    def step(*asks: Demand) -> Step:
        return Step("rule", {}, "a < b", False, *asks)

    review, fine = step(look(ReasonCode.CASE_BY_CASE)), step()
    refusal, another = step(refuse(ReasonCode.WINDOW_CLOSED)), step(refuse(ReasonCode.NOTHING_LEFT))

    outcome, reasons, trace = conclude([review, fine, refusal, another])

    assert outcome is Outcome.REFUSED
    assert [reason.code for reason in reasons] == [ReasonCode.WINDOW_CLOSED, ReasonCode.NOTHING_LEFT]
    assert trace == (review, fine, refusal, another)
    assert conclude([review, fine]) == (Outcome.REVIEW, (Reason(ReasonCode.CASE_BY_CASE),), (review, fine))
    assert conclude([fine]) == (Outcome.ALLOWED, (), (fine,))


@pytest.mark.parametrize("code", ReasonCode)
def test_every_reason_rests_on_a_clause_that_terms_can_state(code: ReasonCode) -> None:
    assert CLAUSES[code] in stated(in_force())


def test_decision_names_its_version_and_clause() -> None:
    allowed = decide_cancellation(order=ORDER, terms=TERMS, at=AT)
    refused = decide_return(intent=ReturnIntent(), order=ORDER, terms=TERMS, at=AT)

    assert (allowed.version.kind, allowed.version.number, allowed.clause) == (
        Kind.CANCELLATION,
        1,
        "cancellation.until",
    )
    assert (refused.version.kind, refused.clause) == (Kind.RETURNS, "returns.window")
    assert {step.rule for step in allowed.trace} >= {"not_cancelled", "not_handed_over", "before_next_cutoff"}
