"""What holds for every refund: it sums exactly, it never exceeds what was paid, and parts make the whole."""

import dataclasses
import itertools
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.facts import (
    Destination,
    LineFacts,
    OrderFacts,
    PaymentFacts,
    ReturnedLine,
    ReturnFacts,
)
from policies.refunds import (
    ComponentKind,
    RefundQuote,
    TenderRefund,
    quote_cancellation,
    quote_refund,
    summed,
)
from policies.terms import Kind, RefundComponent, ReturnReason, Tender
from tests.reference_terms import audrey_alexandre_book

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
CURRENCIES = ("EUR", "JPY", "KWD")
LINES = ("bag", "belt", "wallet")
SHARES = ("0", "0.1", "0.15", "0.3333", "0.5", "1")
MANY = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)

# Finer than any currency, and often on a half.
prices = st.integers(0, 40_000).map(lambda number: Decimal(number) / 200) | st.decimals(0, 500, places=4)
reasons = st.sampled_from(ReturnReason)


def terms_with(share: str, includes: Iterable[RefundComponent]) -> TermsInForce:
    """Shop A's terms with another fee, and other things paid back."""
    changed = {
        Kind.RETURNS: dataclasses.replace(TERMS.returns, restocking_fee=Decimal(share)),
        Kind.REFUNDS: dataclasses.replace(TERMS.refunds, includes=frozenset(includes)),
    }
    versions = tuple(
        dataclasses.replace(version, terms=changed.get(version.kind, version.terms))
        for version in TERMS.versions
    )
    return dataclasses.replace(TERMS, versions=versions)


terms_of_refunds = st.builds(
    terms_with,
    st.sampled_from(SHARES),
    st.sets(st.sampled_from((RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY)), min_size=1),
)


