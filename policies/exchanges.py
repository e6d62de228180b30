"""May this be exchanged for another, and how?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from policies.book import TermsInForce
from policies.decisions import Decision, Outcome, Step
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Reason, ReasonCode
from policies.returns import ItemDecision, ReturnDecision, decide_return
from policies.returns.deciding import MILDEST
from policies.terms import ExchangeHandling, Kind, ReturnOutcome

type Answer = tuple[Outcome, tuple[Reason, ...]]
type Deadline = tuple[datetime | None, Reason | None]


@dataclass(kw_only=True)
class ExchangeDecision(Decision):
    """A decision on an exchange: a return, of goods that the shop exchanges.

    ``handling`` says how the other item gets to the customer. ``returned`` is the decision on the return alone, with
    the ways to send it; ``items`` are its items, each as decided for an exchange.
    """

    handling: Final[ExchangeHandling]
    returned: Final[ReturnDecision]
    items: Final[tuple[ItemDecision, ...]]


def decide_exchange(
    *, intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime
) -> ExchangeDecision:
    """Decide at ``at`` whether ``intent`` can be exchanged under the ``terms`` the order was placed under.

    Whatever stands against its return stands against its exchange. What is asked for together is decided together;
    where nothing is named, one line that can be exchanged is enough. Raises NotInForce where the shop has stated no
    return terms, NoBusinessDay where closures leave no day for a window to end on.
    """
    returned = decide_return(intent=intent, order=order, terms=terms, at=at)
    items = tuple([_item(item) for item in returned.items])
    decide = _named if intent.items else _anything
    (outcome, reasons), (until, because) = decide(returned, items)
    allowed = outcome is not Outcome.REFUSED
    return ExchangeDecision(
        outcome=outcome,
        reasons=reasons,
        until=until if allowed else None,
        until_because=because if allowed else None,
        version=terms.version(Kind.RETURNS).governing,
        trace=(*returned.trace, *map(_offered, returned.items)),
        handling=terms.returns.exchange,
        returned=returned,
        items=items,
    )


def _offered(item: ItemDecision) -> Step:
    """Whether an exchange is among what a customer gets for the item, after every exception that applies to it."""
    inputs = {"line": item.line, "outcomes": " ".join(sorted(item.outcomes))}
    holds = ReturnOutcome.EXCHANGE in item.outcomes
    return Step("exchange_offered", inputs, "exchange is among the outcomes", holds)


def _not_offered(item: ItemDecision) -> tuple[Reason, ...]:
    return () if _offered(item).result else (Reason(ReasonCode.NO_EXCHANGE, {"line": item.line}),)


def _item(item: ItemDecision) -> ItemDecision:
    outcome, reasons = _with((item.outcome, item.reasons), _not_offered(item))
    if outcome is not Outcome.REFUSED:
        return item
    return item._replace(outcome=outcome, reasons=reasons, until=None, until_because=None)


def _with(answer: Answer, against: tuple[Reason, ...]) -> Answer:
    """The answer on a return, with what stands ``against`` the exchange alone."""
    outcome, reasons = answer
    if not against:
        return answer
    return Outcome.REFUSED, (*(reasons if outcome is Outcome.REFUSED else ()), *against)


def _named(returned: ReturnDecision, items: Sequence[ItemDecision]) -> tuple[Answer, Deadline]:
    """Everything that was named together: what stands against one item stands against all."""
    against = [reason for item in items for reason in _not_offered(item)]
    distinct = tuple([one for place, one in enumerate(against) if one not in against[:place]])
    return _with((returned.outcome, returned.reasons), distinct), (returned.until, returned.until_because)


def _anything(returned: ReturnDecision, items: Sequence[ItemDecision]) -> tuple[Answer, Deadline]:
    """The line with which it stands best, and the moment at which no line is left to exchange."""
    if not items:
        return (returned.outcome, returned.reasons), (None, None)
    best = min(items, key=lambda item: MILDEST.index(item.outcome))
    open_ones = [item for item in items if item.outcome is not Outcome.REFUSED]
    return (best.outcome, best.reasons), _last(open_ones)


def _last(items: Sequence[ItemDecision]) -> Deadline:
    """The latest deadline; none is later than any."""
    endless = next((item for item in items if item.until is None), None)
    if endless:
        return None, endless.until_because
    ends = [(item.until, item.until_because) for item in items if item.until is not None]
    return max(ends, key=lambda end: end[0], default=(None, None))
