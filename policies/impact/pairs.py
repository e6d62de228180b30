"""Two sets of terms asked about one order, each case of order once."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

from policies.book import TermsInForce
from policies.decisions import Decision
from policies.delivery import DeliveryPromise
from policies.errors import NoBusinessDay, NotInForce
from policies.exchanges import ExchangeDecision
from policies.facts import OrderFacts
from policies.impact.alike import Cases, goods_and_money
from policies.impact.asking import Answer, Asking, Question, Unanswered
from policies.impact.changes import Change, Zones, decision_changes, promise_changes
from policies.impact.kinds import Action, Side
from policies.impact.money import refund_changes
from policies.impact.reading import differ
from policies.impact.returning import exchange_changes, return_changes
from policies.refunds import RefundQuote
from policies.returns import ReturnDecision

MOST_CASES = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """What differs between two answers, or the names of the errors that either side raised instead."""

    changes: tuple[Change, ...] = ()
    errors: tuple[tuple[Side, str], ...] = ()


NOTHING = Found()


class Known[T](dict[Hashable, T]):
    """What was found for cases, up to ``most`` of them: then it forgets all and begins again."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def keep(self, case: Hashable, found: T) -> T:
        """Remember and give ``found``."""
        if len(self) >= self._most:
            self.clear()
        self[case] = found
        return found


class Pair:
    """Two sets of terms. Remembers a fixed number of cases, so that memory does not grow with the orders."""

    def __init__(self, before: TermsInForce, after: TermsInForce, question: Question) -> None:
        self.actions = tuple(action for action in Action if differ(before, after, action))
        self.asking = Asking(before, after, question)
        self._anything = not question.intent.items
        self._zones: Zones = before.shop.zone, after.shop.zone
        self._cases = Cases(before, after)
        self._known = {action: Known[Found](MOST_CASES) for action in self.actions}
        self._refunds = Known[Found](MOST_CASES)
        self._comes_back = Known[bool](MOST_CASES)

    def find(self, action: Action, order: OrderFacts, *, has_left: bool) -> Found:
        """What ``action``, which the facts alone do not settle, finds changed for ``order``."""
        case = self._case(action, order, has_left=has_left)
        if case is None:
            return self.compare(action, order)
        if action is Action.REFUND:
            return self._find_refund(case, order)
        known = self._known[action]
        found = known.get(case)
        return known.keep(case, self.compare(action, order)) if found is None else found

    def compare(self, action: Action, order: OrderFacts) -> Found:
        """The same, decided for this order by itself."""
        try:
            before, after = self.asking.answers(action, order)
        except Unanswered as unanswered:
            return Found(errors=unanswered.errors) if unanswered.errors else NOTHING
        changes = self._differences(before, after, order)
        return Found(changes) if changes else NOTHING

    def _case(self, action: Action, order: OrderFacts, *, has_left: bool) -> Hashable:
        """Which case the order is under both sets of terms; None where it must be decided by itself."""
        try:
            if action is Action.DELIVERY:
                return self._cases.promise(order)
            if has_left and self._anything:
                return self._cases.returning(order)
        except (NotInForce, NoBusinessDay):
            return None
        return None

    def _find_refund(self, case: Hashable, order: OrderFacts) -> Found:
        """What changes for an order whose return is of ``case``. Goods and money are looked at where both allow it."""
        comes_back = self._comes_back.get(case)
        if comes_back is None:
            comes_back = self._comes_back.keep(case, self._may_come_back(order))
        if not comes_back:
            return NOTHING
        paid = case, goods_and_money(order)
        found = self._refunds.get(paid)
        return self._refunds.keep(paid, self.compare(Action.REFUND, order)) if found is None else found

    def _may_come_back(self, order: OrderFacts) -> bool:
        """Whether anything would come back under both. What cannot be decided is left to whoever looks closer."""
        try:
            return self.asking.returned(order) is not None
        except Unanswered:
            return True

    def _differences(self, before: Answer, after: Answer, order: OrderFacts) -> tuple[Change, ...]:
        zones = self._zones
        match before, after:
            case ReturnDecision(), ReturnDecision():
                return return_changes(before=before, after=after, zones=zones)
            case ExchangeDecision(), ExchangeDecision():
                return exchange_changes(before=before, after=after, zones=zones)
            case Decision(), Decision():
                return decision_changes(before=before, after=after, zones=zones)
            case DeliveryPromise(), DeliveryPromise():
                return promise_changes(before=before, after=after)
            case RefundQuote(), RefundQuote():
                return refund_changes(before=before, after=after, order=order, zones=zones)
            case _:
                raise TypeError(f"a {type(before).__name__} and a {type(after).__name__} do not compare")