@st.composite
def orders(draw: st.DrawFn) -> OrderFacts:
    """An order in any of three currencies, paid in up to three parts: not at all, in part, in full, or too much."""
    currency = draw(st.sampled_from(CURRENCIES))
    bought = tuple(
        LineFacts(line=code, quantity=draw(st.integers(1, 4)), unit_price=Money(draw(prices), currency))
        for code in LINES[: draw(st.integers(1, 3))]
    )
    payments = tuple(
        PaymentFacts(
            tender=draw(st.sampled_from(Tender)),
            amount=Money(draw(st.integers(0, 900)), currency) / draw(st.sampled_from((1, 2, 8))),
            paid_at=draw(st.sampled_from((AT, AT, AT, None))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return OrderFacts(
        number="1",
        shop="shop",
        placed_at=AT,
        destination=Destination(country="FR"),
        service="chrono13",
        lines=bought,
        payments=payments,
        delivery_cost=draw(st.none() | prices.map(lambda number: Money(number, currency))),
    )


@st.composite
def returned(draw: st.DrawFn, order: OrderFacts) -> tuple[ReturnedLine, ...]:
    """Some of the order, piece by piece: so it can be split anywhere."""
    pieces = [
        ReturnedLine(
            line=line.line, quantity=1, accepted=draw(st.sampled_from((None, 1, 1, 0))), reason=reason
        )
        for line in order.lines
        for _ in range(draw(st.integers(0, line.quantity)))
        for reason in (draw(reasons),)
    ]
    return tuple(draw(st.permutations(pieces)))


def refunded(order: OrderFacts, lines: tuple[ReturnedLine, ...], quote: RefundQuote) -> OrderFacts:
    """The order after a quote was paid."""
    given_back: dict[int | None, Money] = {refund.payment: refund.amount for refund in quote.allocation}
    payments = []
    for index, payment in enumerate(order.payments):
        amount = given_back.get(index)
        before = payment.refunded
        both = amount if before is None else before if amount is None else before + amount
        payments.append(dataclasses.replace(payment, refunded=both))
    return dataclasses.replace(order, payments=tuple(payments), refunded=(*order.refunded, *lines))


def by_payment(allocations: Iterable[TenderRefund]) -> Counter[int | None]:
    sums: Counter[int | None] = Counter()
    for refund in allocations:
        sums[refund.payment] += refund.amount.amount  # type: ignore[assignment]
    return sums


def paid(order: OrderFacts, zero: Money) -> Money:
    return summed((payment.amount for payment in order.payments if payment.paid_at), zero=zero)


def assert_sound(quote: RefundQuote, order: OrderFacts) -> None:
    """It sums in both ways, is neither negative nor more than was paid, and is in whole smallest units."""
    zero = quote.total - quote.total
    assert summed((part.amount for part in quote.components), zero=zero) == quote.total
    assert summed((refund.amount for refund in quote.allocation), zero=zero) == quote.total
    assert zero <= quote.total <= paid(order, zero)
    for refund in quote.allocation:
        assert refund.payment is not None
        payment = order.payments[refund.payment]
        assert (payment.tender, payment.paid_at) == (refund.tender, AT)
        assert zero < refund.amount <= payment.amount - (payment.refunded or zero)
    for part in quote.components:
        assert part.amount == part.unit * part.quantity + part.rounding
        assert (part.amount.amount * part.amount.currency.sub_unit) % 1 == 0


@MANY
@given(data=st.data(), terms=terms_of_refunds, order=orders())
def test_a_quote_is_sound(data: st.DataObject, terms: TermsInForce, order: OrderFacts) -> None:
    lines = data.draw(returned(order))

    quote = quote_refund(order=order, returned=ReturnFacts(lines=lines), terms=terms, at=AT)

    assert_sound(quote, order)
    for part in quote.of(ComponentKind.ITEM, ComponentKind.STANDARD_DELIVERY):
        assert part.amount.amount >= 0
    for part in quote.of(ComponentKind.RESTOCKING_FEE, ComponentKind.NOT_PAID):
        assert part.amount.amount <= 0


@MANY
@given(data=st.data(), terms=terms_of_refunds, order=orders())
def test_parts_in_any_order_give_what_the_whole_gives(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts
) -> None:
    """To the smallest unit and tender by tender, because each part is worth the difference it makes."""
    lines = data.draw(returned(order))
    whole = quote_refund(order=order, returned=ReturnFacts(lines=lines), terms=terms, at=AT)
    pieces = data.draw(st.permutations(lines))
    cuts = sorted({0, len(pieces), *data.draw(st.lists(st.integers(0, len(pieces)), max_size=3))})

    now, given_back = order, []
    for first, last in itertools.pairwise(cuts):
        part = tuple(pieces[first:last])
        quote = quote_refund(order=now, returned=ReturnFacts(lines=part), terms=terms, at=AT)
        assert_sound(quote, now)
        now = refunded(now, part, quote)
        given_back += quote.allocation

    assert by_payment(given_back) == by_payment(whole.allocation)


@MANY
@given(data=st.data(), terms=terms_of_refunds, order=orders())
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
        quote = quote_refund(order=now, returned=ReturnFacts(lines=(piece,)), terms=terms, at=AT)
        deliveries.append(bool(quote.of(ComponentKind.STANDARD_DELIVERY)))
        now = refunded(now, (piece,), quote)

    included = RefundComponent.STANDARD_DELIVERY in terms.refunds.includes and bool(order.delivery_cost)
    assert deliveries == [False] * (len(every) - 1) + [included]


@MANY
@given(data=st.data(), terms=terms_of_refunds, order=orders())
def test_a_cancellation_gives_back_all_that_is_left(
    data: st.DataObject, terms: TermsInForce, order: OrderFacts
) -> None:
    lines = data.draw(returned(order))
    before = quote_refund(order=order, returned=ReturnFacts(lines=lines), terms=terms, at=AT)
    now = refunded(order, lines, before)

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
@given(data=st.data(), order=orders(), days=st.integers(0, 60))
def test_it_is_never_due_before_the_promised_time_is_over(
    data: st.DataObject, order: OrderFacts, days: int
) -> None:
    lines = data.draw(returned(order))
    arrived = AT + timedelta(days=days)
    facts = ReturnFacts(lines=lines, noticed_at=AT, received_at=arrived)

    quote = quote_refund(order=order, returned=facts, terms=TERMS, at=arrived)

    assert quote.due_at is not None
    assert quote.due_at > arrived
    assert quote.due_at > AT + timedelta(days=TERMS.refunds.due.length)
    assert quote.withheld_until is None
