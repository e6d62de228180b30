"""What other terms would change: every kind of change by hand, then what holds for every stream of orders."""

import dataclasses
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import Book, TermsInForce
from policies.calendars import Closure
from policies.decisions import Decision
from policies.delivery import DeliveryPromise
from policies.errors import NaiveMoment
from policies.facts import (
    Destination,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PaymentFacts,
    ReturnIntent,
    ReturnItem,
)
from policies.histories import Version
from policies.impact import Action, Change, ChangeKind, Impact, Side, compare
from policies.impact.alike import settled
from policies.impact.pairs import ASK, Pair, Question
from policies.reasons import ReasonCode
from policies.terms import (
    AnyTerms,
    CancellationLimit,
    GuestReturns,
    Kind,
    Release,
    ReturnMode,
    ReturnReason,
    Tender,
)
from tests.policies.strategies import in_force, intents, moments, orders
from tests.reference_terms import audrey_alexandre_book

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 11, 18, 10, tzinfo=PARIS)  # a Wednesday morning
BOOK = audrey_alexandre_book()
TERMS = BOOK.at(AT)
FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def paris(month: int, day: int, hour: int = 9) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=PARIS)


def order(number: str = "1", placed_at: datetime = AT, **facts: object) -> OrderFacts:
    """An order to Paris; like the shop's, unless said otherwise."""
    common = OrderFacts(
        number=number,
        shop="audrey-alexandre",
        placed_at=placed_at,
        destination=Destination(country="FR", postal_code="75003"),
        service="chrono13",
        lines=(LineFacts(line="bag", quantity=1, unit_price=Money(Decimal(290), "EUR")),),
    )
    return dataclasses.replace(common, **facts)


def delivered(number: str, on: datetime) -> OrderFacts:
    parcel = ParcelFacts(parcel="P", handed_over_at=on - timedelta(days=1), delivered_at=on)
    return order(number, placed_at=on - timedelta(days=2), parcels=(parcel,))


