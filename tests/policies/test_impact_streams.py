"""What holds for every stream of orders: what is remembered is right, counts add up, and nothing is kept."""

import dataclasses
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from policies.book import TermsInForce
from policies.calendars import Closure
from policies.decisions import Decision
from policies.durations import DayRange, Duration, StartsOn
from policies.facts import OrderFacts, ReturnIntent, ReturnItem
from policies.histories import Version
from policies.impact import Action, compare
from policies.impact.alike import settled
from policies.impact.asking import DECISIONS, Question
from policies.impact.pairs import Pair
from policies.terms import AnyTerms, Kind, Release, ReturnChannel, ReturnReason
from tests.policies.impact_orders import (
    AT,
    TERMS,
    counted,
    otherwise,
    without,
)
from tests.policies.impact_streams import (
    GOODS,
    PLACES,
    dense_orders,
    with_exceptions,
    with_season,
    with_tender_rules,
)
from tests.policies.strategies import in_force, intents, moments, orders

FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def each_by_itself(asked: Iterable[OrderFacts], pair: Pair) -> tuple[Counter[object], ...]:
    """The same, deciding every question of every order, with nothing remembered and nothing settled beforehand."""
    orders_of, days_of, amounts_of = Counter[object](), Counter[object](), Counter[object]()
    for one in asked:
        for action in pair.actions:
            if action is Action.DELIVERY and one.cancelled_at:
                continue
            for change in pair.compare(action, one).changes:
                orders_of[action, change.kind] += 1
                if change.days is not None:
                    days_of[action, change.kind, change.days] += 1
                if change.amount is not None:
                    amounts_of[action, change.kind, change.amount.currency] += change.amount.amount
    return orders_of, days_of, amounts_of


def at_zone(time_zone: str, terms: TermsInForce = TERMS) -> TermsInForce:
    return dataclasses.replace(terms, shop=dataclasses.replace(terms.shop, time_zone=time_zone))


def closed_for_a_week() -> TermsInForce:
    closure = Closure(first=date(2026, 11, 2), last=date(2026, 11, 8))
    calendar = dataclasses.replace(TERMS.shop.calendar, closures=(closure,))
    return dataclasses.replace(TERMS, shop=dataclasses.replace(TERMS.shop, calendar=calendar))


def guadeloupe_as_mainland(terms: TermsInForce) -> TermsInForce:
    """The terms with postal codes from 971 on no longer in the zone of overseas France."""
    zones = []
    for zone in terms.shipping.zones:
        areas = tuple(
            dataclasses.replace(area, prefixes=tuple(prefix for prefix in area.prefixes if prefix != "971"))
            for area in zone.postal_areas
        )
        zones.append(dataclasses.replace(zone, postal_areas=areas))
    return otherwise(Kind.SHIPPING, terms, zones=tuple(zones))


def released_at_once() -> TermsInForce:
    tenders = tuple(dataclasses.replace(one, releases=Release.AT_ONCE) for one in TERMS.payment.tenders)
    return otherwise(Kind.PAYMENT, tenders=tenders)


def started_by_order() -> TermsInForce:
    window = dataclasses.replace(TERMS.returns.window, starts_on=StartsOn.ORDER, length=17)
    return otherwise(Kind.RETURNS, window=window)


def shipped_otherwise() -> TermsInForce:
    """The terms with another cutoff and handling, and no money waited for."""
    tenders = tuple(dataclasses.replace(one, releases=Release.AT_ONCE) for one in TERMS.payment.tenders)
    terms = otherwise(Kind.PAYMENT, tenders=tenders)
    return otherwise(Kind.SHIPPING, terms, cutoff_time=time(9), handling_time=DayRange(minimum=0, maximum=2))


def longer(terms: TermsInForce) -> TermsInForce:
    window = dataclasses.replace(TERMS.returns.window, length=16)
    return otherwise(Kind.RETURNS, terms, window=window)


EXCEPTIONS = with_exceptions()
PAIRS: dict[str, tuple[TermsInForce, TermsInForce]] = {
    "exceptions": (TERMS, EXCEPTIONS),
    "window beside exceptions": (EXCEPTIONS, longer(EXCEPTIONS)),
    "season": (TERMS, with_season()),
    "season beside exceptions": (EXCEPTIONS, with_exceptions(with_season())),
    "tender rules": (TERMS, with_tender_rules()),
    "tender rules beside exceptions": (EXCEPTIONS, with_tender_rules(EXCEPTIONS)),
    "day of payment": (with_tender_rules(), otherwise(Kind.REFUNDS, due=Duration(length=30))),
    "zones": (guadeloupe_as_mainland(EXCEPTIONS), EXCEPTIONS),
    "shipping and payment": (TERMS, shipped_otherwise()),
    "time zone": (EXCEPTIONS, at_zone("Asia/Kathmandu", EXCEPTIONS)),
    "calendar": (closed_for_a_week(), TERMS),
    "start of the window": (started_by_order(), TERMS),
    "release": (released_at_once(), TERMS),
    "no refund terms": (EXCEPTIONS, without(Kind.REFUNDS, EXCEPTIONS)),
}
ONE_DAY = range(16, 17)
INTENTS = {
    "anything": ReturnIntent(signed_in=True),
    "anything in a store, as a guest": ReturnIntent(channel=ReturnChannel.IN_STORE),
    "one item": ReturnIntent(
        items=(ReturnItem(line="one", quantity=1, reason=ReturnReason.DEFECTIVE),), signed_in=True
    ),
}


