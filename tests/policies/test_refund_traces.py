"""What a quote says of how it was reached: every comparison, each part's clause, and the versions it rests on."""

import dataclasses
from decimal import Decimal

import pytest
from moneyed import Money

from policies.facts import ReturnFacts
from policies.references import stated
from policies.refunds import RefundQuote, quote_cancellation, quote_refund, quote_without_record
from policies.terms import Kind, ReturnReason
from tests.policies.refund_examples import (
    AT,
    BAG,
    TERMS,
    order_of,
    rich_order,
    rich_quote,
    with_everything,
)
from tests.policies.refund_strategies import with_terms

EVERYTHING = "includes=duties, express_supplement, items, standard_delivery"
FROM_NOTICE = "due_from=notice started_at=2026-11-02 09:00:00+00:00 due_at=2026-11-16 23:00:00+00:00"
WAITING = "withholding=until_goods released_at=None at=2026-11-02 09:00:00+00:00"
SAID = {True: "yes", False: "no"}


def read_aloud(quote: RefundQuote) -> list[str]:
    """Each step in a line: its rule, what went in, what was compared, and whether it held."""
    return [
        f"{step.rule}: {' '.join(f'{name}={value}' for name, value in step.inputs.items())};"
        f" {step.comparison}: {SAID[step.result]}"
        for step in quote.trace
    ]


def test_the_trace_of_a_return_says_how_every_part_was_reached() -> None:
    assert read_aloud(rich_quote()) == [
        f"items_included: {EVERYTHING}; items in includes: yes",
        f"standard_delivery_included: {EVERYTHING}; standard_delivery in includes: yes",
        f"express_supplement_included: {EVERYTHING}; express_supplement in includes: yes",
        f"duties_included: {EVERYTHING}; duties in includes: yes",
        "accepted: line=bag quantity=1 accepted=1; accepted = quantity, or not inspected yet: yes",
        "no_restocking_fee: line=bag reason=changed_mind restocking_fee=0.15; restocking_fee = 0: no",
        "brings_duties: line=bag method=registered; the way refunds duties, or every open way does: yes",
        "shop_bears_postage: postage_paid_by=customer; postage_paid_by = shop: no",
        "something_comes_back: accepted=1; accepted > 0: yes",
        "nothing_kept: bought=1 kept=0; kept = 0: yes",
        "original_tender: paid_by=store_note goes_to=gift_card route=stored_value; goes_to = paid_by: no",
        "original_tender: paid_by=card goes_to=card route=original_tender; goes_to = paid_by: yes",
        "taken_in_full: component=diminished_value line=bag in_full=-180 amount=-170.00; amount = in_full: no",
        "within_paid: owed=18.00 refundable=224.90 currency=EUR; owed <= refundable: yes",
        f"due: {FROM_NOTICE}; started_at is known: yes",
        f"not_withheld: {WAITING}; nothing is waited for, or released_at <= at: no",
    ]


def test_what_does_not_hold_is_told_as_well() -> None:
    """Two bags were bought and half paid; one came back by an unknown way and was refused, the other is kept."""
    order = dataclasses.replace(
        order_of(Money("19.99", "EUR"), paid=Money("5.00", "EUR")),
        lines=(dataclasses.replace(rich_order().lines[0], quantity=2),),
    )
    bags = ReturnFacts(
        lines=(
            dataclasses.replace(BAG, reason=ReturnReason.DEFECTIVE),
            dataclasses.replace(BAG, accepted=0),
        )
    )
    spoken = read_aloud(quote_refund(order=order, returned=bags, terms=TERMS, at=AT))

    assert spoken[:10] == [
        "items_included: includes=items; items in includes: yes",
        "standard_delivery_included: includes=items; standard_delivery in includes: no",
        "express_supplement_included: includes=items; express_supplement in includes: no",
        "duties_included: includes=items; duties in includes: no",
        "accepted: line=bag quantity=1 accepted=None; accepted = quantity, or not inspected yet: yes",
        "accepted: line=bag quantity=1 accepted=0; accepted = quantity, or not inspected yet: no",
        "no_restocking_fee: line=bag reason=defective restocking_fee=0; restocking_fee = 0: yes",
        "brings_duties: line=bag method=None; the way refunds duties, or every open way does: yes",
        "shop_bears_postage: postage_paid_by=shop; postage_paid_by = shop: yes",
        "something_comes_back: accepted=1; accepted > 0: yes",
    ]
    assert "nothing_kept: bought=2 kept=1; kept = 0: no" in spoken
    assert "within_paid: owed=200.00 refundable=5.00 currency=EUR; owed <= refundable: no" in spoken


