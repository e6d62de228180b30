"""What is known of a repair, and what holds for every repair under any terms."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Outcome, Step
from policies.durations import Duration
from policies.errors import (
    AnsweredTwice,
    EventsOutOfOrder,
    FoundBeforeInspection,
    IncompleteQuote,
    InvalidFacts,
    NaiveMoment,
    NotInForce,
)
from policies.histories import Version
from policies.reasons import Reason, ReasonCode
from policies.repairs import NextStep, RepairFacts, decide_repair
from policies.terms import Kind, RepairCause, RepairPrice, RepairTerms
from tests.policies.strategies import START, moments, repair_terms, shops
from tests.reference_terms import audrey_alexandre_book

FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
AT = datetime(2026, 11, 9, 9, tzinfo=UTC)
NAIVE = datetime(2026, 11, 9, 9)  # noqa: DTZ001 — the point of the test
TERMS = audrey_alexandre_book().at(AT)
QUOTED = RepairFacts(
    contacted_at=AT - timedelta(days=7),
    received_at=AT - timedelta(days=4),
    inspected_at=AT - timedelta(days=3),
    cause=RepairCause.WEAR,
    quoted_at=AT,
    quote=Money("80", "EUR"),
)


@st.composite
def in_force(draw: st.DrawFn) -> TermsInForce:
    """A shop that states its repair terms alone, for a repair reads no others."""
    version = Version(
        kind=Kind.REPAIRS, number=1, effective_from=START, recorded_at=START, terms=draw(repair_terms())
    )
    return TermsInForce(draw(shops()), (version,), START)


@st.composite
def repairs(draw: st.DrawFn) -> RepairFacts:
    """A repair that has come so far, and perhaps back."""
    received, inspected, quoted, answered, gone = sorted(draw(st.lists(moments, min_size=5, max_size=5)))
    stage = draw(st.integers(0, 5))
    cause = draw(st.sampled_from(RepairCause)) if stage > 1 else None
    return RepairFacts(
        contacted_at=draw(st.none() | moments),
        received_at=received if stage > 0 else None,
        inspected_at=inspected if stage > 1 else None,
        cause=cause,
        irreparable=stage > 1 and draw(st.booleans()),
        quoted_at=quoted if stage > 2 else None,
        quote=Money("80", "EUR") if stage > 2 else None,
        accepted_at=answered if stage == 4 else None,
        declined_at=answered if stage == 5 else None,
        sent_back_at=gone if draw(st.booleans()) else None,
    )


def _with_repairs(terms: TermsInForce, change: Callable[[RepairTerms], RepairTerms]) -> TermsInForce:
    versions = tuple(
        dataclasses.replace(version, terms=change(terms.repairs)) if version.kind is Kind.REPAIRS else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def test_nothing_is_known_of_a_repair_that_has_not_begun() -> None:
    facts = RepairFacts()

    assert (facts.cause, facts.irreparable, facts.quote, facts.arrived_at) == (None, False, None, None)


def test_moments_are_kept_in_utc() -> None:
    facts = RepairFacts(contacted_at=AT.astimezone(TERMS.shop.zone))

    assert facts.contacted_at == AT
    assert facts.contacted_at.tzinfo is UTC


@pytest.mark.parametrize(
    "name",
    [
        "contacted_at",
        "received_at",
        "inspected_at",
        "quoted_at",
        "accepted_at",
        "declined_at",
        "sent_back_at",
    ],
)
def test_moments_without_a_time_zone_are_refused(name: str) -> None:
    with pytest.raises(NaiveMoment, match=name):
        dataclasses.replace(QUOTED, **{name: NAIVE})
    with pytest.raises(NaiveMoment, match="at"):
        decide_repair(repair=QUOTED, terms=TERMS, at=NAIVE)


@pytest.mark.parametrize(
    ("changes", "error", "sentence"),
    [
        ({"received_at": AT}, EventsOutOfOrder, "“inspected_at” is before “received_at”"),
        ({"inspected_at": None}, FoundBeforeInspection, "Enter when the item was inspected"),
        ({"quote": None}, IncompleteQuote, "Enter all three, or remove the answer"),
        ({"accepted_at": AT, "declined_at": AT}, AnsweredTwice, "Keep the answer that counts"),
        ({"quote": Money("-0.01", "EUR")}, InvalidFacts, "enter 0 or more"),
    ],
)
def test_what_cannot_have_happened_says_what_to_do(
    changes: dict[str, object], error: type[InvalidFacts], sentence: str
) -> None:
    with pytest.raises(error, match=sentence):
        dataclasses.replace(QUOTED, **changes)  # type: ignore[arg-type]
    assert error is InvalidFacts or (error.__doc__ or "").count(".") == 2


@pytest.mark.parametrize(
    "earlier", ["received_at", "inspected_at", "quoted_at", "accepted_at", "declined_at"]
)
def test_nothing_happens_after_the_item_has_gone_back(earlier: str) -> None:
    found = RepairFacts(inspected_at=AT, cause=RepairCause.WEAR)
    facts = {
        "received_at": RepairFacts(received_at=AT),
        "inspected_at": found,
        "quoted_at": dataclasses.replace(found, quoted_at=AT, quote=QUOTED.quote),
        "accepted_at": dataclasses.replace(QUOTED, accepted_at=AT + timedelta(days=1)),
        "declined_at": dataclasses.replace(QUOTED, declined_at=AT + timedelta(days=1)),
    }[earlier]
    moment = getattr(facts, earlier)

    assert dataclasses.replace(facts, sent_back_at=moment).sent_back_at == moment
    with pytest.raises(EventsOutOfOrder, match="sent_back_at"):
        dataclasses.replace(facts, sent_back_at=moment - timedelta(microseconds=1))


def test_shop_without_repair_terms() -> None:
    bare = dataclasses.replace(TERMS, versions=tuple(v for v in TERMS.versions if v.kind is not Kind.REPAIRS))

    with pytest.raises(NotInForce, match="No repairs terms"):
        decide_repair(repair=RepairFacts(), terms=bare, at=AT)


def test_price_rests_on_its_cause_and_a_quote_carries_its_end() -> None:
    ten_days = _with_repairs(
        TERMS, lambda repairs: dataclasses.replace(repairs, quote_validity=Duration(length=10))
    )

    decision = decide_repair(repair=QUOTED, terms=ten_days, at=AT)

    assert decision.price_because == Reason(ReasonCode.REPAIR_QUOTED, {"cause": RepairCause.WEAR})
    assert decision.price_because.clause == "repairs.causes"
    assert decision.until_because == Reason(ReasonCode.QUOTE_OPEN, {"until": decision.until, "quoted_at": AT})
    assert (decision.version.kind, decision.version.number) == (Kind.REPAIRS, 1)


def test_every_comparison_stands_in_the_trace() -> None:
    declined = dataclasses.replace(QUOTED, declined_at=AT)
    beyond = dataclasses.replace(declined, irreparable=True, contacted_at=None)

    assert decide_repair(repair=declined, terms=TERMS, at=AT).trace == (
        Step(
            "announced",
            {
                "contact_first": True,
                "contacted_at": declined.contacted_at,
                "received_at": declined.received_at,
            },
            "contacted_at is known, where contact comes first",
            True,
        ),
        Step("cause_repaired", {"cause": RepairCause.WEAR}, "cause is none, or has a price", True),
        Step("reparable", {"irreparable": False, "sent_back": True}, "not irreparable", True),
        Step(
            "not_declined",
            {"declined_at": AT, "price": RepairPrice.QUOTED},
            "declined_at is none, or price = free",
            False,
        ),
        Step("quote_valid", {"answered_at": AT, "until": None}, "answered_at < until", True),
    )
    assert [
        step.rule for step in decide_repair(repair=beyond, terms=TERMS, at=AT).trace if not step.result
    ] == [
        "reparable",
        "not_declined",
    ]


def test_reasons_carry_what_their_sentences_need() -> None:
    declined = decide_repair(
        repair=dataclasses.replace(QUOTED, declined_at=AT), terms=TERMS, at=AT + timedelta(days=1)
    )
    free = decide_repair(
        repair=RepairFacts(inspected_at=AT, cause=RepairCause.PRODUCTION_DEFECT), terms=TERMS, at=AT
    )

    assert declined.reasons == (Reason(ReasonCode.QUOTE_DECLINED, {"declined_at": AT}),)
    assert free.price_because == Reason(ReasonCode.REPAIR_FREE, {"cause": RepairCause.PRODUCTION_DEFECT})


@FEW
@given(repair=repairs(), terms=in_force(), at=moments)
def test_deciding_is_total_and_every_answer_has_its_reasons_or_a_next_step(
    repair: RepairFacts, terms: TermsInForce, at: datetime
) -> None:
    decision = decide_repair(repair=repair, terms=terms, at=at)

    assert decision == decide_repair(repair=repair, terms=terms, at=at)
    assert (decision.outcome is Outcome.ALLOWED) == (not decision.reasons)
    assert all(step.result for step in decision.trace) == (not decision.reasons)
    assert decision.until is None or decision.until > at
    open_quote = decision.next_step is NextStep.ANSWER_QUOTE
    assert (decision.until_because is not None) == open_quote
    assert (decision.price_because is None) == (decision.price is None)
    assert decision.amount is None or decision.price is RepairPrice.QUOTED


@FEW
@given(repair=repairs(), terms=in_force(), at=moments)
def test_what_happens_later_changes_nothing(repair: RepairFacts, terms: TermsInForce, at: datetime) -> None:
    known = repair.known_at(at)

    assert decide_repair(repair=known, terms=terms, at=at) == decide_repair(repair=repair, terms=terms, at=at)
    assert known.known_at(at) == known


@FEW
@given(repair=repairs(), terms=in_force(), after=st.timedeltas(timedelta(0), timedelta(days=900)))
def test_what_has_gone_back_is_decided_for_good(
    repair: RepairFacts, terms: TermsInForce, after: timedelta
) -> None:
    assume(repair.sent_back_at)
    assert repair.sent_back_at

    then = decide_repair(repair=repair, terms=terms, at=repair.sent_back_at)
    later = decide_repair(repair=repair, terms=terms, at=repair.sent_back_at + after)

    assert then.next_step is later.next_step is NextStep.DONE
    assert (then.outcome, then.reasons) == (later.outcome, later.reasons)


@FEW
@given(terms=in_force(), days=st.integers(0, 400), after=st.integers(0, 400))
def test_an_open_quote_ends_at_its_until_and_later_where_it_is_valid_longer(
    terms: TermsInForce, days: int, after: int
) -> None:
    def valid(length: int) -> TermsInForce:
        unit = (terms.repairs.quote_validity or Duration(length=1)).unit
        causes = tuple(
            dataclasses.replace(pricing, price=RepairPrice.QUOTED) for pricing in terms.repairs.causes
        )
        return _with_repairs(
            terms,
            lambda stated: dataclasses.replace(
                stated, causes=causes, quote_validity=Duration(length=length, unit=unit)
            ),
        )

    quoted = dataclasses.replace(QUOTED, cause=terms.repairs.causes[0].cause)
    first = decide_repair(repair=quoted, terms=valid(days), at=AT)
    longer = decide_repair(repair=quoted, terms=valid(days + after), at=AT)
    assert first.until
    assert longer.until

    still = decide_repair(repair=quoted, terms=valid(days), at=first.until - timedelta(seconds=1))
    over = decide_repair(repair=quoted, terms=valid(days), at=first.until)

    assert first.until <= longer.until
    assert still.next_step is NextStep.ANSWER_QUOTE
    assert over.next_step is NextStep.QUOTE_EXPIRED
    assert over.reasons == (Reason(ReasonCode.QUOTE_EXPIRED, {"until": first.until}),)
