"""What holds for every refund: it sums exactly, it never exceeds what was paid, and parts make the whole."""

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.facts import OrderFacts, ReturnedBy, ReturnedLine, ReturnFacts
from policies.refunds import (
    ComponentKind,
    RefundQuote,
    TenderRefund,
    quote_cancellation,
    quote_refund,
    quote_without_record,
    summed,
)
from policies.refunds.amounts import kept, owed
from policies.terms import RefundComponent, ReturnReason, Tender
from tests.policies.paid_back import paid_back
from tests.policies.refund_strategies import (
    AT,
    TERMS,
    WAYS,
    orders,
    prices,
    returned_pieces,
    terms_of_refunds,
    with_label,
)

MANY = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
GIVEN = (
    ComponentKind.ITEM,
    ComponentKind.DUTIES,
    ComponentKind.STANDARD_DELIVERY,
    ComponentKind.EXPRESS_SUPPLEMENT,
)
TAKEN = (ComponentKind.RESTOCKING_FEE, ComponentKind.DIMINISHED_VALUE, ComponentKind.NOT_PAID)


def by_payment(allocations: Iterable[TenderRefund]) -> Counter[tuple[int | None, Tender]]:
    sums: Counter[tuple[int | None, Tender]] = Counter()
    for refund in allocations:
        sums[refund.payment, refund.tender] += refund.amount.amount  # type: ignore[assignment]
    return sums


def paid(order: OrderFacts, zero: Money) -> Money:
    return summed((payment.amount for payment in order.payments if payment.paid_at), zero=zero)


def postage_back(quote: RefundQuote) -> Money:
    """What of it was never paid to the shop."""
    zero = quote.total - quote.total
    return summed((max(zero, part.amount) for part in quote.of(ComponentKind.RETURN_POSTAGE)), zero=zero)


def assert_sound(quote: RefundQuote, order: OrderFacts) -> None:
    """It sums in both ways, is neither negative nor more than was paid, and is in whole smallest units."""
    zero = quote.total - quote.total
    assert summed((part.amount for part in quote.components), zero=zero) == quote.total
    assert summed((refund.amount for refund in quote.allocation), zero=zero) == quote.total
    assert zero <= quote.total - postage_back(quote) <= paid(order, zero)
    back = [refund for refund in quote.allocation if refund.payment is not None]
    assert len({refund.payment for refund in back}) == len(back)
    for refund in back:
        assert refund.payment is not None
        payment = order.payments[refund.payment]
        assert payment.paid_at == AT
        assert refund.tender in {payment.tender, Tender.GIFT_CARD}
        assert zero < refund.amount <= payment.amount - (payment.refunded or zero)
    for part in quote.components:
        assert part.amount == part.unit * part.quantity + part.capped + part.rounding
        assert (part.amount.amount * part.amount.currency.sub_unit) % 1 == 0


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders())
def test_a_quote_is_sound(data: st.DataObject, terms: TermsInForce, order: OrderFacts) -> None:
    lines = data.draw(returned_pieces(order))

    quote = quote_refund(order=order, returned=ReturnFacts(lines=lines), terms=terms, at=AT)

    assert_sound(quote, order)
    for part in quote.of(*GIVEN):
        assert part.amount.amount >= 0
    for part in quote.of(*TAKEN):
        assert part.amount.amount <= 0


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders())
def test_parts_in_any_order_give_what_the_whole_gives(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts
) -> None:
    """To the smallest unit and tender by tender, because each part is worth the difference it makes."""
    lines = data.draw(returned_pieces(order))
    asked = data.draw(
        st.builds(
            ReturnFacts,
            lines=st.just(lines),
            returned_by=st.sampled_from(ReturnedBy),
            wants_gift_card=st.booleans(),
        )
    )
    whole = quote_refund(order=order, returned=asked, terms=terms, at=AT)
    pieces = data.draw(st.permutations(lines))
    cuts = sorted({0, len(pieces), *data.draw(st.lists(st.integers(0, len(pieces)), max_size=3))})

    now = order
    given_back: list[TenderRefund] = []
    for first, last in itertools.pairwise(cuts):
        part = dataclasses.replace(asked, lines=tuple(pieces[first:last]))
        quote = quote_refund(order=now, returned=part, terms=terms, at=AT)
        assert_sound(quote, now)
        now = paid_back(now, part, quote)
        given_back += quote.allocation

    assert by_payment(given_back) == by_payment(whole.allocation)


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders())
def test_the_delivery_comes_back_at_most_once_and_with_the_last_piece(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts
) -> None:
    every = [
        ReturnedLine(line=line.line, quantity=1, reason=ReturnReason.CHANGED_MIND)
        for line in order.lines
        for _ in range(line.quantity)
    ]
    now, deliveries = order, []
    for piece in data.draw(st.permutations(every)):
        facts = ReturnFacts(lines=(piece,))
        quote = quote_refund(order=now, returned=facts, terms=terms, at=AT)
        deliveries.append(quote.of(ComponentKind.STANDARD_DELIVERY, ComponentKind.EXPRESS_SUPPLEMENT))
        now = paid_back(now, facts, quote)

    assert deliveries[:-1] == [()] * (len(every) - 1)
    both = {RefundComponent.STANDARD_DELIVERY, RefundComponent.EXPRESS_SUPPLEMENT}
    if order.delivery_cost and both <= terms.refunds.includes:
        assert (
            summed((part.unit for part in deliveries[-1]), zero=order.delivery_cost * 0)
            == order.delivery_cost
        )


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders())
def test_a_cancellation_gives_back_all_that_is_left(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts
) -> None:
    facts = ReturnFacts(lines=data.draw(returned_pieces(order)))
    before = quote_refund(order=order, returned=facts, terms=terms, at=AT)
    now = paid_back(order, facts, before)

    quote = quote_cancellation(order=now, terms=terms, at=AT)

    assert_sound(quote, now)
    units = quote.total.currency.sub_unit
    left = sum(
        int(payment.amount.amount * units) - int((payment.refunded.amount if payment.refunded else 0) * units)
        for payment in now.payments
        if payment.paid_at
    )
    assert quote.total.amount * units == left


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders(), label=prices, postage=prices)
def test_one_more_accepted_piece_never_lowers_the_sum(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts, label: Decimal, postage: Decimal
) -> None:
    """Not by a fee, a loss of value or a label, for none of them takes more than the piece brings."""
    currency = order.lines[0].unit_price.currency
    terms = with_label(terms, Money(label, currency))
    facts = ReturnFacts(
        lines=data.draw(returned_pieces(order)),
        method=data.draw(st.sampled_from(WAYS)),
        postage_paid=Money(postage, currency),
        wants_gift_card=data.draw(st.booleans()),
    )
    sums = []
    for accepted in range(len(facts.lines) + 1):
        lines = tuple(
            dataclasses.replace(entry, accepted=int(index < accepted))
            for index, entry in enumerate(facts.lines)
        )
        quote = quote_refund(
            order=order, returned=dataclasses.replace(facts, lines=lines), terms=terms, at=AT
        )
        assert_sound(quote, order)
        sums.append(quote.total)

    assert sums == sorted(sums)