def test_the_trace_of_a_cancellation_says_where_the_money_goes() -> None:
    quote = quote_cancellation(order=rich_order(), terms=with_everything(), at=AT)

    assert read_aloud(quote) == [
        "original_tender: paid_by=store_note goes_to=gift_card route=stored_value; goes_to = paid_by: no",
        "original_tender: paid_by=card goes_to=card route=original_tender; goes_to = paid_by: yes",
        "within_paid: owed=224.90 refundable=224.90 currency=EUR; owed <= refundable: yes",
        f"due: {FROM_NOTICE}; started_at is known: yes",
    ]
    assert [version.kind for version in quote.versions] == [Kind.CANCELLATION, Kind.REFUNDS]


def test_without_a_record_nothing_is_compared_with_what_was_paid() -> None:
    facts = ReturnFacts(lines=(BAG,), noticed_at=AT)
    quote = quote_without_record(lines=rich_order().lines, returned=facts, terms=with_everything(), at=AT)

    assert quote.total == Money(170, "EUR")
    assert [version.kind for version in quote.versions] == [Kind.RETURNS, Kind.REFUNDS]
    assert [line.partition(":")[0] for line in read_aloud(quote)] == [
        "items_included",
        "standard_delivery_included",
        "express_supplement_included",
        "duties_included",
        "accepted",
        "no_restocking_fee",
        "shop_bears_postage",
        "due",
        "not_withheld",
    ]


def test_the_trace_explains_every_cent_that_was_rounded() -> None:
    fee = dataclasses.replace(TERMS.returns, restocking_fee=Decimal("0.15"))
    terms = with_terms(TERMS, {Kind.RETURNS: fee})
    order = order_of(Money("19.99", "EUR"), paid=Money("19.99", "EUR"))
    quote = quote_refund(order=order, returned=ReturnFacts(lines=(BAG,)), terms=terms, at=AT)

    assert [line for line in read_aloud(quote) if line.startswith("rounded")] == [
        "rounded: component=restocking_fee line=bag exact=-2.9985 amount=-3.00; amount = exact: no"
    ]


def test_what_is_rounded_is_explained_for_all_pieces_of_a_part_together() -> None:
    order = order_of(Money("3.3333", "EUR"), paid=Money("6.67", "EUR"))
    order = dataclasses.replace(order, lines=(dataclasses.replace(order.lines[0], quantity=2),))
    bags = ReturnFacts(lines=(dataclasses.replace(BAG, quantity=2),))
    quote = quote_refund(order=order, returned=bags, terms=TERMS, at=AT)

    assert [line for line in read_aloud(quote) if line.startswith("rounded")] == [
        "rounded: component=item line=bag exact=6.6666 amount=6.67; amount = exact: no"
    ]


def test_what_is_capped_and_rounded_is_explained_twice() -> None:
    bag = dataclasses.replace(BAG, accepted=1, diminished_by=Money("25.007", "EUR"))
    order = order_of(Money("19.994", "EUR"), paid=Money("19.99", "EUR"))
    quote = quote_refund(order=order, returned=ReturnFacts(lines=(bag,)), terms=TERMS, at=AT)

    assert [line for line in read_aloud(quote) if "diminished" in line] == [
        "rounded: component=diminished_value line=bag exact=-19.994 amount=-19.99; amount = exact: no",
        "taken_in_full: component=diminished_value line=bag in_full=-25.007 amount=-19.99; amount = in_full: no",
    ]


def test_what_nobody_takes_off_is_not_in_the_trace() -> None:
    order = order_of(Money(10, "EUR"), paid=Money(10, "EUR"))
    quote = quote_refund(order=order, returned=ReturnFacts(lines=(BAG,)), terms=TERMS, at=AT)

    assert not {"taken_in_full", "rounded", "brings_duties"} & {step.rule for step in quote.trace}


@pytest.mark.parametrize("reason", [ReturnReason.CHANGED_MIND, ReturnReason.DEFECTIVE])
def test_every_part_rests_on_a_clause_that_the_terms_state(reason: ReturnReason) -> None:
    found = rich_quote(reason).components

    assert len(found) == 7
    assert {part.clause for part in found} <= set(stated(with_everything()))