ASKED = [
    *((name, "anything") for name in PAIRS),
    *((name, "anything in a store, as a guest") for name in ("exceptions", "zones", "tender rules")),
    *((name, "one item") for name in ("exceptions", "day of payment")),
]


@pytest.mark.parametrize(("name", "intent"), ASKED)
def test_many_orders_are_told_what_each_is_told_by_itself(name: str, intent: str) -> None:
    before, after = PAIRS[name]
    asked = [
        *dense_orders(7, 120),
        *dense_orders(8, 180, days=ONE_DAY, places=PLACES[1:3], goods=GOODS[:3]),
    ]
    pair = Pair(before, after, Question(INTENTS[intent], AT))

    impact = compare(orders=asked, before=before, after=after, at=AT, intent=INTENTS[intent])

    expected = each_by_itself(asked, pair)
    assert counted(impact) == expected
    assert set(pair.actions) == impact.asked
    assert len(expected[0]) > 0


@pytest.mark.parametrize("name", PAIRS)
def test_what_is_not_asked_would_not_have_changed(name: str) -> None:
    before, after = PAIRS[name]
    pair = Pair(before, after, Question(INTENTS["anything"], AT))

    for one in dense_orders(11, 60):
        for action in set(Action) - set(pair.actions):
            assert pair.compare(action, one).changes == ()


def test_zones_are_asked_of_returns_only_where_an_exception_looks_at_them() -> None:
    question = Question(INTENTS["anything"], AT)

    assert Pair(guadeloupe_as_mainland(TERMS), TERMS, question).actions == (Action.DELIVERY,)
    assert set(Pair(*PAIRS["zones"], question).actions) == {Action.DELIVERY, Action.RETURN, Action.REFUND}


@st.composite
def streams(draw: st.DrawFn) -> list[OrderFacts]:
    """Orders that differ from one or two in little, so that many are one case and many just not."""
    models = draw(st.lists(orders, min_size=1, max_size=2))

    def near(number: int) -> OrderFacts:
        model = draw(st.sampled_from(models))
        other = draw(st.sampled_from([*models, draw(orders)]))
        taken = draw(
            st.frozensets(st.sampled_from(("destination", "service", "lines", "parcels", "payments")))
        )
        return dataclasses.replace(
            model,
            number=str(number),
            placed_at=model.placed_at + timedelta(hours=draw(st.sampled_from((0, 0, 1, 6, 24)))),
            **{name: getattr(other, name) for name in taken},
        )

    return [near(number) for number in range(draw(st.integers(0, 12)))]


@FEW
@given(asked=streams(), before=in_force(), after=in_force(), intent=intents, at=moments)
def test_what_is_remembered_is_what_every_order_is_told(
    asked: list[OrderFacts], before: TermsInForce, after: TermsInForce, intent: ReturnIntent, at: datetime
) -> None:
    for chosen in (ReturnIntent(signed_in=intent.signed_in), intent):
        impact = compare(orders=asked, before=before, after=after, at=at, intent=chosen)

        assert counted(impact) == each_by_itself(asked, Pair(before, after, Question(chosen, at)))


@FEW
@given(asked=orders, terms=in_force(), at=moments)
def test_what_the_facts_settle_no_terms_allow(asked: OrderFacts, terms: TermsInForce, at: datetime) -> None:
    question = Question(ReturnIntent(signed_in=True), at)

    for action in settled(asked, at) - {Action.DELIVERY, Action.REFUND}:
        decided = DECISIONS[action](asked, terms, question)
        assert isinstance(decided, Decision)
        assert decided.outcome == "refused"


@FEW
@given(asked=st.lists(orders, max_size=8), before=in_force(), after=in_force(), at=moments)
def test_counts_add_up_and_swapping_mirrors(
    asked: list[OrderFacts], before: TermsInForce, after: TermsInForce, at: datetime
) -> None:
    there = compare(orders=asked, before=before, after=after, at=at)
    back = compare(orders=asked, before=after, after=before, at=at)

    groups = (
        there.gaining,
        there.losing,
        there.mixed,
        there.unchanged,
        there.placed_earlier,
        there.undecided,
    )
    assert sum(groups) == there.orders == len(asked)
    assert (there.gaining, there.losing, there.mixed) == (back.losing, back.gaining, back.mixed)
    assert there.redated == back.redated
    assert {
        (
            tally.action,
            tally.kind.mirrored,
            tally.orders,
            tuple(sorted((-day, n) for day, n in tally.days)),
            tally.amounts,
        )
        for tally in there.tallies
    } == {(tally.action, tally.kind, tally.orders, tally.days, tally.amounts) for tally in back.tallies}


@FEW
@given(asked=st.lists(orders, max_size=8), terms=in_force(), at=moments)
def test_terms_against_themselves_change_nothing(
    asked: list[OrderFacts], terms: TermsInForce, at: datetime
) -> None:
    def restated(version: Version[AnyTerms]) -> Version[AnyTerms]:
        return dataclasses.replace(version, number=version.number + 1)

    same = dataclasses.replace(terms, versions=tuple(map(restated, terms.versions)))

    for other in (terms, same):
        impact = compare(orders=asked, before=terms, after=other, at=at)
        assert (impact.unchanged, impact.tallies, impact.errors) == (len(asked), (), ())
        assert not impact.asked
