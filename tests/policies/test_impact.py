"""What other terms would change: every kind of change by hand, and how orders are counted."""

import dataclasses
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from moneyed import Money

from policies.book import Book
from policies.calendars import Closure
from policies.decisions import Decision
from policies.delivery import DeliveryPromise
from policies.durations import Duration
from policies.errors import NaiveMoment, NotInForce
from policies.facts import OrderFacts, ParcelFacts, PaymentFacts, ReturnIntent, ReturnItem
from policies.impact import Action, ChangeKind, Side, Tally, compare
from policies.impact.governing import Governing
from policies.reasons import ReasonCode
from policies.terms import (
    CancellationLimit,
    GuestReturns,
    Kind,
    Release,
    ReturnReason,
    Tender,
)
from tests.policies.impact_orders import (
    AGED,
    AT,
    BOOK,
    FRESH,
    PARIS,
    RECENT,
    TERMS,
    days,
    delivered,
    handling,
    line,
    order,
    otherwise,
    paid,
    paris,
    without,
)

ON_ITS_WAY = order(
    "4", placed_at=paris(11, 17), parcels=(ParcelFacts(parcel="P", handed_over_at=paris(11, 17, 18)),)
)


def test_orders_are_counted_once_each_and_dates_by_days() -> None:
    asked = [AGED, RECENT, ON_ITS_WAY, delivered("5", paris(11, 11)), delivered("6", paris(6, 1))]

    impact = compare(orders=asked, before=TERMS, after=days(30), at=AT)

    assert (impact.orders, impact.changed, impact.gaining, impact.unchanged) == (5, 3, 3, 2)
    assert impact.redated == 2
    assert impact.tally(Action.RETURN, ChangeKind.NEWLY_ALLOWED).orders == 1
    # From the 10th, 14 days end on the 24th and 30 on the 10th; from the 11th, Wednesdays and Fridays alike.
    assert impact.tally(Action.RETURN, ChangeKind.DEADLINE_LATER).days == ((16, 2),)
    assert impact.asked == {Action.RETURN}
    assert impact.at == AT


def test_order_may_gain_and_lose() -> None:
    longer = otherwise(
        Kind.CANCELLATION, days(30), limits=frozenset({CancellationLimit.MINUTES_AFTER_ORDER}), minutes=1
    )
    later = otherwise(Kind.SHIPPING, longer, handling_time=handling(0, 2).shipping.handling_time)

    impact = compare(orders=[RECENT], before=TERMS, after=later, at=AT)

    assert (impact.gaining, impact.losing, impact.mixed, impact.redated) == (0, 0, 1, 1)
    assert impact.changed == 1
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
    transfer = paid(tender=Tender.BANK_TRANSFER, paid_at=None)
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


def test_order_older_than_the_book_has_no_terms_of_its_shop() -> None:
    with pytest.raises(NotInForce, match="No audrey-alexandre terms"):
        Governing(BOOK).number_at(datetime(1999, 1, 1, tzinfo=PARIS))


def test_errors_are_counted_by_question_side_and_name_with_the_first_orders() -> None:
    ancient = [order(f"old {number}", placed_at=datetime(1999, 1, 1, tzinfo=PARIS)) for number in range(3)]
    recent = [dataclasses.replace(RECENT, number=f"new {number}") for number in range(3)]
    versions = [version for history in BOOK.histories for version in history.versions]
    unstated = Book.of(BOOK.shop, [version for version in versions if version.kind is not Kind.RETURNS])

    impact = compare(orders=[*ancient, *recent], before=BOOK, after=unstated, at=AT, examples=2)

    assert impact.undecided == 6
    assert [(entry.action, entry.side, entry.orders, entry.examples) for entry in impact.errors] == [
        (None, Side.AFTER, 3, ("old 0", "old 1")),
        (None, Side.BEFORE, 3, ("old 0", "old 1")),
        (Action.REFUND, Side.AFTER, 3, ("new 0", "new 1")),
        (Action.RETURN, Side.AFTER, 3, ("new 0", "new 1")),
    ]


