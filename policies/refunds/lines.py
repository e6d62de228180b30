"""What is owed for pieces of lines, and what is taken off for restocking them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from moneyed import Money

from policies.errors import MoreThanBought, UnknownLine
from policies.facts import LineFacts, OrderFacts, ReturnedLine
from policies.refunds.amounts import kept, owed
from policies.refunds.quotes import ComponentKind, QuotedComponent, part


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


@dataclass(slots=True)
class Tally:
    """Counts pieces line by line, from those refunded before, and gives what each more of them is worth.

    What all pieces of a line are worth is rounded, and a part is worth the difference that it makes. So the parts of
    a return sum to the same, to the smallest unit, in whatever order and number they come. The fee is a share of the
    rounded worth: it never exceeds it, and no part is worth less than nothing.
    """

    pieces: Counter[str]
    share: Decimal = field(default=Decimal(0))

    def add(self, line: LineFacts, quantity: int, *, clause: str) -> Iterator[QuotedComponent]:
        """The components of ``quantity`` more pieces of ``line``: the items, and the fee where one is charged."""
        before = self.pieces[line.line]
        after = before + quantity
        self.pieces[line.line] = after
        worth = _worth(line, after) - _worth(line, before)
        yield part(
            ComponentKind.ITEM, worth, unit=line.unit_price, quantity=quantity, line=line.line, clause=clause
        )
        if self.share:
            yield part(
                ComponentKind.RESTOCKING_FEE,
                self._fee(line, before) - self._fee(line, after),
                unit=-line.unit_price * self.share,
                quantity=quantity,
                line=line.line,
                clause="returns.restocking_fee",
            )

    def _fee(self, line: LineFacts, quantity: int) -> Money:
        return kept(_worth(line, quantity) * self.share)


def _worth(line: LineFacts, quantity: int) -> Money:
    return owed(line.unit_price * quantity)
