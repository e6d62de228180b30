"""Puts the rules' findings together: for each item, and for all that is asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Final, NamedTuple

from policies.arrangements import payer_of_postage, restocking_fee
from policies.book import TermsInForce
from policies.decisions import Decision, Outcome, Step, conclude
from policies.errors import require_aware
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Reason
from policies.returns.cases import Asked, Case, Group
from policies.returns.hearing import Heard, hear, shared_methods
from policies.terms import Kind, Payer, ReturnCondition, ReturnMethod, ReturnOutcome, ReturnReason

MILDEST = (Outcome.ALLOWED, Outcome.REVIEW, Outcome.REFUSED)


class ItemDecision(NamedTuple):
    """What is decided of one item, with everything that holds for the whole order.

    ``restocking_fee`` is the share of its price that is kept; ``exceptions`` are the codes of those that apply.
    ``reason`` is None where the customer has not said why.
    """

    line: str
    quantity: int
    reason: ReturnReason | None
    outcome: Outcome
    reasons: tuple[Reason, ...]
    until: datetime | None
    until_because: Reason | None
    methods: tuple[ReturnMethod, ...]
    conditions: frozenset[ReturnCondition]
    outcomes: frozenset[ReturnOutcome]
    postage_paid_by: Payer
    restocking_fee: Decimal
    exceptions: tuple[str, ...]


@dataclass(kw_only=True, eq=False)
class ReturnDecision(Decision):
    """A decision on a return, with what is on offer, which is worked out when it is read.

    ``items`` holds one entry for each item of the intent, in its order, or for each line with something left where
    the intent names none. What stands here is for all of them: the ``methods`` and ``outcomes`` they share, every
    condition, and ``postage_paid_by`` for each item of the intent.
    """

    heard: Final[Heard] = field(repr=False)

    @cached_property
    def items(self) -> tuple[ItemDecision, ...]:
        """What is decided of each item."""
        return tuple(_items(self.heard))

    @cached_property
    def methods(self) -> tuple[ReturnMethod, ...]:
        """The ways back that all items have."""
        return shared_methods(self.heard.offered)

    @cached_property
    def conditions(self) -> frozenset[ReturnCondition]:
        """All that some item must meet."""
        every = [part.group.arranged.conditions for part in self.heard.offered]
        return frozenset[ReturnCondition]().union(*every)

    @cached_property
    def outcomes(self) -> frozenset[ReturnOutcome]:
        """What the customer can get for every item."""
        return frozenset.intersection(*[part.group.arranged.outcomes for part in self.heard.offered])

    @cached_property
    def postage_paid_by(self) -> tuple[Payer, ...]:
        """Who bears the postage of each item that is named."""
        return tuple([item.postage_paid_by for item in self.items]) if self.heard.case.intent.items else ()

    def __eq__(self, other: object) -> bool:
        """Whether both say the same, of whatever orders."""
        return isinstance(other, ReturnDecision) and self._said == other._said

    __hash__ = None  # type: ignore[assignment]

    @property
    def _said(self) -> tuple[object, ...]:
        offered = (self.items, self.methods, self.conditions, self.outcomes, self.postage_paid_by)
        return self.outcome, self.reasons, self.until, self.until_because, self.version, self.trace, offered


def decide_return(
    *, intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime
) -> ReturnDecision:
    """Decide at ``at`` whether ``intent`` can be returned under the ``terms`` the order was placed under.

    What is asked for together is decided together: one item that is refused refuses all, and ``items`` tell which.
    Where nothing is named, one line that can be returned is enough.

    Raises NotInForce where the shop has stated no return terms, NoBusinessDay where closures leave no day for a
    window to end on.
    """
    heard = hear(intent, order, terms, require_aware(at, "at"))
    outcome, reasons, trace = _weighed(heard)
    until, because = _deadline(heard) if outcome is not Outcome.REFUSED else (None, None)
    return ReturnDecision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=terms.version(Kind.RETURNS).governing,
        trace=trace,
        heard=heard,
    )


def _weighed(heard: Heard) -> tuple[Outcome, tuple[Reason, ...], tuple[Step, ...]]:
    """The outcome of everything together, its reasons and all steps."""
    outcome, reasons, trace = conclude(heard.steps)
    if len(heard.parts) == 1:
        return outcome, reasons, trace
    if not heard.case.intent.items:
        mildest = min(heard.parts, key=lambda part: MILDEST.index(part.outcome))
        outcome, reasons, _ = conclude([*heard.whole, *mildest.steps])
    # Two groups may be refused for one reason: it is told once.
    distinct = tuple([one for place, one in enumerate(reasons) if one not in reasons[:place]])
    return outcome, distinct, trace


def _deadline(heard: Heard) -> tuple[datetime | None, Reason | None]:
    """The first moment at which not all of it can be returned; where nothing is named, at which none of it can."""
    if len(heard.parts) == 1:
        return heard.parts[0].group.deadline
    named = bool(heard.case.intent.items)
    deadlines = [part.group.deadline for part in heard.open_parts]
    ends = [(until, because) for until, because in deadlines if until is not None]
    if not ends or (not named and len(ends) < len(deadlines)):
        return next(((until, because) for until, because in deadlines if until is None), (None, None))
    choose = min if named else max
    return choose(ends, key=lambda end: end[0])


def _items(heard: Heard) -> Iterator[ItemDecision]:
    """The items in the order in which they were asked for."""
    decided = {}
    for part in heard.parts:
        for place, asked in enumerate(part.group.asked(heard.case)):
            of_item = part.by_item[place] if part.by_item else []
            decided[asked] = _item(heard.case, part.group, asked, [*heard.whole, *part.found, *of_item])
    for asked in heard.case.asked:
        yield decided[asked]


def _item(case: Case, group: Group, asked: Asked, found: list[Step]) -> ItemDecision:
    outcome, reasons, _ = conclude(found)
    until, because = group.deadline if outcome is not Outcome.REFUSED else (None, None)
    here = group.arranged
    return ItemDecision(
        line=asked.line,
        quantity=asked.quantity,
        reason=asked.reason,
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        methods=group.methods,
        conditions=here.conditions,
        outcomes=here.outcomes,
        postage_paid_by=payer_of_postage(returns=case.returns, terms=here, reason=asked.reason),
        restocking_fee=restocking_fee(returns=case.returns, terms=here, reason=asked.reason),
        exceptions=tuple([one.code for one in here.exceptions]),
    )