def test_amounts_are_summed_in_each_currency() -> None:
    def bought_in(currency: str, amount: int) -> OrderFacts:
        money = Money(amount, currency)
        card = PaymentFacts(tender=Tender.CARD, amount=money, paid_at=paris(11, 1))
        return dataclasses.replace(RECENT, lines=(line(unit_price=money),), payments=(card,))

    asked = [bought_in("USD", 50), bought_in("EUR", 290), bought_in("USD", 70), bought_in("EUR", 10)]
    fee = otherwise(Kind.RETURNS, restocking_fee=Decimal("0.1"))

    less = compare(orders=asked, before=TERMS, after=fee, at=AT).tally(Action.REFUND, ChangeKind.REFUND_LESS)

    assert less.orders == 4
    assert less.amounts == (Money("30.00", "EUR"), Money("12.00", "USD"))


def test_kind_that_one_side_does_not_state_leaves_the_order_undecided() -> None:
    unstated = without(Kind.RETURNS)

    impact = compare(orders=[RECENT, FRESH], before=TERMS, after=unstated, at=AT)
    neither = compare(orders=[RECENT], before=unstated, after=without(Kind.RETURNS, days(30)), at=AT)

    assert [(entry.action, entry.side, entry.error, entry.orders) for entry in impact.errors] == [
        (Action.REFUND, Side.AFTER, "NotInForce", 1),
        (Action.RETURN, Side.AFTER, "NotInForce", 1),
    ]
    assert (impact.undecided, impact.unchanged) == (1, 1)  # FRESH has not left: no terms let it be returned
    assert (neither.undecided, neither.unchanged) == (0, 1)


@pytest.mark.parametrize(
    ("kind", "undecided"),
    [
        (Kind.SHIPPING, {Action.DELIVERY}),
        (Kind.PAYMENT, {Action.DELIVERY}),
        (Kind.CANCELLATION, set()),
        (Kind.RETURNS, {Action.REFUND}),
        (Kind.REFUNDS, set()),
        (Kind.REPAIRS, set()),
    ],
)
def test_kind_that_neither_side_states_is_missed_by_what_reads_it_alone(
    kind: Kind, undecided: set[Action]
) -> None:
    changed = otherwise(Kind.REFUNDS, days(30), due=Duration(length=30))
    changed = otherwise(Kind.PAYMENT, changed, strong_authentication=False)
    changed = otherwise(Kind.SHIPPING, changed, check_on_receipt=False)

    impact = compare(orders=[RECENT], before=without(kind), after=without(kind, changed), at=AT)

    assert {entry.action for entry in impact.errors} == undecided
    assert {entry.side for entry in impact.errors} == (set(Side) if undecided else set())
    assert bool(impact.tally(Action.RETURN, ChangeKind.DEADLINE_LATER).orders) is (kind is not Kind.RETURNS)
    paid_later = impact.tally(Action.REFUND, ChangeKind.REFUND_LATER).orders
    assert bool(paid_later) is (kind not in {Kind.RETURNS, Kind.REFUNDS})


def test_payment_terms_that_are_missing_leave_the_promise_undecided() -> None:
    impact = compare(orders=[order(payments=(paid(),))], before=TERMS, after=without(Kind.PAYMENT), at=AT)

    assert [(entry.action, entry.error) for entry in impact.errors] == [(Action.DELIVERY, "NotInForce")]
    withdrawn = impact.tally(Action.DELIVERY, ChangeKind.PROMISE_WITHDRAWN)
    assert withdrawn == Tally(action=Action.DELIVERY, kind=ChangeKind.PROMISE_WITHDRAWN)


def test_closures_without_end_leave_orders_undecided_by_name() -> None:
    closed = tuple(Closure(first=date(year, 1, 1), last=date(year, 12, 31)) for year in range(2026, 2032))
    shop = dataclasses.replace(TERMS.shop, calendar=dataclasses.replace(TERMS.shop.calendar, closures=closed))

    impact = compare(orders=[FRESH], before=TERMS, after=dataclasses.replace(TERMS, shop=shop), at=AT)

    assert impact.undecided == 1
    assert {(entry.side, entry.error) for entry in impact.errors} == {(Side.AFTER, "NoBusinessDay")}
    assert {entry.action for entry in impact.errors} == {
        Action.CANCELLATION,
        Action.DELIVERY,
        Action.REFUND,
    }


def test_progress_is_told_every_so_many_orders() -> None:
    told: list[int] = []

    compare(
        orders=(order(str(number)) for number in range(8)),
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
