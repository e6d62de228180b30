"""What a quote says besides its sum: what is wrong with the facts, what rests on which version, what was rounded."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from moneyed import Money

from policies.errors import InvalidFacts, MixedCurrencies, MoreThanBought, UnknownLine
from policies.facts import Destination, LineFacts, OrderFacts, PaymentFacts, ReturnedLine, ReturnFacts
from policies.refunds import quote_refund
from policies.terms import Kind, ReturnReason, Tender
from tests.reference_terms import audrey_alexandre_book

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
BAG = ReturnedLine(line="bag", quantity=1, reason=ReturnReason.CHANGED_MIND)


def order_of(price: Money, *, paid: Money, delivery: Money | None = None) -> OrderFacts:
    """One bag."""
    return OrderFacts(
        number="1",
        shop="shop",
        placed_at=AT,
        destination=Destination(country="FR"),
        service="chrono13",
        lines=(LineFacts(line="bag", quantity=1, unit_price=price),),
        payments=(PaymentFacts(tender=Tender.CARD, amount=paid, paid_at=AT),),
        delivery_cost=delivery,
    )


@pytest.mark.parametrize(
    ("error", "data"),
    [
        (UnknownLine("hat"), ("line",)),
        (MoreThanBought("bag", 3, 2), ("line", "asked", "left")),
        (MixedCurrencies(("EUR", "USD")), ("currencies",)),
    ],
)
def test_errors_say_what_is_wrong_and_what_to_do(error: InvalidFacts, data: tuple[str, ...]) -> None:
    assert all(str(value) in str(error) for name in data for value in _listed(getattr(error, name)))
    assert (type(error).__doc__ or "").count(".") == 2
    assert str(error).endswith(".")


def _listed(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def test_a_shop_without_refund_terms_gives_back_the_items() -> None:
    silent = dataclasses.replace(
        TERMS, versions=tuple(version for version in TERMS.versions if version.kind is not Kind.REFUNDS)
    )
    order = order_of(Money(10, "EUR"), paid=Money(15, "EUR"), delivery=Money(5, "EUR"))
    quote = quote_refund(order=order, returned=ReturnFacts(lines=(BAG,)), terms=silent, at=AT)

    assert quote.total == Money(10, "EUR")
    assert (quote.due_from, quote.due_at, quote.withheld_until) == (None, None, None)
    assert [version.kind for version in quote.versions] == [Kind.RETURNS]


def test_an_order_of_nothing_is_worth_nothing_in_the_shop_s_currency() -> None:
    empty = dataclasses.replace(order_of(Money(10, "EUR"), paid=Money(10, "EUR")), lines=(), payments=())

    quote = quote_refund(order=empty, returned=ReturnFacts(lines=()), terms=TERMS, at=AT)

    assert (quote.total, quote.components, quote.allocation) == (Money(0, "EUR"), (), ())


def test_the_trace_explains_every_cent_that_was_rounded() -> None:
    fee = dataclasses.replace(TERMS.returns, restocking_fee=Decimal("0.15"))
    versions = tuple(
        dataclasses.replace(version, terms=fee) if version.kind is Kind.RETURNS else version
        for version in TERMS.versions
    )
    terms = dataclasses.replace(TERMS, versions=versions)
    order = order_of(Money("19.99", "EUR"), paid=Money("19.99", "EUR"))
    quote = quote_refund(order=order, returned=ReturnFacts(lines=(BAG,)), terms=terms, at=AT)

    (step,) = (step for step in quote.trace if step.rule == "rounded")
    assert step.inputs == {
        "component": "restocking_fee",
        "line": "bag",
        "exact": "-2.9985",
        "amount": "-3.00",
    }
    rules = [step.rule for step in quote.trace]
    assert rules[0] == "items_included"
    assert {"accepted", "no_restocking_fee", "nothing_kept", "within_paid", "due", "not_withheld"} <= set(
        rules
    )


@pytest.mark.parametrize(("amount", "refunded"), [("-0.01", None), ("1.00", "-0.01")])
def test_a_payment_below_zero_is_no_fact(amount: str, refunded: str | None) -> None:
    with pytest.raises(InvalidFacts, match="is none"):
        PaymentFacts(
            tender=Tender.CARD,
            amount=Money(amount, "EUR"),
            refunded=Money(refunded, "EUR") if refunded else None,
        )
