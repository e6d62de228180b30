"""What pieces of a line are worth, counted on from those that were paid back before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from moneyed import Money

from policies.facts import LineFacts
from policies.refunds.amounts import owed
from policies.refunds.quotes import ComponentKind, QuotedComponent, part

NOTHING = Decimal(0)


class Pieces(NamedTuple):
    """So many pieces of one line, treated alike.

    ``fee`` is the share of the price that is kept, ``loss`` by how much less they are worth together, in the currency
    of the line; ``with_duties``: duties come back with them.
    """

    line: LineFacts
    quantity: int
    fee: Decimal = NOTHING
    loss: Decimal = NOTHING
    with_duties: bool = True

    @property
    def price(self) -> Decimal:
        """What they cost, exactly."""
        return self.line.unit_price.amount * self.quantity

    @property
    def borne_loss(self) -> Decimal:
        """The loss as far as it can be taken off: never more than what is left after the fee."""
        return min(self.loss, self.price * (1 - self.fee))


class Sums(NamedTuple):
    """What all pieces of a line come to so far, exactly: the price, that less fees, that less losses; and duties."""

    price: Decimal = NOTHING
    after_fees: Decimal = NOTHING
    after_losses: Decimal = NOTHING
    duties: Decimal = NOTHING

    def plus(self, pieces: Pieces) -> Sums:
        """The sums with ``pieces`` more. None of them falls."""
        price, duties = pieces.price, pieces.line.unit_duties if pieces.with_duties else None
        after_fee = price * (1 - pieces.fee)
        return Sums(
            self.price + price,
            self.after_fees + after_fee,
            self.after_losses + after_fee - pieces.borne_loss,
            self.duties + duties.amount * pieces.quantity if duties is not None else self.duties,
        )


@dataclass(slots=True)
class Tally:
    """Counts pieces line by line, and gives what each more of them is worth.

    What all pieces of a line come to is summed exactly and rounded, and a part is worth the difference that it makes.
    So the parts of a return sum to the same, to the smallest unit, in whatever order and number they come; and as no
    sum falls, no part is worth less than nothing.
    """

    sums: dict[str, Sums] = field(default_factory=dict)

    def count(self, pieces: Pieces) -> None:
        """Count ``pieces`` that were paid back before."""
        self._advance(pieces)

    def add(self, pieces: Pieces, *, clause: str) -> Iterator[QuotedComponent]:
        """The components of ``pieces``: the items, what is kept of their price, and their duties."""
        before, after = self._advance(pieces)
        currency = pieces.line.unit_price.currency

        def grown(read: Callable[[Sums], Decimal]) -> Money:
            return owed(Money(read(after), currency)) - owed(Money(read(before), currency))

        worth = grown(lambda sums: sums.after_losses)
        # A deduction that there is none of must not appear for a unit of rounding, and none may add to the refund:
        # prices finer than the smallest unit would cause both.
        net = max(worth, grown(lambda sums: sums.after_fees)) if pieces.loss else worth
        gross = max(net, grown(lambda sums: sums.price)) if pieces.fee else net
        yield _item(pieces, gross, clause)
        if pieces.fee:
            yield _fee(pieces, net - gross)
        if pieces.loss:
            yield _loss(pieces, worth - net)
        if pieces.with_duties and pieces.line.unit_duties:
            yield _duties(pieces, grown(lambda sums: sums.duties), pieces.line.unit_duties, clause)

    def _advance(self, pieces: Pieces) -> tuple[Sums, Sums]:
        before = self.sums.get(pieces.line.line, Sums())
        after = self.sums[pieces.line.line] = before.plus(pieces)
        return before, after


def _item(pieces: Pieces, amount: Money, clause: str) -> QuotedComponent:
    line, kind = pieces.line, ComponentKind.ITEM
    return part(kind, amount, unit=line.unit_price, quantity=pieces.quantity, line=line.line, clause=clause)


def _fee(pieces: Pieces, amount: Money) -> QuotedComponent:
    return part(
        ComponentKind.RESTOCKING_FEE,
        amount,
        unit=-pieces.line.unit_price * pieces.fee,
        quantity=pieces.quantity,
        line=pieces.line.line,
        clause="returns.restocking_fee",
    )


def _loss(pieces: Pieces, amount: Money) -> QuotedComponent:
    currency = amount.currency
    return part(
        ComponentKind.DIMINISHED_VALUE,
        amount,
        unit=Money(-pieces.loss, currency),
        capped=Money(pieces.loss - pieces.borne_loss, currency),
        line=pieces.line.line,
        clause="returns.conditions",
    )


def _duties(pieces: Pieces, amount: Money, unit: Money, clause: str) -> QuotedComponent:
    return part(
        ComponentKind.DUTIES,
        amount,
        unit=unit,
        quantity=pieces.quantity,
        line=pieces.line.line,
        clause=clause,
    )
