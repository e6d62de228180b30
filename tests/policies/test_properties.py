"""What holds for every shop, every order and every moment."""

import dataclasses
import json
from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.book import TermsInForce
from policies.calendars import local_moment
from policies.cancellation import decide_cancellation
from policies.codec import (
    decode,
    decode_in_force,
    decode_terms,
    digest_in_force,
    encode,
    encode_in_force,
)
from policies.decisions import Decision, Outcome
from policies.delivery import promise, promise_for, standing
from policies.durations import StartsOn, Window
from policies.facts import OrderFacts, ParcelFacts, ReturnIntent
from policies.histories import History, Version
from policies.references import machine, resolve, stated
from policies.returns import decide_return
from policies.shop import Shop
from policies.terms import CancellationLimit, CancellationTerms, Kind
from policies.windows import closes_at, started_at
from tests.policies.strategies import (
    START,
    TERMS,
    cancellation_terms,
    in_force,
    intents,
    moments,
    orders,
    shops,
    windows,
)

FEW = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.mark.parametrize("kind", Kind)
@FEW
@given(data=st.data())
def test_terms_survive_their_json_form(kind: Kind, data: st.DataObject) -> None:
    terms = data.draw(TERMS[kind])

    stored = json.loads(json.dumps(encode(terms), sort_keys=True))

    assert decode_terms(kind, stored) == terms


@FEW
@given(shop=shops())
def test_shop_survives_its_json_form(shop: Shop) -> None:
    assert decode(Shop, json.loads(json.dumps(encode(shop)))) == shop


@FEW
@given(terms=in_force())
def test_snapshot_keeps_its_digest(terms: TermsInForce) -> None:
    stored = json.loads(json.dumps(encode_in_force(terms), sort_keys=True))

    read = decode_in_force(stored, on=terms.on)

    assert read == terms
    assert digest_in_force(read) == digest_in_force(terms)


@FEW
@given(terms=in_force())
def test_every_stated_value_resolves_and_has_a_form_for_programs(terms: TermsInForce) -> None:
    for ref, value in stated(terms).items():
        assert resolve(ref, terms) == value
        assert ref.startswith(f"{value.kind}.")
        assert isinstance(machine(value.value), str)


