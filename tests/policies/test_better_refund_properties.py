"""What holds of the law's refund, and of the better of shop and law, for every order and every return of it."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.facts import OrderFacts, ParcelFacts, ReturnedBy, ReturnFacts
from policies.law.better_refund import BetterRefund, better_refund
from policies.law.jurisdictions import JURISDICTIONS
from policies.law.quoting import StatutoryQuote, quote_reimbursement
from policies.law.reimbursement import statutory_refund
from policies.refunds import ComponentKind, RefundQuote, quote_refund, summed
from policies.terms import STORED_VALUE, Tender
from policies.withdrawal import Informed, WithdrawalDecision, decide_withdrawal
from tests.policies.refund_strategies import AT, orders, returned_pieces, terms_of_refunds
from tests.policies.test_law_properties import FEW

LATER = AT + timedelta(days=5)
days_after = st.none() | st.integers(0, 30).map(lambda number: AT + timedelta(days=number))
places = st.sampled_from(("FR", "GB", "US"))


@st.composite
def bought(draw: st.DrawFn) -> OrderFacts:
    """Orders of consumers and of businesses, at home and not yet sent, some of their lines exempt."""
    order = draw(orders())
    tags = st.sampled_from((frozenset[str](), frozenset({"personalised"}), frozenset({"sale"})))
    delivered = (ParcelFacts(parcel="1", handed_over_at=AT - timedelta(days=3), delivered_at=AT),)
    return replace(
        order,
        destination=replace(order.destination, country=draw(places)),
        consumer=draw(st.sampled_from((True, True, True, False))),
        lines=tuple(replace(line, tags=draw(tags)) for line in order.lines),
        parcels=draw(st.sampled_from(((), delivered))),
    )


@st.composite
def returns(draw: st.DrawFn, order: OrderFacts) -> ReturnFacts:
    currency = order.lines[0].unit_price.currency
    return ReturnFacts(
        lines=draw(returned_pieces(order)),
        noticed_at=draw(st.just(AT)),
        proof_at=draw(days_after),
        received_at=draw(days_after),
        inspected_at=draw(days_after),
        method=draw(st.sampled_from(("post", "store", None))),
        postage_paid=draw(st.none() | st.integers(0, 20).map(lambda number: Money(number, currency))),
        returned_by=draw(st.sampled_from((ReturnedBy.BUYER, ReturnedBy.BUYER, ReturnedBy.GIFT_RECIPIENT))),
        wants_gift_card=draw(st.booleans()),
    )


def withdrawn(order: OrderFacts, terms: TermsInForce, told: Informed) -> WithdrawalDecision:
    return decide_withdrawal(
        items=(),
        order=order,
        terms=terms,
        jurisdiction=JURISDICTIONS[order.destination.country],
        at=AT,
        informed=told,
    )


def quotes(
    order: OrderFacts, terms: TermsInForce, told: Informed, returned: ReturnFacts
) -> tuple[RefundQuote, StatutoryQuote | None]:
    statutory = quote_reimbursement(
        order=order, returned=returned, withdrawal=withdrawn(order, terms, told), terms=terms, at=LATER
    )
    return quote_refund(order=order, returned=returned, terms=terms, at=LATER), statutory


def better(
    shop: RefundQuote | None, statutory: StatutoryQuote | None, order: OrderFacts, terms: TermsInForce
) -> BetterRefund:
    both = better_refund(shop=shop, statutory=statutory, order=order, terms=terms)
    assert both is not None
    return both


def due(quote: RefundQuote) -> tuple[bool, datetime | None]:
    return quote.withheld_until is not None, quote.due_at


def sums_are_exact(quote: RefundQuote, order: OrderFacts) -> None:
    zero = quote.total - quote.total
    assert summed((each.amount for each in quote.components), zero=zero) == quote.total
    assert summed((each.amount for each in quote.allocation), zero=zero) == quote.total
    assert all(each.amount > zero for each in quote.allocation)
    for index, payment in enumerate(order.payments):
        back = summed((to.amount for to in quote.allocation if to.payment == index), zero=zero)
        assert back <= (payment.amount if payment.paid_at else zero)


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds(), told=st.booleans())
def test_better_refund_is_never_worse_than_either(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce, told: bool
) -> None:
    shop, statutory = quotes(order, terms, told, data.draw(returns(order)))

    both = better(shop, statutory, order, terms)

    sides = [shop, statutory.quote] if statutory else [shop]
    assert both.quote.total >= max(side.total for side in sides)
    for side in sides:
        assert due(both.quote)[0] <= due(side)[0]
    assert due(both.quote) in {due(side) for side in sides}
    assert (both.shop, both.statutory) == (shop, statutory)
    sums_are_exact(both.quote, order)


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds(), told=st.booleans())
def test_each_part_is_the_higher_of_both(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce, told: bool
) -> None:
    shop, statutory = quotes(order, terms, told, data.draw(returns(order)))

    both = better(shop, statutory, order, terms)

    if statutory is None:
        assert both.quote is shop
        assert both.parts == ()
        return
    zero = shop.total - shop.total
    not_paid = summed((each.amount for each in both.quote.of(ComponentKind.NOT_PAID)), zero=zero)
    worth = summed((max(part.shop, part.law) for part in both.parts), zero=zero)
    assert both.quote.total == worth + not_paid
    for quote, amounts in (
        (shop, [part.shop for part in both.parts]),
        (statutory.quote, [part.law for part in both.parts]),
    ):
        capped = summed((each.amount for each in quote.of(ComponentKind.NOT_PAID)), zero=zero)
        assert summed(amounts, zero=zero) + capped == quote.total


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds(), told=st.booleans())
def test_the_law_keeps_no_fee_and_goes_by_no_rule_of_the_shop(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce, told: bool
) -> None:
    returned = data.draw(returns(order))
    statutory = quotes(order, terms, told, returned)[1]
    if statutory is None:
        return

    quote = statutory.quote
    sums_are_exact(quote, order)
    assert quote.of(ComponentKind.RESTOCKING_FEE, ComponentKind.EXPRESS_SUPPLEMENT) == ()
    assert {each.line for each in quote.components if each.line} <= {
        line.line for line in order.lines if "personalised" not in line.tags
    }
    assert told or not quote.of(ComponentKind.DIMINISHED_VALUE)
    assert all(statutory.article_on(each) for each in quote.components)
    for to in quote.allocation:
        if to.payment is not None and not returned.wants_gift_card:
            assert to.tender is order.payments[to.payment].tender


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds(), told=st.booleans())
def test_money_goes_to_means_that_were_used_or_chosen(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce, told: bool
) -> None:
    returned = data.draw(returns(order))
    shop, statutory = quotes(order, terms, told, returned)
    if statutory is None or returned.wants_gift_card:
        return

    for to in better(shop, statutory, order, terms).quote.allocation:
        if to.payment is not None:
            paid_by = order.payments[to.payment].tender
            assert to.tender is paid_by or (to.tender is Tender.GIFT_CARD and paid_by in STORED_VALUE)


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds())
def test_the_quote_is_due_when_the_dates_of_the_law_say(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce
) -> None:
    returned = data.draw(returns(order))
    decision = withdrawn(order, terms, True)
    statutory = quotes(order, terms, True, returned)[1]
    if statutory is None:
        return
    zone = terms.shop.zone
    arrived, proof = returned.arrived_at, returned.proof_at
    dates = statutory_refund(
        jurisdiction=statutory.jurisdiction,
        notice_on=AT.astimezone(zone).date(),
        goods_back_on=arrived and arrived.astimezone(zone).date(),
        proof_on=proof and proof.astimezone(zone).date(),
        nothing_to_return=decision.send_back_by is None,
        destination=order.destination,
    )

    assert dates is not None
    assert dates.notice_on == AT.astimezone(zone).date()
    assert dates.send_back_by == decision.send_back_by
    if dates.due_on is not None:
        assert statutory.quote.due_at == end_of_day(dates.due_on, zone)
    else:
        assert statutory.quote.withheld_until is not None


@FEW
@given(data=st.data(), order=bought(), terms=terms_of_refunds())
def test_the_law_alone_is_what_is_left_where_the_shop_takes_nothing_back(
    data: st.DataObject, order: OrderFacts, terms: TermsInForce
) -> None:
    statutory = quotes(order, terms, True, data.draw(returns(order)))[1]

    both = better_refund(shop=None, statutory=statutory, order=order, terms=terms)

    if statutory is None:
        assert both is None
        return
    assert both is not None
    assert both.quote.total == statutory.quote.total
    assert due(both.quote) == due(statutory.quote)
