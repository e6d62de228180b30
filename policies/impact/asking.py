"""Asks two sets of terms about one order: what each says of one action."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision, Outcome
from policies.delivery import DeliveryPromise, promise_for
from policies.errors import InvalidFacts, NoBusinessDay, NotInForce, PoliciesError
from policies.exchanges import decide_exchange
from policies.facts import OrderFacts, ReturnFacts, ReturnIntent
from policies.impact.kinds import Action, Side
from policies.impact.supposed import everything_of, returned_under_both
from policies.modification import decide_modification
from policies.refunds import RefundQuote, quote_cancellation, quote_refund
from policies.returns import decide_return

type Answer = Decision | DeliveryPromise | RefundQuote
"""What one set of terms says to one order: a decision, the promise of delivery, or what is paid back."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every order: a return as in ``intent``, everything at ``at``."""

    intent: ReturnIntent
    at: datetime


class Unanswered(Exception):
    """There are no two answers to compare: a side raised one of ``errors``, or with none of them neither was asked."""

    def __init__(self, errors: tuple[tuple[Side, str], ...] = ()) -> None:
        self.errors = errors
        super().__init__(errors)


class Asking:
    """Two sets of terms, asked one question."""

    def __init__(self, before: TermsInForce, after: TermsInForce, question: Question) -> None:
        self.terms: Mapping[Side, TermsInForce] = {Side.BEFORE: before, Side.AFTER: after}
        self.question = question

    def answers(self, action: Action, order: OrderFacts) -> tuple[Answer, Answer]:
        """Both answers, whole. Raises Unanswered."""
        if action is not Action.REFUND:
            return self._both(lambda side: DECISIONS[action](order, self.terms[side], self.question))
        left = order.handed_over_at()
        if left is None or left > self.question.at:
            return self._paid_back_unsent(order)
        return self._paid_back_returned(order)

    def returned(self, order: OrderFacts) -> Mapping[Side, ReturnFacts] | None:
        """What would come back of ``order`` under both, None where one refuses it. Raises Unanswered.

        Goods of which no sale is found are none: the price of today is no fact of an order.
        """
        at, intent = self.question.at, self.question.intent
        if not intent.sale_found:
            return None
        everything = everything_of(order, intent)
        before, after = self._both(
            lambda side: decide_return(intent=everything, order=order, terms=self.terms[side], at=at)
        )
        return returned_under_both(before, after, together=bool(intent.items), at=at)

    def _paid_back_unsent(self, order: OrderFacts) -> tuple[RefundQuote, RefundQuote]:
        at = self.question.at
        decisions = self._both(lambda side: decide_cancellation(order=order, terms=self.terms[side], at=at))
        if any(decision.outcome is Outcome.REFUSED for decision in decisions):
            raise Unanswered
        return self._both(lambda side: quote_cancellation(order=order, terms=self.terms[side], at=at))

    def _paid_back_returned(self, order: OrderFacts) -> tuple[RefundQuote, RefundQuote]:
        at, returned = self.question.at, self.returned(order)
        if returned is None:
            raise Unanswered
        return self._both(
            lambda side: quote_refund(order=order, returned=returned[side], terms=self.terms[side], at=at)
        )

    def _both[T](self, ask: Callable[[Side], T]) -> tuple[T, T]:
        answers: list[T] = []
        errors: list[tuple[Side, str]] = []
        for side in Side:
            try:
                answers.append(ask(side))
            except (NotInForce, NoBusinessDay, InvalidFacts) as error:
                errors.append((side, name_of(error)))
        if errors:
            raise Unanswered(tuple(errors))
        return answers[0], answers[1]


def name_of(error: PoliciesError) -> str:
    """How an error is counted."""
    return type(error).__name__


def _cancellation(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_cancellation(order=order, terms=terms, at=question.at)


def _modification(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_modification(order=order, terms=terms, at=question.at)


def _return(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_return(intent=question.intent, order=order, terms=terms, at=question.at)


def _exchange(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_exchange(intent=question.intent, order=order, terms=terms, at=question.at)


def _delivery(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return promise_for(order=order, terms=terms)


DECISIONS: Mapping[Action, Callable[[OrderFacts, TermsInForce, Question], Answer]] = MappingProxyType(
    {
        Action.CANCELLATION: _cancellation,
        Action.MODIFICATION: _modification,
        Action.RETURN: _return,
        Action.EXCHANGE: _exchange,
        Action.DELIVERY: _delivery,
    }
)
"""How each side alone is asked; a refund is asked of both together, because it is of one and the same return."""
