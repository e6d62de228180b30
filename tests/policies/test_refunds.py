"""What a quote needs of its facts and terms, and what is said where they are wrong or silent."""

import dataclasses

import pytest
from moneyed import Money

from policies.errors import (
    InvalidFacts,
    MixedCurrencies,
    MoreThanBought,
    NaiveMoment,
    NoRecordOfSale,
    NotInForce,
    UnknownLine,
)
from policies.facts import PaymentFacts, ReturnFacts
from policies.refunds import quote_cancellation, quote_refund, quote_without_record
from policies.terms import DueFrom, Kind, Tender
from tests.policies.refund_examples import AT, BAG, TERMS, order_of, rich_order, with_everything, without
from tests.policies.refund_strategies import with_terms


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
    order = order_of(Money(10, "EUR"), paid=Money(15, "EUR"), delivery=Money(5, "EUR"))
    returned = ReturnFacts(lines=(BAG,))
    quote = quote_refund(order=order, returned=returned, terms=without(Kind.REFUNDS), at=AT)

    assert quote.total == Money(10, "EUR")
    assert (quote.due_from, quote.due_at, quote.withheld_until) == (None, None, None)
    assert [version.kind for version in quote.versions] == [Kind.RETURNS]


def test_an_order_of_nothing_is_worth_nothing_in_the_shop_s_currency() -> None:
    empty = dataclasses.replace(order_of(Money(10, "EUR"), paid=Money(10, "EUR")), lines=(), payments=())

    for quote in (
        quote_refund(order=empty, returned=ReturnFacts(lines=()), terms=TERMS, at=AT),
        quote_cancellation(order=empty, terms=TERMS, at=AT),
        quote_without_record(lines=(), returned=ReturnFacts(lines=()), terms=with_everything(), at=AT),
    ):
        assert (quote.total, quote.components, quote.allocation) == (Money(0, "EUR"), (), ())


@pytest.mark.parametrize("due_from", list(DueFrom))
def test_a_quote_names_the_event_its_time_runs_from(due_from: DueFrom) -> None:
    refunds = dataclasses.replace(TERMS.refunds, due_from=due_from)
    terms = with_terms(TERMS, {Kind.REFUNDS: refunds})

    quote = quote_refund(order=rich_order(), returned=ReturnFacts(lines=(BAG,)), terms=terms, at=AT)

    assert quote.due_from is due_from
    assert quote_cancellation(order=rich_order(), terms=terms, at=AT).due_from is DueFrom.NOTICE


def test_what_cannot_be_refunded_is_named() -> None:
    order = dataclasses.replace(rich_order(), refunded=(BAG, BAG))
    three = dataclasses.replace(BAG, quantity=3)

    with pytest.raises(MoreThanBought) as too_many:
        quote_refund(order=rich_order(), returned=ReturnFacts(lines=(three,)), terms=TERMS, at=AT)
    assert (too_many.value.line, too_many.value.asked, too_many.value.left) == ("bag", 3, 1)

    with pytest.raises(MoreThanBought) as twice:
        quote_refund(order=order, returned=ReturnFacts(lines=(BAG,)), terms=TERMS, at=AT)
    assert (twice.value.asked, twice.value.left) == (1, 0)

    hat = dataclasses.replace(BAG, line="hat")
    with pytest.raises(UnknownLine) as unknown:
        quote_refund(order=rich_order(), returned=ReturnFacts(lines=(hat,)), terms=TERMS, at=AT)
    assert unknown.value.line == "hat"


def test_a_shop_that_takes_nothing_back_without_a_record_says_what_to_do() -> None:
    with pytest.raises(NoRecordOfSale, match="Find the sale by its receipt or order number, or decline"):
        quote_without_record(lines=rich_order().lines, returned=ReturnFacts(lines=(BAG,)), terms=TERMS, at=AT)


def test_a_shop_without_return_terms_takes_nothing_back() -> None:
    returned, silent = ReturnFacts(lines=(BAG,)), without(Kind.RETURNS)
    with pytest.raises(NotInForce):
        quote_refund(order=rich_order(), returned=returned, terms=silent, at=AT)
    with pytest.raises(NotInForce):
        quote_without_record(lines=rich_order().lines, returned=returned, terms=silent, at=AT)


def test_a_moment_without_a_zone_is_none() -> None:
    at, returned, terms = AT.replace(tzinfo=None), ReturnFacts(lines=(BAG,)), with_everything()
    with pytest.raises(NaiveMoment, match="“at”"):
        quote_refund(order=rich_order(), returned=returned, terms=terms, at=at)
    with pytest.raises(NaiveMoment, match="“at”"):
        quote_cancellation(order=rich_order(), terms=terms, at=at)
    with pytest.raises(NaiveMoment, match="“at”"):
        quote_without_record(lines=rich_order().lines, returned=returned, terms=terms, at=at)


@pytest.mark.parametrize(("amount", "refunded"), [("-0.01", None), ("1.00", "-0.01")])
def test_a_payment_below_zero_is_no_fact(amount: str, refunded: str | None) -> None:
    with pytest.raises(InvalidFacts, match="is none"):
        PaymentFacts(
            tender=Tender.CARD,
            amount=Money(amount, "EUR"),
            refunded=Money(refunded, "EUR") if refunded else None,
        )
