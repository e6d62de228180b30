"""The consumer's right to withdraw from a distance sale (Directive 2011/83/EU Arts. 9 to 16; UK CCR 2013 Part 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from policies.book import TermsInForce
from policies.decisions import Outcome, Step
from policies.errors import require_aware
from policies.facts import OrderFacts
from policies.law.articles import Article, Topic
from policies.law.items import ItemRuling, WithdrawalItem, rule_on_items
from policies.law.jurisdictions import Jurisdiction
from policies.law.periods import Informed, WithdrawalPeriod, withdrawal_period
from policies.law.reasons import LegalReason, LegalReasonCode, Ruling, rule_on
from policies.law.sending import Sending, sending
from policies.reasons import Datum

__all__ = [
    "Informed",
    "ItemRuling",
    "WithdrawalDecision",
    "WithdrawalItem",
    "WithdrawalPeriod",
    "decide_withdrawal",
    "withdrawal_period",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalDecision:
    """The law's answer. It is allowed or refused; nobody needs to look at a statutory right.

    ``reasons`` are all refusals. ``until`` is the first instant at which the right is gone, or None where no such
    instant is known; ``until_because`` says why. ``items`` are ruled on one by one: an exempt line takes nothing from
    the others. ``jurisdiction`` is None where no law known here gives the right. ``send_back_by`` is the last day to
    hand the goods to a carrier, None where there is nothing to send. ``informed`` is what was asked with.
    """

    outcome: Outcome
    reasons: tuple[LegalReason, ...]
    until: datetime | None
    until_because: LegalReason | None
    jurisdiction: Jurisdiction | None
    period: WithdrawalPeriod | None
    items: tuple[ItemRuling, ...]
    send_back_by: date | None = None
    informed: Informed = True
    trace: tuple[Step, ...] = field(default=())

    @property
    def article(self) -> Article | None:
        """The article of the first reason, else of the deadline."""
        first = self.reasons[0] if self.reasons else self.until_because
        return first.article if first else None


def decide_withdrawal(
    *,
    items: tuple[WithdrawalItem, ...],
    order: OrderFacts,
    terms: TermsInForce,
    jurisdiction: Jurisdiction | None,
    at: datetime,
    informed: Informed = True,
) -> WithdrawalDecision:
    """Decide whether a statement sent ``at`` that moment withdraws from ``items``, or from all that is left with none.

    What counts is when it was sent, not when the shop read it (Art. 11(2)). Pass ``informed`` False where the shop
    cannot show that it told the consumer of the right: the burden of proof is its own (Art. 6(9)). Neither the
    shop's conditions nor its calendar enter; of the ``terms`` only its clock does, and the time it gives to send the
    goods, where that is longer than the law's 14 days.
    """
    period = (
        withdrawal_period(order=order, jurisdiction=jurisdiction, terms=terms, informed=informed)
        if jurisdiction
        else None
    )
    rulings = rule_on_items(items, order, jurisdiction)
    case = _Case(order, jurisdiction, require_aware(at, "at"), period, rulings)
    outcome, reasons, trace = rule_on(ruling for rule in RULES for ruling in rule(case))
    allowed = outcome is Outcome.ALLOWED
    to_send = _to_send(case, terms) if allowed else Sending(None, ())
    return WithdrawalDecision(
        outcome=outcome,
        reasons=reasons,
        until=period.until if allowed and period else None,
        until_because=_until_because(case) if allowed else None,
        jurisdiction=jurisdiction,
        period=period,
        items=rulings,
        send_back_by=to_send.by,
        informed=informed,
        trace=(*trace, *to_send.trace),
    )


@dataclass(frozen=True, slots=True)
class _Case:
    order: OrderFacts
    jurisdiction: Jurisdiction | None
    at: datetime
    period: WithdrawalPeriod | None
    items: tuple[ItemRuling, ...]


def _cites(jurisdiction: Jurisdiction | None, topic: Topic) -> Article | None:
    return jurisdiction.articles.get(topic) if jurisdiction else None


def _to_send(case: _Case, terms: TermsInForce) -> Sending:
    lines = frozenset(item.line for item in case.items if item.accepted)
    if case.jurisdiction is None:
        return Sending(None, ())
    return sending(order=case.order, lines=lines, jurisdiction=case.jurisdiction, terms=terms, at=case.at)


def _until_because(case: _Case) -> LegalReason | None:
    if case.period is None or case.period.until is None:
        return case.period.open_because if case.period else None
    data: Mapping[str, Datum] = {
        "until": case.period.until,
        "last_day": str(case.period.last_day),
        "received_on": str(case.period.starts_on_day),
    }
    return LegalReason(LegalReasonCode.PERIOD_RUNS, _cites(case.jurisdiction, Topic.PERIOD), data)


def _check(holds: bool, step: Step, refusal: LegalReason) -> tuple[Ruling, ...]:
    return (Ruling(step, None if holds else refusal),)


def _is_consumer(case: _Case) -> tuple[Ruling, ...]:
    holds = case.order.consumer
    step = Step("is_consumer", {"consumer": holds}, "consumer", holds)
    reason = LegalReason(LegalReasonCode.NOT_A_CONSUMER, _cites(case.jurisdiction, Topic.RIGHT))
    return _check(holds, step, reason)


def _right_exists(case: _Case) -> tuple[Ruling, ...]:
    country, holds = case.order.destination.country, case.period is not None
    inputs: Mapping[str, Datum] = {
        "country": country,
        "jurisdiction": case.jurisdiction.code if case.jurisdiction else None,
    }
    step = Step("right_exists", inputs, "the jurisdiction gives a right of withdrawal", holds)
    return _check(holds, step, LegalReason(LegalReasonCode.NO_WITHDRAWAL_HERE, None, {"country": country}))


def _not_cancelled(case: _Case) -> tuple[Ruling, ...]:
    cancelled_at = case.order.cancelled_at
    holds = cancelled_at is None
    step = Step("not_cancelled", {"cancelled_at": cancelled_at}, "cancelled_at is none", holds)
    return _check(
        holds, step, LegalReason(LegalReasonCode.ALREADY_CANCELLED, None, {"cancelled_at": cancelled_at})
    )


def _in_time(case: _Case) -> tuple[Ruling, ...]:
    """Before the goods are there, and while their delivery is not recorded, every statement is in time."""
    until = case.period.until if case.period else None
    holds = until is None or case.at < until
    step = Step("in_time", {"sent_at": case.at, "until": until}, "sent_at < until", holds)
    reason = LegalReason(
        LegalReasonCode.PERIOD_OVER, _cites(case.jurisdiction, Topic.IN_TIME), {"until": until}
    )
    return _check(holds, step, reason)


def _something_accepted(case: _Case) -> tuple[Ruling, ...]:
    """One item that can be withdrawn from is enough: part of an order may be withdrawn from."""
    if not case.items:
        step = Step("something_left", {"left": 0}, "left > 0", False)
        return (Ruling(step, LegalReason(LegalReasonCode.NOTHING_LEFT)),)
    any_accepted = any(item.accepted for item in case.items)
    return tuple(
        Ruling(
            Step(
                "item_accepted",
                {"line": item.line, "asked": item.asked, "accepted": item.accepted},
                "accepted = asked",
                item.accepted == item.asked,
            ),
            None if any_accepted else item.reason,
        )
        for item in case.items
    )


RULES: tuple[Callable[[_Case], tuple[Ruling, ...]], ...] = (
    _is_consumer,
    _right_exists,
    _not_cancelled,
    _in_time,
    _something_accepted,
)
