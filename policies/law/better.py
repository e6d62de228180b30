"""The better of what the shop promises and what the law guarantees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from policies.book import TermsInForce
from policies.decisions import Decision, Outcome
from policies.law.articles import Article, Topic
from policies.law.floor import CONDITIONS, topic_of
from policies.law.jurisdictions import Jurisdiction
from policies.returns import ItemDecision, ReturnDecision
from policies.terms import ReturnCondition
from policies.withdrawal import WithdrawalDecision

_NO_END = datetime.max.replace(tzinfo=UTC)
_RANK = (Outcome.REFUSED, Outcome.REVIEW, Outcome.ALLOWED)


class Basis(StrEnum):
    """Whose answer it is."""

    SHOP = "shop"
    LAW = "law"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Answer:
    """An outcome, and the first instant at which it is another; None where no such instant is known.

    A refusal has no deadline.
    """

    outcome: Outcome
    until: datetime | None

    def rank(self) -> tuple[int, datetime]:
        """How good it is for the customer: the outcome first; of two that are alike, the one that holds longer."""
        return _RANK.index(self.outcome), self.until or _NO_END


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something of the shop's that does not bind this customer: the clause, the value in it, and the article."""

    clause: str
    value: str
    article: Article


class BetterItem(NamedTuple):
    """What holds for one item that is asked to be returned, as in :class:`BetterOf`.

    ``conditions`` still can refuse it, and ``restocking_fee`` is the share of its price that still is kept: none where
    the law lets it go back.
    """

    line: str
    quantity: int
    outcome: Outcome
    until: datetime | None
    basis: Basis
    conditions: frozenset[ReturnCondition]
    restocking_fee: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterOf:
    """What the customer gets, with both decisions and their traces kept.

    ``afterwards`` is the answer from ``until`` on, None where ``until`` is. ``conditions`` are those that still can
    refuse something; ``dropped`` all that fell below the floor, none where the law refuses. ``items`` are those of
    the shop's decision on a return, in its order: goods that are exempt have the shop's terms alone.
    """

    outcome: Outcome
    until: datetime | None
    afterwards: Outcome | None
    basis: Basis
    shop: Decision
    statutory: WithdrawalDecision
    conditions: frozenset[ReturnCondition] = frozenset()
    dropped: tuple[Dropped, ...] = field(default=())
    items: tuple[BetterItem, ...] = field(default=())


def better_answer(one: Answer, other: Answer) -> Answer:
    """The one that is better for the customer; which comes first does not matter."""
    return max(one, other, key=Answer.rank)


def better_of(
    *, shop: Decision, statutory: WithdrawalDecision, terms: TermsInForce | None = None
) -> BetterOf:
    """Give the customer the better of both: allowed before review before refused, and then the later end.

    ``until`` None is later than any moment. With the ``terms`` the order was placed under, what is dropped names the
    exception that sets a restocking fee, and not the general fee.
    """
    promised = Answer(shop.outcome, shop.until)
    guaranteed = Answer(statutory.outcome, statutory.until)
    best = better_answer(promised, guaranteed)
    stated = shop.items if isinstance(shop, ReturnDecision) else ()
    items = tuple(_item(each, statutory) for each in stated)
    binding = statutory.jurisdiction if statutory.outcome is Outcome.ALLOWED else None
    return BetterOf(
        outcome=best.outcome,
        until=best.until,
        afterwards=_afterwards(best.until, (promised, guaranteed)),
        basis=_basis(promised, guaranteed),
        shop=shop,
        statutory=statutory,
        conditions=_conditions(shop, items, binding=binding is not None),
        dropped=tuple(_dropped(shop, stated, statutory, binding, terms)) if binding else (),
        items=items,
    )


def _conditions(
    shop: Decision, items: tuple[BetterItem, ...], *, binding: bool
) -> frozenset[ReturnCondition]:
    if not isinstance(shop, ReturnDecision):
        return frozenset()
    return (
        frozenset[ReturnCondition]().union(*(item.conditions for item in items))
        if binding
        else shop.conditions
    )


def _covers(statutory: WithdrawalDecision, item: ItemDecision) -> bool:
    """Whether the law lets the item go back."""
    left = sum(ruling.accepted for ruling in statutory.items if ruling.line == item.line)
    return statutory.outcome is Outcome.ALLOWED and 0 < item.quantity <= left


def _item(item: ItemDecision, statutory: WithdrawalDecision) -> BetterItem:
    covered = _covers(statutory, item)
    promised = Answer(item.outcome, item.until)
    guaranteed = Answer(Outcome.ALLOWED, statutory.until) if covered else Answer(Outcome.REFUSED, None)
    best = better_answer(promised, guaranteed)
    return BetterItem(
        line=item.line,
        quantity=item.quantity,
        outcome=best.outcome,
        until=best.until,
        basis=_basis(promised, guaranteed),
        conditions=frozenset() if covered else item.conditions,
        restocking_fee=Decimal(0) if covered else item.restocking_fee,
    )


def _basis(promised: Answer, guaranteed: Answer) -> Basis:
    if promised.rank() == guaranteed.rank():
        return Basis.BOTH
    return Basis.SHOP if promised.rank() > guaranteed.rank() else Basis.LAW


def _afterwards(until: datetime | None, answers: tuple[Answer, ...]) -> Outcome | None:
    """What is left when the better answer ends: that of whoever holds longer, else a refusal."""
    if until is None:
        return None
    lasting = (answer.outcome for answer in answers if answer.until is None or answer.until > until)
    return max(lasting, key=_RANK.index, default=Outcome.REFUSED)


def _dropped(
    shop: Decision,
    items: tuple[ItemDecision, ...],
    statutory: WithdrawalDecision,
    jurisdiction: Jurisdiction,
    terms: TermsInForce | None,
) -> Iterator[Dropped]:
    """The reasons of the shop, and what it asks or keeps of items that the law lets go back; each once."""
    for reason in shop.reasons:
        yield Dropped(reason.clause, reason.code, jurisdiction.article(topic_of(reason.code)))
    covered = [item for item in items if _covers(statutory, item)]
    for condition in sorted(frozenset[ReturnCondition]().union(*(item.conditions for item in covered))):
        yield Dropped("returns.conditions", condition, jurisdiction.article(CONDITIONS[condition]))
    fees = {(_fee_clause(item, terms), item.restocking_fee) for item in covered if item.restocking_fee}
    for clause, fee in sorted(fees):
        yield Dropped(clause, str(fee), jurisdiction.article(Topic.RIGHT))


def _fee_clause(item: ItemDecision, terms: TermsInForce | None) -> str:
    """Where the fee of an item stands: in the first of its exceptions that sets one, else in general."""
    stated = terms.returns.exceptions if terms else ()
    setting = {one.code for one in stated if one.then.restocking_fee is not None}
    code = next((code for code in item.exceptions if code in setting), None)
    return f"returns.exceptions.{code}" if code else "returns.restocking_fee"
