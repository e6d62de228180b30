"""How many pieces of each line there are to pay back, and were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from policies.errors import MoreThanBought, UnknownLine
from policies.facts import LineFacts, OrderFacts, ReturnedLine


def refunded_pieces(order: OrderFacts) -> Counter[str]:
    """How many pieces of each line earlier refunds paid back."""
    pieces: Counter[str] = Counter()
    for entry in order.refunded:
        pieces[entry.line] += entry.counted
    return pieces


def bought(order: OrderFacts, line: LineFacts) -> int:
    """How many pieces of ``line`` the order is about: all of a cancelled order, else those not cancelled."""
    return line.quantity if order.cancelled_at else line.quantity - line.cancelled


def check_pieces(order: OrderFacts, returned: Iterable[ReturnedLine]) -> None:
    """Raise UnknownLine or MoreThanBought where ``returned`` and the refunds before it are not of this order."""
    refunded, asked = refunded_pieces(order), Counter[str]()
    for entry in returned:
        asked[entry.line] += entry.quantity
    for code in (*refunded, *asked):
        line = order.line(code)
        if line is None:
            raise UnknownLine(code)
        left = bought(order, line) - refunded[code]
        if asked[code] > left:
            raise MoreThanBought(code, asked[code], max(0, left))