@FEW
@given(order=orders, intent=intents, terms=in_force(), at=moments)
def test_deciding_is_total_and_deterministic(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    def answers() -> tuple[object, ...]:
        return (
            decide_cancellation(order=order, terms=terms, at=at),
            decide_return(intent=intent, order=order, terms=terms, at=at),
            promise_for(order=order, terms=terms),
            standing(order=order, terms=terms, at=at),
        )

    first = answers()

    assert first == answers()
    for decision in first[:2]:
        assert isinstance(decision, Decision)
        assert (decision.outcome is Outcome.ALLOWED) == (not decision.reasons)
        assert decision.until is None or decision.until > at
        assert all(step.result for step in decision.trace) == (not decision.reasons)


@FEW
@given(order=orders, intent=intents, terms=in_force(), at=moments)
def test_until_is_the_moment_at_which_the_answer_ends(
    order: OrderFacts, intent: ReturnIntent, terms: TermsInForce, at: datetime
) -> None:
    decision = decide_return(intent=intent, order=order, terms=terms, at=at)
    if decision.until is None:
        return

    last = decision.until - timedelta(seconds=1)
    still = decide_return(intent=intent, order=order, terms=terms, at=max(at, last))
    over = decide_return(intent=intent, order=order, terms=terms, at=decision.until)

    assert still.outcome is not Outcome.REFUSED
    assert over.outcome is Outcome.REFUSED


@FEW
@given(window=windows, shop=shops(), started=moments, more=st.integers(1, 60))
def test_longer_window_never_closes_earlier(window: Window, shop: Shop, started: datetime, more: int) -> None:
    longer = dataclasses.replace(window, length=window.length + more)

    closes = closes_at(window=window, started_at=started, shop=shop)

    assert closes <= closes_at(window=longer, started_at=started, shop=shop)
    assert closes > started


@FEW
@given(order=orders, window=windows, shop=shops(), delivered=moments)
def test_later_delivery_never_shortens_the_window(
    order: OrderFacts, window: Window, shop: Shop, delivered: datetime
) -> None:
    window = dataclasses.replace(window, starts_on=StartsOn.DELIVERY_LAST)
    before = started_at(window=window, order=order)
    late = ParcelFacts(parcel="late", lines=(), delivered_at=max(filter(None, (before, delivered))))
    after = started_at(window=window, order=dataclasses.replace(order, parcels=(*order.parcels, late)))

    if before is not None:
        assert after is not None
        assert closes_at(window=window, started_at=before, shop=shop) <= closes_at(
            window=window, started_at=after, shop=shop
        )


@FEW
@given(order=orders, terms=in_force(), ready_at=moments)
def test_promise_runs_forward(order: OrderFacts, terms: TermsInForce, ready_at: datetime) -> None:
    made = promise(ready_at=ready_at, destination=order.destination, service=order.service, terms=terms)

    if made.reason is not None:
        assert (made.counts_for, made.earliest, made.latest, made.latest_by) == (None, None, None, None)
        return
    assert made.counts_for
    assert made.earliest
    assert made.latest
    assert ready_at.astimezone(terms.shop.zone).date() <= made.counts_for <= made.earliest <= made.latest
    assert terms.shop.calendar.is_business_day(made.counts_for)
    assert made.latest.isoweekday() in terms.shipping.delivery_weekdays
    assert not terms.shop.calendar.is_day_off(made.latest)


@FEW
@given(order=orders, terms=in_force())
def test_order_can_be_cancelled_until_a_cutoff_after_it(order: OrderFacts, terms: TermsInForce) -> None:
    until_cutoff = CancellationTerms(limits=frozenset({CancellationLimit.NEXT_CUTOFF}))
    versions = tuple(
        dataclasses.replace(version, terms=until_cutoff) if version.kind is Kind.CANCELLATION else version
        for version in terms.versions
    )
    placed = dataclasses.replace(order, parcels=(), cancelled_at=None)

    decision = decide_cancellation(
        order=placed, terms=dataclasses.replace(terms, versions=versions), at=order.placed_at
    )

    assert decision.outcome is Outcome.ALLOWED
    assert decision.until is not None
    assert decision.until > order.placed_at
    day = decision.until.astimezone(terms.shop.zone).date()
    assert terms.shop.calendar.is_business_day(day)
    assert decision.until == local_moment(day, terms.shipping.cutoff_time, terms.shop.zone)


@FEW
@given(
    starts=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=8),
    terms=cancellation_terms(),
    day=st.integers(0, 25),
    data=st.data(),
)
def test_history_gives_the_latest_start_whatever_the_order_it_came_in(
    starts: list[tuple[int, int]], terms: CancellationTerms, day: int, data: st.DataObject
) -> None:
    versions = [
        Version(
            kind=Kind.CANCELLATION,
            number=number,
            effective_from=START + timedelta(days=start),
            recorded_at=START + timedelta(days=recorded),
            terms=terms,
        )
        for number, (start, recorded) in enumerate(starts, 1)
    ]
    moment = START + timedelta(days=day)
    history = History(Kind.CANCELLATION, tuple(data.draw(st.permutations(versions))))
    begun = [version for version in versions if version.effective_from <= moment]

    if begun:
        expected = max(
            begun, key=lambda version: (version.effective_from, version.recorded_at, version.number)
        )
        assert history.at(moment) == expected
    coming = history.coming(moment)
    assert [version.effective_from for version in coming] == sorted(
        {version.effective_from for version in versions if version.effective_from > moment}
    )
    assert all(history.at(version.effective_from) == version for version in coming)
