"""Two sets of terms asked about one order, each case of order once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from policies.book import TermsInForce
from policies.cancellation import decide_cancellation
from policies.decisions import Decision
from policies.delivery import DeliveryPromise, promise_for
from policies.errors import NoBusinessDay, NotInForce, PoliciesError
from policies.facts import OrderFacts, ReturnIntent
from policies.impact.alike import Cases
from policies.impact.changes import Action, Answer, Change, Side, decision_changes, promise_changes
from policies.returns import decide_return
from policies.terms import AnyTerms, Kind

MOST_CASES = 20_000

READS: Mapping[Action, frozenset[Kind]] = MappingProxyType(
    {
        Action.CANCELLATION: frozenset({Kind.CANCELLATION, Kind.SHIPPING}),
        Action.RETURN: frozenset({Kind.RETURNS, Kind.SHIPPING, Kind.PAYMENT}),
        Action.DELIVERY: frozenset({Kind.SHIPPING, Kind.PAYMENT}),
    }
)
"""The kinds of terms that each answer may depend on, besides the shop's zone and calendar."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every order: a return as in ``intent``, everything at ``at``."""

    intent: ReturnIntent
    at: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """What differs between two answers, or the names of the errors that either side raised instead."""

    changes: tuple[Change, ...] = ()
    errors: tuple[tuple[Side, str], ...] = ()


NOTHING = Found()


class Pair:
    """Two sets of terms. Remembers a fixed number of cases, so that memory does not grow with the orders."""

    def __init__(self, before: TermsInForce, after: TermsInForce, question: Question) -> None:
        self.before = before
        self.after = after
        self.question = question
        self.actions = tuple(action for action in Action if differ(before, after, action))
        self._cases = Cases(before, after)
        self._known: dict[Hashable, Found] = {}

    def find(self, action: Action, order: OrderFacts) -> Found:
        """What ``action``, which the facts alone do not settle, finds changed for ``order``."""
        case = self._case(action, order)
        if case is None:
            return self._compare(action, order)
        found = self._known.get(case)
        if found is None:
            if len(self._known) >= MOST_CASES:
                self._known.clear()
            found = self._known[case] = self._compare(action, order)
        return found

    def answers(self, action: Action, order: OrderFacts) -> tuple[Answer, Answer]:
        """Both answers, whole. Raises NotInForce and NoBusinessDay as the decisions do."""
        ask = ASK[action]
        return ask(order, self.before, self.question), ask(order, self.after, self.question)

    def _case(self, action: Action, order: OrderFacts) -> Hashable:
        """Which case the order is under both sets of terms; None where it must be decided by itself."""
        try:
            if action is Action.DELIVERY:
                return action, self._cases.promise(order)
            if action is Action.RETURN and not self.question.intent.items:
                return action, self._cases.returning(order)
        except NotInForce:
            return None
        return None

    def _compare(self, action: Action, order: OrderFacts) -> Found:
        answers: list[Answer] = []
        errors: list[tuple[Side, str]] = []
        for side, terms in ((Side.BEFORE, self.before), (Side.AFTER, self.after)):
            try:
                answers.append(ASK[action](order, terms, self.question))
            except (NotInForce, NoBusinessDay) as error:
                errors.append((side, name_of(error)))
        if errors:
            return Found(errors=tuple(errors))
        changes = self._differences(*answers)
        return Found(changes) if changes else NOTHING

    def _differences(self, before: Answer, after: Answer) -> tuple[Change, ...]:
        match before, after:
            case Decision(), Decision():
                zones = self.before.shop.zone, self.after.shop.zone
                return decision_changes(before=before, after=after, zones=zones)
            case DeliveryPromise(), DeliveryPromise():
                return promise_changes(before=before, after=after)
            case _:
                raise TypeError(f"a {type(before).__name__} and a {type(after).__name__} do not compare")


def differ(before: TermsInForce, after: TermsInForce, action: Action) -> bool:
    """Whether anything that decides ``action`` differs between two sets of terms."""
    if before is after:
        return False
    if (before.shop.time_zone, before.shop.calendar) != (after.shop.time_zone, after.shop.calendar):
        return True
    return any(_stated(before, kind) != _stated(after, kind) for kind in READS[action])


def name_of(error: PoliciesError) -> str:
    """How an error is counted."""
    return type(error).__name__


def _stated(terms: TermsInForce, kind: Kind) -> AnyTerms | None:
    return terms.version(kind).terms if terms.states(kind) else None


def _ask_cancellation(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_cancellation(order=order, terms=terms, at=question.at)


def _ask_return(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return decide_return(intent=question.intent, order=order, terms=terms, at=question.at)


def _ask_delivery(order: OrderFacts, terms: TermsInForce, question: Question) -> Answer:
    return promise_for(order=order, terms=terms)


ASK: Mapping[Action, Callable[[OrderFacts, TermsInForce, Question], Answer]] = MappingProxyType(
    {
        Action.CANCELLATION: _ask_cancellation,
        Action.RETURN: _ask_return,
        Action.DELIVERY: _ask_delivery,
    }
)
