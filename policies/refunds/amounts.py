"""Amounts in whole smallest units of their currency: cents, yen, fils."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal

from moneyed import Currency, Money

from policies.errors import MixedCurrencies
from policies.facts import OrderFacts
from policies.shop import Shop


def owed(exact: Money) -> Money:
    """``exact`` rounded to the nearest smallest unit; a half goes to the customer."""
    return _whole(exact, ROUND_HALF_UP)


def kept(exact: Money) -> Money:
    """The same for what the shop keeps; a half goes to the customer here too."""
    return _whole(exact, ROUND_HALF_DOWN)


def payable(exact: Money) -> Money:
    """The most that can be paid of ``exact`` without exceeding it."""
    return _whole(exact, ROUND_DOWN)


def zero_of(order: OrderFacts, *, shop: Shop, further: Iterable[Money | None] = ()) -> Money:
    """Nothing, in the one currency of the order and of ``further`` amounts; the shop's, where there are none.

    Raises MixedCurrencies.
    """
    currencies: set[Currency] = {
        amount.currency for amount in (*_amounts(order), *further) if amount is not None
    }
    if len(currencies) > 1:
        raise MixedCurrencies(tuple(sorted(currency.code for currency in currencies)))
    return payable(Money(0, currencies.pop() if currencies else shop.currency))


def _amounts(order: OrderFacts) -> Iterator[Money | None]:
    for line in order.lines:
        yield line.unit_price
        yield line.unit_duties
    for payment in order.payments:
        yield payment.amount
        yield payment.refunded
    yield order.delivery_cost
    yield order.standard_delivery_cost
    for entry in order.refunded:
        yield entry.diminished_by


def _whole(exact: Money, rounding: str) -> Money:
    units = exact.currency.sub_unit
    number = (exact.amount * units).to_integral_value(rounding)
    return Money(number * (Decimal(1) / units), exact.currency)
