"""Puts the rules' findings together: for each item, and for all that is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from policies.arrangements import payer_of_postage, restocking_fee
from policies.book import TermsInForce
from policies.decisions import Decision, Found, GoverningVersion, Outcome, Step, conclude
from policies.errors import require_aware
from policies.facts import OrderFacts, ReturnIntent
from policies.reasons import Reason
from policies.returns.cases import Asked, Case, Group, case_of, groups_of
from policies.returns.rules import GROUP_RULES, ORDER_RULES, conditions_met, one_way_for_all, quantity
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnDecision(Decision):
    """A decision on a return, with what is on offer.

    ``items`` holds one entry for each item of the intent, in its order, or for each line with something left where
    the intent names none. What stands here is for all of them: the ``methods`` and ``outcomes`` they share, every
    condition, and ``postage_paid_by`` for each item of the intent.
    """

    methods: tuple[ReturnMethod, ...]
    conditions: frozenset[ReturnCondition]
    outcomes: frozenset[ReturnOutcome]
    postage_paid_by: tuple[Payer, ...]
    items: tuple[ItemDecision, ...] = ()


def decide_return(
    *, intent: ReturnIntent, order: OrderFacts, terms: TermsInForce, at: datetime
) -> ReturnDecision:
    """Decide at ``at`` whether ``intent`` can be returned under the ``terms`` the order was placed under.

    What is asked for together is decided together: one item that is refused refuses all, and ``items`` tell which.
    Where nothing is named, one line that can be returned is enough.

    Raises NotInForce where the shop has stated no return terms, NoBusinessDay where closures leave no day for a
    window to end on.
    """
    case = case_of(intent, order, terms, require_aware(at, "at"))
    whole = [found for rule in ORDER_RULES for found in rule(case)]
    parts = [_part(case, group) for group in groups_of(case)]
    offered = parts if intent.items else _open(parts)
    shared = _shared_methods(offered)
    if intent.items and len(parts) > 1 and all(part.group.methods for part in parts):
        whole.append(one_way_for_all(case, len(shared), len(parts)))
    outcome, reasons, trace = _weighed(case, whole, parts)
    until, because = _deadline(case, parts) if outcome is not Outcome.REFUSED else (None, None)
    items = tuple(_items(case, whole, parts))
    return ReturnDecision(
        outcome=outcome,
        reasons=reasons,
        until=until,
        until_because=because,
        version=GoverningVersion.of(terms.version(Kind.RETURNS)),
        trace=trace,
        methods=shared,
        conditions=frozenset[ReturnCondition]().union(*(part.group.arranged.conditions for part in offered)),
        outcomes=frozenset.intersection(*(part.group.arranged.outcomes for part in offered)),
        postage_paid_by=tuple([item.postage_paid_by for item in items]) if intent.items else (),
        items=items,
    )


class _Part(NamedTuple):
    """A group of items, and what was found for all of them and for each."""

    group: Group
    found: list[Found]
    by_item: list[list[Found]]

    @property
    def outcome(self) -> Outcome:
        return conclude([*self.found, *(found for item in self.by_item for found in item)])[0]


def _part(case: Case, group: Group) -> _Part:
    totals = Counter[str]()
    for asked in case.asked:
        totals[asked.line] += asked.quantity
    return _Part(
        group,
        [found for rule in GROUP_RULES for found in rule(case, group)],
        [_of_item(case, group, asked, totals[asked.line]) for asked in group.asked],
    )


def _of_item(case: Case, group: Group, asked: Asked, total: int) -> list[Found]:
    if not case.intent.items:
        return []
    found = [quantity(case, asked.line, total)]
    return [*found, conditions_met(group, asked)] if group.arranged.conditions else found


def _weighed(
    case: Case, whole: list[Found], parts: Sequence[_Part]
) -> tuple[Outcome, tuple[Reason, ...], tuple[Step, ...]]:
    """The outcome of everything together, its reasons and all steps."""
    every = [*whole, *(found for part in parts for found in _found(part))]
    outcome, reasons, trace = conclude(every)
    if len(parts) < 2:
        return outcome, reasons, trace
    if not case.intent.items:
        mildest = min(parts, key=lambda part: MILDEST.index(part.outcome))
        outcome, reasons, _ = conclude([*whole, *_found(mildest)])
    # Two groups may be refused for one reason: it is told once.
    distinct = tuple([one for place, one in enumerate(reasons) if one not in reasons[:place]])
    return outcome, distinct, trace


def _found(part: _Part) -> list[Found]:
    """What was found of a part; a line that two of its items ask for is told once."""
    found = list(part.found)
    for each in part.by_item:
        found += [one for one in each if one not in found]
    return found


def _deadline(case: Case, parts: Sequence[_Part]) -> tuple[datetime | None, Reason | None]:
    """The first moment at which not all of it can be returned; where nothing is named, at which none of it can."""
    if len(parts) == 1:
        return parts[0].group.deadline
    deadlines = [part.group.deadline for part in _open(parts)]
    ends = [(until, because) for until, because in deadlines if until is not None]
    if not ends or (not case.intent.items and len(ends) < len(deadlines)):
        return next(((until, because) for until, because in deadlines if until is None), (None, None))
    choose = min if case.intent.items else max
    return choose(ends, key=lambda end: end[0])


def _open(parts: Sequence[_Part]) -> Sequence[_Part]:
    """The parts that are not refused; all, where all are."""
    if len(parts) < 2:
        return parts
    return [part for part in parts if part.outcome is not Outcome.REFUSED] or parts


def _shared_methods(parts: Sequence[_Part]) -> tuple[ReturnMethod, ...]:
    first, *others = [part.group.methods for part in parts]
    return tuple([method for method in first if all(method in methods for methods in others)])


def _items(case: Case, whole: list[Found], parts: Sequence[_Part]) -> Iterator[ItemDecision]:
    """The items in the order in which they were asked for."""
    found = {
        id(asked): _item(case, part.group, asked, [*whole, *part.found, *of_item])
        for part in parts
        for asked, of_item in zip(part.group.asked, part.by_item, strict=True)
    }
    for asked in case.asked:
        yield found[id(asked)]


def _item(case: Case, group: Group, asked: Asked, found: list[Found]) -> ItemDecision:
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
