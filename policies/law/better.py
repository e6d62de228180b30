"""The better of what the shop promises and what the law guarantees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from policies.book import TermsInForce
from policies.decisions import Decision, Outcome
from policies.law.articles import Article, Topic
from policies.law.floor import CONDITIONS, topic_of
from policies.law.jurisdictions import Jurisdiction
from policies.returns import ReturnDecision
from policies.terms import Kind, ReturnCondition
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


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterOf:
    """What the customer gets, with both decisions and their traces kept.

    ``afterwards`` is the answer from ``until`` on, None where ``until`` is. ``conditions`` are those that still can
    refuse; ``dropped`` all that fell below the floor, none where the law refuses.
    """

    outcome: Outcome
    until: datetime | None
    afterwards: Outcome | None
    basis: Basis
    shop: Decision
    statutory: WithdrawalDecision
    conditions: frozenset[ReturnCondition] = frozenset()
    dropped: tuple[Dropped, ...] = field(default=())


def better_answer(one: Answer, other: Answer) -> Answer:
    """The one that is better for the customer; which comes first does not matter."""
    return max(one, other, key=Answer.rank)


def better_of(
    *, shop: Decision, statutory: WithdrawalDecision, terms: TermsInForce | None = None
) -> BetterOf:
    """Give the customer the better of both: allowed before review before refused, and then the later end.

    ``until`` None is later than any moment. With the ``terms`` the order was placed under, a restocking fee that the
    law forbids is named among what is dropped.
    """
    promised = Answer(shop.outcome, shop.until)
    guaranteed = Answer(statutory.outcome, statutory.until)
    best = better_answer(promised, guaranteed)
    conditions = shop.conditions if isinstance(shop, ReturnDecision) else frozenset()
    binding = statutory.jurisdiction if statutory.outcome is Outcome.ALLOWED else None
    return BetterOf(
        outcome=best.outcome,
        until=best.until,
        afterwards=_afterwards(best.until, (promised, guaranteed)),
        basis=_basis(promised, guaranteed),
        shop=shop,
        statutory=statutory,
        conditions=frozenset() if binding else conditions,
        dropped=tuple(_dropped(shop, conditions, binding, terms)) if binding else (),
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
    conditions: frozenset[ReturnCondition],
    jurisdiction: Jurisdiction,
    terms: TermsInForce | None,
) -> Iterator[Dropped]:
    for reason in shop.reasons:
        yield Dropped(reason.clause, reason.code, jurisdiction.article(topic_of(reason.code)))
    for condition in sorted(conditions):
        yield Dropped("returns.conditions", condition, jurisdiction.article(CONDITIONS[condition]))
    if terms and terms.states(Kind.RETURNS) and terms.returns.restocking_fee:
        fee = str(terms.returns.restocking_fee)
        yield Dropped("returns.restocking_fee", fee, jurisdiction.article(Topic.RIGHT))
