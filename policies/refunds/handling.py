"""How a shop treats what comes back: what it keeps, whether duties come back too, and who bears the postage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from policies.arrangements import Arranged, payer_of_postage, restocking_fee
from policies.facts import LineFacts, OrderFacts, ReturnedLine
from policies.refunds.tally import NOTHING, Pieces
from policies.terms import Payer, ReturnChannel, ReturnMethod, ReturnOutcome, ReturnTerms


class Handled(NamedTuple):
    """An entry of which something is paid back, and how it is treated.

    ``fee`` is the share of its price that is kept; ``with_duties``: its way back brings duties back.
    """

    entry: ReturnedLine
    line: LineFacts
    method: ReturnMethod | None
    fee: Decimal
    with_duties: bool
    postage_paid_by: Payer
    outcomes: frozenset[ReturnOutcome]

    @property
    def pieces(self) -> Pieces:
        """What is counted of it."""
        loss = self.entry.diminished_by
        return Pieces(
            self.line, self.entry.counted, self.fee, loss.amount if loss else NOTHING, self.with_duties
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handler:
    """Applies return terms to goods that come back.

    ``country`` is where the customer is, None where that is not known; ``arrange`` says what the terms come to for an
    entry, by the channel of its way back.
    """

    returns: ReturnTerms
    country: str | None
    arrange: Callable[[ReturnedLine, ReturnChannel | None], Arranged]

    def handle(
        self, entries: Iterable[ReturnedLine], *, order: OrderFacts, method: str | None = None
    ) -> Iterator[Handled]:
        """The entries of which anything is paid back; ``method`` is the way of those that name none."""
        for entry in entries:
            line = order.line(entry.line)
            if line is not None and entry.counted:
                yield self._handled(entry, line, self.method(entry.method or method))

    def method(self, code: str | None) -> ReturnMethod | None:
        """The way with that code. One that these terms do not have is as one that is not known."""
        return next((method for method in self.returns.methods if method.code == code), None)

    def _handled(self, entry: ReturnedLine, line: LineFacts, method: ReturnMethod | None) -> Handled:
        here = self.arrange(entry, method.channel if method else None)
        return Handled(
            entry,
            line,
            method,
            restocking_fee(returns=self.returns, terms=here, reason=entry.reason),
            self._with_duties(method, here),
            payer_of_postage(returns=self.returns, terms=here, reason=entry.reason),
            here.outcomes,
        )

    def _with_duties(self, method: ReturnMethod | None, here: Arranged) -> bool:
        """Whether duties come back: as the way says; while that is not known, where every open way says so."""
        if method is not None:
            return method.refunds_duties
        ways = [way for way in here.methods if self.country is None or way.serves(self.country)]
        return bool(ways) and all(way.refunds_duties for way in ways)
