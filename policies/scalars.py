"""Single values in terms and their JSON form: codes, numbers, times, money."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from types import MappingProxyType
from typing import Any

from moneyed import CurrencyDoesNotExist, Money

from policies.durations import clock_text
from policies.errors import UnreadableTerms, require_aware

PLAIN_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Scalar:
    """How one type of value is written to JSON and read back.

    ``expected`` says what belongs there, ``form`` is the JSON type; ``read`` raises ValueError for what it is not.
    """

    expected: str
    form: type
    read: Callable[[Any], object]
    write: Callable[[Any], object]


def is_scalar(value: object) -> bool:
    """Whether ``value`` is written as one value rather than as a list or an object of fields."""
    return value is None or isinstance(value, (Enum, *SCALARS))


def write_scalar(value: object) -> object:
    """The JSON form of ``value``; of two that are equal, the same."""
    if value is None:
        return None
    if isinstance(value, Enum):
        return value.value
    return next(SCALARS[cls] for cls in type(value).__mro__ if cls in SCALARS).write(value)


def read_scalar(cls: type, data: object, *, where: str) -> object:
    """Read a ``cls`` from its JSON form. Raises UnreadableTerms, saying what was expected."""
    scalar = _choice(cls) if issubclass(cls, Enum) else SCALARS[cls]
    if not isinstance(data, scalar.form) or (isinstance(data, bool) and scalar.form is not bool):
        raise UnreadableTerms(where, f"expected {scalar.expected}, found {type(data).__name__}.")
    try:
        return scalar.read(data)
    except (ValueError, CurrencyDoesNotExist) as error:
        raise UnreadableTerms(where, f"expected {scalar.expected}, found {data!r}.") from error


def _choice(cls: type[Enum]) -> Scalar:
    codes = ", ".join(str(member.value) for member in cls)
    return Scalar(f"one of {codes}", str, cls, write_scalar)


def _same(value: object) -> object:
    return value


def _read_decimal(text: str) -> Decimal:
    """A plain decimal number; not NaN, infinity or an exponent, which would be no price and no share."""
    if not PLAIN_DECIMAL.fullmatch(text):
        raise ValueError(text)
    return Decimal(text)


def _write_decimal(number: Decimal) -> str:
    """The shortest form, so that 0.10 and 0.1 are written alike; adding 0 turns -0 into 0."""
    return format(number.normalize() + 0, "f")


def _read_money(data: Mapping[str, object]) -> Money:
    match data:
        case {"amount": str(amount), "currency": str(currency), **rest} if not rest:
            return Money(_read_decimal(amount), currency)
    raise ValueError(data)


def _write_money(money: Money) -> dict[str, str]:
    """The amount with at least the decimals of its currency: 12.5 EUR is ``12.50``, as is 12.500."""
    decimals = len(str(money.currency.sub_unit)) - 1
    whole, _, fraction = _write_decimal(money.amount).partition(".")
    amount = f"{whole}.{fraction:0<{decimals}}" if decimals or fraction else whole
    return {"amount": amount, "currency": money.currency.code}


def _read_moment(text: str) -> datetime:
    return require_aware(datetime.fromisoformat(text), "moment")


SCALARS: Mapping[type, Scalar] = MappingProxyType(
    {
        bool: Scalar("true or false", bool, _same, _same),
        int: Scalar("a whole number", int, _same, _same),
        str: Scalar("a text", str, _same, _same),
        Decimal: Scalar('a decimal number in quotes such as "0.15"', str, _read_decimal, _write_decimal),
        Money: Scalar('{"amount": "12.50", "currency": "EUR"}', dict, _read_money, _write_money),
        datetime: Scalar(
            'a moment with its offset such as "2026-11-02T12:00:00+01:00"',
            str,
            _read_moment,
            datetime.isoformat,
        ),
        date: Scalar('a date such as "2026-11-02"', str, date.fromisoformat, date.isoformat),
        time: Scalar('a time such as "12:00"', str, time.fromisoformat, clock_text),
    }
)
"""Every type of single value that terms may hold, with its JSON form."""