def otherwise(kind: Kind, terms: TermsInForce = TERMS, **values: object) -> TermsInForce:
    """The terms with other values in one kind, as a next version of it."""
    versions = tuple(
        dataclasses.replace(
            version, number=version.number + 1, terms=dataclasses.replace(version.terms, **values)
        )
        if version.kind is kind
        else version
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def days(length: int) -> TermsInForce:
    """The shop's terms with another length of the return window."""
    return otherwise(Kind.RETURNS, window=dataclasses.replace(TERMS.returns.window, length=length))


def minutes(number: int) -> TermsInForce:
    """The shop's terms with a limit of minutes alone."""
    limits = frozenset({CancellationLimit.MINUTES_AFTER_ORDER})
    return otherwise(Kind.CANCELLATION, limits=limits, minutes=number)


def handling(least: int, most: int) -> TermsInForce:
    days_of = dataclasses.replace(TERMS.shipping.handling_time, minimum=least, maximum=most)
    return otherwise(Kind.SHIPPING, handling_time=days_of)


def fewer_services() -> TermsInForce:
    kept = tuple(service for service in TERMS.shipping.services if service.code != "chrono13")
    return otherwise(Kind.SHIPPING, services=kept)


def limits(*chosen: CancellationLimit) -> TermsInForce:
    return otherwise(Kind.CANCELLATION, limits=frozenset(chosen), minutes=None)


# What was placed when, the two sets of terms, and what changes from the first to the second.
FRESH = order(placed_at=paris(11, 18, 9))
AGED = delivered("2", paris(10, 28))  # 21 days before AT
RECENT = delivered("3", paris(11, 10))  # 8 days before AT
ON_ITS_WAY = order(
    "4", placed_at=paris(11, 17), parcels=(ParcelFacts(parcel="P", handed_over_at=paris(11, 17, 18)),)
)
REVIEWED = otherwise(Kind.RETURNS, mode=ReturnMode.REVIEW)
CHANGES = {
    "newly refused cancellation": (
        FRESH,
        TERMS,
        minutes(60),
        Action.CANCELLATION,
        [Change(ChangeKind.NEWLY_REFUSED)],
    ),
    "earlier cancellation": (
        FRESH,
        TERMS,
        minutes(90),
        Action.CANCELLATION,
        [Change(ChangeKind.DEADLINE_EARLIER, 0)],
    ),
    "cancellation that gets an end": (
        FRESH,
        limits(CancellationLimit.HANDOVER),
        TERMS,
        Action.CANCELLATION,
        [Change(ChangeKind.DEADLINE_EARLIER)],
    ),
    "newly refused return": (AGED, days(30), TERMS, Action.RETURN, [Change(ChangeKind.NEWLY_REFUSED)]),
    "return one day too late": (AGED, days(21), days(20), Action.RETURN, [Change(ChangeKind.NEWLY_REFUSED)]),
    "return in time either way": (
        AGED,
        days(22),
        days(21),
        Action.RETURN,
        [Change(ChangeKind.DEADLINE_EARLIER, -1)],
    ),
    "return refused either way": (AGED, days(20), days(19), Action.RETURN, []),
    "earlier return": (RECENT, days(30), TERMS, Action.RETURN, [Change(ChangeKind.DEADLINE_EARLIER, -16)]),
    "return that gets an end": (
        RECENT,
        otherwise(Kind.RETURNS, window=None),
        TERMS,
        Action.RETURN,
        [Change(ChangeKind.DEADLINE_EARLIER)],
    ),
    "return looked at": (RECENT, TERMS, REVIEWED, Action.RETURN, [Change(ChangeKind.ALLOWED_TO_REVIEW)]),
    "return looked at and shorter": (
        RECENT,
        days(30),
        REVIEWED,
        Action.RETURN,
        [Change(ChangeKind.ALLOWED_TO_REVIEW), Change(ChangeKind.DEADLINE_EARLIER, -16)],
    ),
    "return no longer looked at": (
        AGED,
        otherwise(Kind.RETURNS, window=None, mode=ReturnMode.REVIEW),
        TERMS,
        Action.RETURN,
        [Change(ChangeKind.REVIEW_TO_REFUSED)],
    ),
    "later promise": (FRESH, TERMS, handling(0, 2), Action.DELIVERY, [Change(ChangeKind.PROMISE_LATER, 4)]),
    "later first day": (
        FRESH,
        handling(0, 2),
        handling(2, 2),
        Action.DELIVERY,
        [Change(ChangeKind.PROMISE_LATER, 4)],
    ),
    "no promise": (FRESH, TERMS, fewer_services(), Action.DELIVERY, [Change(ChangeKind.PROMISE_WITHDRAWN)]),
    "the same promise": (FRESH, TERMS, otherwise(Kind.SHIPPING, check_on_receipt=False), Action.DELIVERY, []),
}


def found(impact: Impact, action: Action) -> list[Change]:
    """The changes of one action of a single order."""
    return [
        Change(tally.kind, tally.days[0][0] if tally.days else None)
        for tally in impact.tallies
        if tally.action is action
    ]


@pytest.mark.parametrize("name", CHANGES)
def test_every_kind_of_change_both_ways(name: str) -> None:
    asked, before, after, action, expected = CHANGES[name]

    there = compare(orders=[asked], before=before, after=after, at=AT)
    back = compare(orders=[asked], before=after, after=before, at=AT)

    assert found(there, action) == expected
    mirrored = [
        Change(change.kind.mirrored, None if change.days is None else -change.days) for change in expected
    ]
    assert found(back, action) == mirrored
    if len({tally.action for tally in there.tallies}) == 1:
        assert (there.gaining, there.losing) == (0, 1)
        assert (back.gaining, back.losing) == (1, 0)


def test_every_kind_is_worse_or_better_and_mirrors_into_the_other() -> None:
    for kind in ChangeKind:
        assert kind.mirrored.mirrored is kind
        assert kind.is_worse is not kind.mirrored.is_worse
        assert kind.moves_date is kind.mirrored.moves_date

    seen = {change.kind for *_, expected in CHANGES.values() for change in expected}
    assert seen | {kind.mirrored for kind in seen} == set(ChangeKind)


def test_orders_are_counted_once_each_and_dates_by_days() -> None:
    asked = [AGED, RECENT, ON_ITS_WAY, delivered("5", paris(11, 11)), delivered("6", paris(6, 1))]

    impact = compare(orders=asked, before=TERMS, after=days(30), at=AT)

    assert (impact.orders, impact.changed, impact.gaining, impact.unchanged) == (5, 3, 3, 2)
    assert impact.redated == 2
    assert impact.tally(Action.RETURN, ChangeKind.NEWLY_ALLOWED).orders == 1
    # From the 10th, 14 days end on the 24th and 30 on the 10th; from the 11th, Wednesdays and Fridays alike.
    assert impact.tally(Action.RETURN, ChangeKind.DEADLINE_LATER).days == ((16, 2),)
    assert impact.asked == {Action.RETURN}


def test_order_may_gain_and_lose() -> None:
    longer = otherwise(
        Kind.CANCELLATION, days(30), limits=frozenset({CancellationLimit.MINUTES_AFTER_ORDER}), minutes=1
    )
    later = otherwise(Kind.SHIPPING, longer, handling_time=handling(0, 2).shipping.handling_time)

    impact = compare(orders=[RECENT], before=TERMS, after=later, at=AT)

    assert (impact.gaining, impact.losing, impact.mixed, impact.redated) == (0, 0, 1, 1)
    assert {tally.kind for tally in impact.tallies} == {ChangeKind.DEADLINE_LATER, ChangeKind.PROMISE_LATER}


def test_examples_are_the_first_to_come_with_both_whole_answers() -> None:
    asked = [delivered(str(number), paris(11, 10)) for number in range(9, 1, -1)]

    impact = compare(orders=asked, before=days(30), after=days(5), at=AT, examples=3)

    tally = impact.tally(Action.RETURN, ChangeKind.NEWLY_REFUSED)
    assert [example.order for example in tally.examples] == ["9", "8", "7"]
    assert tally.orders == 8
    first = tally.examples[0]
    assert isinstance(first.before, Decision)
    assert isinstance(first.after, Decision)
    assert first.before.until is not None
    assert [reason.code for reason in first.after.reasons] == [ReasonCode.WINDOW_CLOSED]


def test_example_of_a_case_seen_before_has_its_own_facts() -> None:
    earlier, later = delivered("1", paris(11, 10, 8)), delivered("2", paris(11, 10, 17))

    impact = compare(orders=[earlier, later], before=days(30), after=TERMS, at=AT)

    shown = impact.tally(Action.RETURN, ChangeKind.DEADLINE_EARLIER).examples
    starts = [
        example.before.until_because.data["started_at"]
        for example in shown
        if isinstance(example.before, Decision) and example.before.until_because
    ]
    assert starts == [paris(11, 10, 8), paris(11, 10, 17)]


def test_no_examples_when_none_are_wanted() -> None:
    impact = compare(orders=[RECENT], before=days(30), after=TERMS, at=AT, examples=0)

    assert impact.tally(Action.RETURN, ChangeKind.DEADLINE_EARLIER).examples == ()
    assert impact.losing == 1


def test_promise_is_asked_of_its_own_tender() -> None:
    transfer = PaymentFacts(tender=Tender.BANK_TRANSFER, amount=Money(Decimal(290), "EUR"))
    at_once = tuple(dataclasses.replace(tender, releases=Release.AT_ONCE) for tender in TERMS.payment.tenders)

    impact = compare(
        orders=[order(payments=(transfer,))],
        before=TERMS,
        after=otherwise(Kind.PAYMENT, tenders=at_once),
        at=AT,
    )

    given_now = impact.tally(Action.DELIVERY, ChangeKind.PROMISE_GIVEN)
    assert given_now.orders == 1
    assert isinstance(given_now.examples[0].after, DeliveryPromise)


def test_intent_says_who_asks_for_what() -> None:
    self_service = otherwise(Kind.RETURNS, guests=GuestReturns.SELF_SERVICE)
    too_many = ReturnIntent(items=(ReturnItem(line="bag", quantity=2, reason=ReturnReason.DEFECTIVE),))

    account = compare(orders=[RECENT], before=TERMS, after=self_service, at=AT)
    guest = compare(orders=[RECENT], before=TERMS, after=self_service, at=AT, intent=ReturnIntent())
    refused = compare(orders=[RECENT], before=TERMS, after=self_service, at=AT, intent=too_many)

    assert account.unchanged == refused.unchanged == 1
    assert guest.tally(Action.RETURN, ChangeKind.REVIEW_TO_ALLOWED).orders == 1


def test_orders_placed_before_the_change_keep_their_terms() -> None:
    old, new = delivered("1", paris(11, 10)), delivered("2", paris(11, 12))
    change = new.placed_at

    since = compare(orders=[old, new], before=days(30), after=TERMS, at=AT, placed_from=change)
    after_it = compare(
        orders=[old, new], before=days(30), after=TERMS, at=AT, placed_from=change + timedelta(seconds=1)
    )

    assert (since.placed_earlier, since.losing) == (1, 1)
    assert (after_it.placed_earlier, after_it.losing) == (2, 0)


def test_book_with_one_version_more_changes_nothing_before_it() -> None:
    change = paris(11, 10)
    version = days(30).version(Kind.RETURNS)
    next_version = dataclasses.replace(version, effective_from=change, recorded_at=change)
    versions = (known for history in BOOK.histories for known in history.versions)
    changed = Book.of(BOOK.shop, [*versions, next_version])
    asked = [delivered("1", paris(11, 11)), delivered("2", paris(11, 13))]  # placed on the 9th and the 11th

    impact = compare(orders=asked, before=BOOK, after=changed, at=AT)

    assert (impact.gaining, impact.unchanged) == (1, 1)
    assert impact.tallies[0].examples[0].order == "2"
    assert impact.asked == {Action.RETURN}


def test_order_older_than_the_book_is_undecided() -> None:
    ancient = order("old", placed_at=datetime(1999, 1, 1, tzinfo=PARIS))

    impact = compare(orders=[ancient, RECENT], before=BOOK, after=BOOK, at=AT)

    assert (impact.orders, impact.undecided, impact.unchanged) == (2, 1, 1)
    assert [(entry.action, entry.side, entry.error, entry.examples) for entry in impact.errors] == [
        (None, Side.AFTER, "NotInForce", ("old",)),
        (None, Side.BEFORE, "NotInForce", ("old",)),
    ]


def test_kind_that_one_side_does_not_state_leaves_the_order_undecided() -> None:
    kept = tuple(version for version in TERMS.versions if version.kind is not Kind.RETURNS)
    without = dataclasses.replace(TERMS, versions=kept)

    impact = compare(orders=[RECENT, FRESH], before=TERMS, after=without, at=AT)
    neither = compare(orders=[RECENT], before=without, after=without, at=AT)

    (entry,) = impact.errors
    assert (entry.action, entry.side, entry.error, entry.orders) == (
        Action.RETURN,
        Side.AFTER,
        "NotInForce",
        1,
    )
    assert (impact.undecided, impact.unchanged) == (1, 1)  # FRESH has not left: no terms let it be returned
    assert (neither.undecided, neither.unchanged) == (0, 1)


def test_payment_terms_that_are_missing_leave_the_promise_undecided() -> None:
    kept = tuple(version for version in TERMS.versions if version.kind is not Kind.PAYMENT)
    paid = PaymentFacts(tender=Tender.CARD, amount=Money(Decimal(290), "EUR"))

    impact = compare(
        orders=[order(payments=(paid,))], before=TERMS, after=dataclasses.replace(TERMS, versions=kept), at=AT
    )

    assert [(entry.action, entry.error) for entry in impact.errors] == [(Action.DELIVERY, "NotInForce")]


def test_closures_without_end_leave_orders_undecided_by_name() -> None:
    closed = tuple(Closure(first=date(year, 1, 1), last=date(year, 12, 31)) for year in range(2026, 2032))
    shop = dataclasses.replace(TERMS.shop, calendar=dataclasses.replace(TERMS.shop.calendar, closures=closed))

    impact = compare(orders=[FRESH], before=TERMS, after=dataclasses.replace(TERMS, shop=shop), at=AT)

    assert impact.undecided == 1
    assert {(entry.side, entry.error) for entry in impact.errors} == {(Side.AFTER, "NoBusinessDay")}
    assert {entry.action for entry in impact.errors} == {Action.CANCELLATION, Action.DELIVERY}


def test_progress_is_told_every_so_many_orders() -> None:
    told: list[int] = []

    compare(
        orders=(order(str(number)) for number in range(7)),
        before=TERMS,
        after=days(30),
        at=AT,
        progress=told.append,
        every=3,
    )

    assert told == [3, 6]


@pytest.mark.parametrize("name", ["at", "placed_from"])
def test_moment_without_a_zone_is_an_error(name: str) -> None:
    moments_given = {"at": AT, name: AT.replace(tzinfo=None)}

    with pytest.raises(NaiveMoment):
        compare(orders=[], before=TERMS, after=TERMS, **moments_given)


def generated(number: int) -> Iterator[OrderFacts]:
    start = datetime(2024, 1, 1, tzinfo=PARIS)
    for index in range(number):
        yield dataclasses.replace(
            delivered(str(index), start + timedelta(minutes=index * 75)),
            destination=Destination(country="FR", postal_code=f"{index % 95000 + 1000:05d}"),
        )


def test_memory_does_not_grow_with_the_orders() -> None:
    after = otherwise(Kind.SHIPPING, days(30), cutoff_time=time(14))

    def peak(number: int) -> int:
        tracemalloc.start()
        compare(orders=generated(number), before=TERMS, after=after, at=AT)
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(100)

    assert peak(20_000) < 12_000_000


def each_by_itself(asked: list[OrderFacts], pair: Pair) -> list[Change]:
    """The changes found by deciding every question of every order, with nothing remembered or left out."""
    changes: list[Change] = []
    for one in asked:
        for action in Action:
            if action is Action.DELIVERY and one.cancelled_at:
                continue
            changes += pair._compare(action, one).changes
    return sorted(changes, key=str)


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
        pair = Pair(before, after, Question(chosen, at))
        impact = compare(orders=asked, before=before, after=after, at=at, intent=chosen)

        expected = each_by_itself(asked, pair)

        assert {tally.kind: 0 for tally in impact.tallies}.keys() == {change.kind for change in expected}
        assert sum(tally.orders for tally in impact.tallies) == len(expected)
        assert sorted(day for tally in impact.tallies for day, n in tally.days for _ in range(n)) == sorted(
            change.days for change in expected if change.days is not None
        )


def test_orders_that_differ_in_one_fact_are_told_apart() -> None:
    """Everything a case is made of: the day, the side of the cutoff, the place, the service and the goods' day."""
    by_post_from_france = tuple(
        dataclasses.replace(method, countries=("FR",)) for method in TERMS.returns.methods
    )
    wide = dataclasses.replace(TERMS.returns.window, length=40)
    after = otherwise(Kind.RETURNS, handling(0, 2), window=wide, methods=by_post_from_france)
    after = otherwise(Kind.SHIPPING, after, cutoff_time=time(14), services=fewer_services().shipping.services)
    for terms in (after, otherwise(Kind.SHIPPING, after, services=TERMS.shipping.services)):
        asked = [
            order(
                f"{country}-{service}-{day}-{hour}-{received}",
                placed_at=paris(10, day, hour),
                destination=Destination(country=country, postal_code=postal_code),
                service=service,
                parcels=(
                    ParcelFacts(parcel="P", handed_over_at=paris(10, 24), delivered_at=paris(11, received)),
                ),
            )
            for country, postal_code in (("FR", "75003"), ("FR", "97110"), ("DE", "10115"), ("US", "10001"))
            for service in ("chrono13", "relais")
            for day, hour in ((20, 9), (20, 13), (20, 15), (23, 9), (23, 15))
            for received in (2, 3, 4)
        ]
        together = compare(orders=asked, before=TERMS, after=terms, at=AT)
        alone = [compare(orders=[one], before=TERMS, after=terms, at=AT) for one in asked]

        for tally in together.tallies:
            own = [one.tally(tally.action, tally.kind) for one in alone]
            assert tally.orders == sum(one.orders for one in own)
            assert sum((Counter(dict(one.days)) for one in own), Counter()) == Counter(dict(tally.days))
        assert len(together.tallies) >= 4


@FEW
@given(asked=orders, terms=in_force(), at=moments)
def test_what_the_facts_settle_no_terms_allow(asked: OrderFacts, terms: TermsInForce, at: datetime) -> None:
    question = Question(ReturnIntent(signed_in=True), at)

    for action in settled(asked, at) - {Action.DELIVERY}:
        decided = ASK[action](asked, terms, question)
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
        (tally.action, tally.kind.mirrored, tally.orders, tuple(sorted((-day, n) for day, n in tally.days)))
        for tally in there.tallies
    } == {(tally.action, tally.kind, tally.orders, tally.days) for tally in back.tallies}


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