@MANY
@given(terms=terms_of_refunds(), order=orders(), loss=prices, quantity=st.integers(1, 4))
def test_one_more_accepted_piece_of_several_never_lowers_the_sum(
    terms: TermsInForce, order: OrderFacts, loss: Decimal, quantity: int
) -> None:
    """What all of them lost together is taken off as far as the accepted ones bear it."""
    bought = dataclasses.replace(order.lines[0], quantity=quantity)
    order = dataclasses.replace(order, lines=(bought, *order.lines[1:]))
    line = ReturnedLine(
        line=bought.line,
        quantity=quantity,
        reason=ReturnReason.CHANGED_MIND,
        diminished_by=Money(loss, bought.unit_price.currency),
    )
    sums = []
    for accepted in range(quantity + 1):
        facts = ReturnFacts(lines=(dataclasses.replace(line, accepted=accepted),))
        sums.append(quote_refund(order=order, returned=facts, terms=terms, at=AT).total)

    assert sums == sorted(sums)
    assert not sums[0]


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders(), fee=prices, postage=prices)
def test_postage_is_the_customer_s_or_the_shop_s(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts, fee: Decimal, postage: Decimal
) -> None:
    """The shop's: what was paid comes on top, in full. The customer's: the label is taken off, never below zero."""
    currency = order.lines[0].unit_price.currency
    facts = ReturnFacts(lines=data.draw(returned_pieces(order)), method="post")
    bare = quote_refund(order=order, returned=facts, terms=terms, at=AT)
    quote = quote_refund(
        order=order,
        returned=dataclasses.replace(facts, postage_paid=Money(postage, currency)),
        terms=with_label(terms, Money(fee, currency)),
        at=AT,
    )

    assert_sound(quote, order)
    if postage_back(quote):
        assert quote.total == bare.total + owed(Money(postage, currency))
        assert not [part for part in quote.of(ComponentKind.RETURN_POSTAGE) if part.amount < bare.total * 0]
    else:
        assert bare.total * 0 <= bare.total - quote.total <= kept(Money(fee, currency))


@MANY
@given(data=st.data(), terms=terms_of_refunds(), order=orders(), postage=prices)
def test_without_a_record_all_of_it_is_a_gift_card(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts, postage: Decimal
) -> None:
    lines = data.draw(returned_pieces(order))
    paid_for = Money(postage, order.lines[0].unit_price.currency)
    facts = ReturnFacts(lines=lines, postage_paid=paid_for)

    quote = quote_without_record(lines=order.lines, returned=facts, terms=terms, at=AT)

    zero = quote.total - quote.total
    assert summed((part.amount for part in quote.components), zero=zero) == quote.total
    assert summed((refund.amount for refund in quote.allocation), zero=zero) == quote.total
    assert {(refund.tender, refund.payment) for refund in quote.allocation} <= {(Tender.GIFT_CARD, None)}
    assert not quote.of(ComponentKind.NOT_PAID, ComponentKind.DUTIES, ComponentKind.STANDARD_DELIVERY)


@MANY
@given(data=st.data(), order=orders(), days=st.integers(0, 60))
def test_it_is_never_due_before_the_promised_time_is_over(
    data: st.DataObject, order: OrderFacts, days: int
) -> None:
    lines = data.draw(returned_pieces(order))
    arrived = AT + timedelta(days=days)
    facts = ReturnFacts(lines=lines, noticed_at=AT, received_at=arrived)

    quote = quote_refund(order=order, returned=facts, terms=TERMS, at=arrived)

    assert quote.due_at is not None
    assert quote.due_at > arrived
    assert quote.due_at > AT + timedelta(days=TERMS.refunds.due.length)
    assert quote.withheld_until is None
