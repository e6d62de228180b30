"""Comparing takes constant memory: no order is kept, and of cases a fixed number is remembered."""

import dataclasses
import gc
import sys
import weakref
from collections.abc import Iterator
from datetime import time
from decimal import Decimal

import pytest

from policies.facts import Destination, OrderFacts
from policies.impact import alike, compare, pairs
from policies.terms import Kind
from tests.policies.impact_orders import AT, TERMS, delivered, euros, line, otherwise, paid, paris
from tests.policies.impact_streams import dense_orders, with_exceptions, with_tender_rules

OTHERWISE = with_tender_rules(otherwise(Kind.SHIPPING, cutoff_time=time(9)))


class Watched(OrderFacts):
    """An order of which one can ask whether anybody still holds it."""


def watched(number: int, alive: list[int]) -> Iterator[OrderFacts]:
    """``number`` orders; ``alive`` gets how many of them there are whenever the next one is asked for."""
    living = weakref.WeakSet[OrderFacts]()
    for one in dense_orders(3, number):
        new = Watched(**{field.name: getattr(one, field.name) for field in dataclasses.fields(one)})
        living.add(new)
        yield new
        del new
        gc.collect(0)
        alive.append(len(living))


def test_no_order_is_kept() -> None:
    alive: list[int] = []

    compare(
        orders=watched(300, alive),
        before=TERMS,
        after=with_exceptions(OTHERWISE),
        at=AT,
        examples=0,
    )

    assert len(alive) == 300
    assert max(alive) <= 2  # the one that was asked last


def recurring(number: int, blocks: dict[int, int]) -> Iterator[OrderFacts]:
    """``number`` orders of some hundred cases; ``blocks`` gets how many pieces of memory are in use before some."""
    for index in range(number):
        if index in blocks:
            blocks[index] = sys.getallocatedblocks()
        on = paris(11, 1 + index % 17, 9 + index % 8)
        yield delivered(str(index), on, destination=Destination(country="FR", postal_code=f"{index % 90}"))


def test_memory_does_not_grow_with_the_orders() -> None:
    blocks = {5_000: 0, 49_999: 0}

    compare(orders=recurring(50_000, blocks), before=TERMS, after=OTHERWISE, at=AT)

    assert blocks[49_999] - blocks[5_000] < 1_000


def unlike(number: int, blocks: dict[int, int]) -> Iterator[OrderFacts]:
    """``number`` orders no two of which are one case: each of another price, to another place."""
    for index, one in enumerate(recurring(number, blocks)):
        to = Destination(country="FR", postal_code=f"{index:05d}")
        goods = (line(unit_price=euros(f"{index + 100}")),)
        yield dataclasses.replace(one, destination=to, lines=goods, payments=(paid(f"{index + 100}"),))


def test_memory_is_bounded_where_no_two_orders_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """With small bounds, which are reached soon: what was forgotten is decided again, and to the same end."""
    after = with_tender_rules(with_exceptions(otherwise(Kind.RETURNS, restocking_fee=Decimal("0.1"))))
    blocks = {500: 0, 1_999: 0}
    remembered = compare(orders=unlike(2_000, {}), before=TERMS, after=after, at=AT)
    for module, bound in ((pairs, "MOST_CASES"), (alike, "MOST_PLACES")):
        monkeypatch.setattr(module, bound, 20)

    forgotten = compare(orders=unlike(2_000, blocks), before=TERMS, after=after, at=AT)

    assert blocks[1_999] - blocks[500] < 5_000  # 1,500 cases that were kept would be 60,000
    assert forgotten == remembered
