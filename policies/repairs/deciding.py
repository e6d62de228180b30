"""The rules of a repair, and what comes next.

A fault that was there when the goods were delivered may give rights that no repair terms can take away (Directive (EU)
2019/771; French Code de la consommation L217-3 ff.). Those are not decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NamedTuple

from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import end_of_day
from policies.decisions import Decision, Step, conclude, look, refuse
from policies.durations import Duration, Unit
from policies.errors import require_aware
from policies.reasons import Datum, Reason, ReasonCode
from policies.repairs.facts import RepairFacts
from policies.shop import Shop
from policies.terms import Kind, RepairPrice, RepairTerms


class NextStep(StrEnum):
    """What comes next in a repair."""

    CONTACT_FIRST = "contact_first"
    """The customer writes, before sending anything or because nothing was written."""
    SEND_ITEM = "send_item"
    AWAIT_INSPECTION = "await_inspection"
    """The shop has the item, and has not said what it found."""
    FREE_REPAIR = "free_repair"
    AWAIT_QUOTE = "await_quote"
    ANSWER_QUOTE = "answer_quote"
    """The customer accepts the quote or declines it."""
    QUOTE_EXPIRED = "quote_expired"
    """The quote was not accepted in time: a new one is made, or the item goes back."""
    REPAIR = "repair"
    SEND_BACK_AS_IT_IS = "send_back_as_it_is"
    AGREE_WITH_CUSTOMER = "agree_with_customer"
    """It cannot be mended, and the terms do not say what becomes of it."""
    DONE = "done"


@dataclass(kw_only=True)
class RepairDecision(Decision):
    """A decision on a repair: allowed while nothing stands against it, refused where the item is not repaired.

    ``price`` is that of the cause which was found, with ``price_because``; None while no cause is known, and where
    nothing is repaired. ``amount`` is the quote the customer pays once accepted; None without one, and for a free
    repair. ``until`` is the moment at which an open quote stops being valid.
    """

    next_step: Final[NextStep]
    price: Final[RepairPrice | None]
    price_because: Final[Reason | None]
    amount: Final[Money | None]


def decide_repair(*, repair: RepairFacts, terms: TermsInForce, at: datetime) -> RepairDecision:
    """Decide how ``repair`` stands at ``at``, under the ``terms`` in force when the customer wrote.

    What happened after ``at`` is left out of account. A repair whose cause the shop does not repair is refused: the
    terms name every cause they cover. So is one whose quote was accepted too late or not at all, until the shop makes
    another. Raises NotInForce where the shop has
    stated no repair terms, NoBusinessDay where closures leave no day for a quote to end on.
    """
    case = _case(repair, terms, require_aware(at, "at"))
    outcome, reasons, trace = conclude([rule(case) for rule in RULES])
    next_step = next(step for step, holds in STEPS if holds(case))
    open_quote = next_step is NextStep.ANSWER_QUOTE
    return RepairDecision(
        outcome=outcome,
        reasons=reasons,
        until=case.valid_until if open_quote else None,
        until_because=_quote_ends(case) if open_quote else None,
        version=terms.version(Kind.REPAIRS).governing,
        trace=trace,
        next_step=next_step,
        price=case.price,
        price_because=Reason(PRICES[case.price], {"cause": case.repair.cause}) if case.price else None,
        amount=case.repair.quote if case.price is RepairPrice.QUOTED else None,
    )


class _Case(NamedTuple):
    """``repair`` is as it stood at ``at``.

    ``valid_until`` is when its quote stops being valid; None where none is open to an answer, or where it has no end.
    """

    repair: RepairFacts
    terms: RepairTerms
    at: datetime
    price: RepairPrice | None
    valid_until: datetime | None

    @property
    def is_declined(self) -> bool:
        """Whether the customer does not want it. A quote for what is free asks for nothing, and binds nobody."""
        return self.repair.declined_at is not None and self.price is not RepairPrice.FREE

    @property
    def is_announced(self) -> bool:
        """Whether the customer wrote, where that comes first. What is inspected or gone back no longer waits."""
        known = (self.repair.contacted_at, self.repair.inspected_at, self.repair.sent_back_at)
        return not self.terms.contact_first or any(known)

    @property
    def is_quote_valid(self) -> bool:
        """Whether the quote was accepted in time, or still can be. What has gone back is past answering."""
        return self.valid_until is None or self.answered_at < self.valid_until

    @property
    def answered_at(self) -> datetime:
        """The moment that is held against the quote's validity."""
        return self.repair.accepted_at or self.repair.sent_back_at or self.at


def _case(repair: RepairFacts, terms: TermsInForce, at: datetime) -> _Case:
    known, stated = repair.known_at(at), terms.repairs
    price = stated.price_of(known.cause) if known.cause and not known.irreparable else None
    quoted_at = known.quoted_at if price is RepairPrice.QUOTED and not known.declined_at else None
    validity = stated.quote_validity
    valid_until = _valid_until(validity, quoted_at, terms.shop) if validity and quoted_at else None
    return _Case(known, stated, at, price, valid_until)


def _valid_until(validity: Duration, quoted_at: datetime, shop: Shop) -> datetime:
    """The midnight after the last day, in the shop's zone. The day of the quote does not count."""
    day = quoted_at.astimezone(shop.zone).date()
    if validity.unit is Unit.BUSINESS_DAY:
        last = shop.calendar.add(day, validity.length)
    else:
        last = day + timedelta(days=validity.length)
    return end_of_day(last, shop.zone)


def _quote_ends(case: _Case) -> Reason:
    if case.valid_until is None:
        return Reason(ReasonCode.QUOTE_WITHOUT_END)
    return Reason(ReasonCode.QUOTE_OPEN, {"until": case.valid_until, "quoted_at": case.repair.quoted_at})


PRICES: Mapping[RepairPrice, ReasonCode] = MappingProxyType(
    {RepairPrice.FREE: ReasonCode.REPAIR_FREE, RepairPrice.QUOTED: ReasonCode.REPAIR_QUOTED}
)


def _announced(case: _Case) -> Step:
    repair = case.repair
    inputs: Mapping[str, Datum] = {
        "contact_first": case.terms.contact_first,
        "contacted_at": repair.contacted_at,
        "received_at": repair.received_at,
    }
    code = ReasonCode.SENT_UNANNOUNCED if repair.received_at else ReasonCode.CONTACT_FIRST
    asks = None if case.is_announced else look(code)
    return Step("announced", inputs, "contacted_at is known, where contact comes first", not asks, asks)


def _cause_repaired(case: _Case) -> Step:
    cause = case.repair.cause
    covered = cause is None or case.terms.price_of(cause) is not None
    asks = None if covered else refuse(ReasonCode.NOT_REPAIRED, {"cause": cause})
    return Step("cause_repaired", {"cause": cause}, "cause is none, or has a price", covered, asks)


def _reparable(case: _Case) -> Step:
    """What cannot be mended goes back, unless the terms leave open what becomes of it: then a person agrees on it."""
    irreparable = case.repair.irreparable
    goes_back = case.terms.irreparable_sent_back or case.repair.sent_back_at is not None
    inputs = {"irreparable": irreparable, "sent_back": goes_back}
    asks = None
    if irreparable:
        asks = refuse(ReasonCode.IRREPARABLE_SENT_BACK) if goes_back else look(ReasonCode.IRREPARABLE)
    return Step("reparable", inputs, "not irreparable", not irreparable, asks)


def _not_declined(case: _Case) -> Step:
    declined_at = case.repair.declined_at
    inputs: Mapping[str, Datum] = {"declined_at": declined_at, "price": case.price}
    asks = refuse(ReasonCode.QUOTE_DECLINED, {"declined_at": declined_at}) if case.is_declined else None
    return Step("not_declined", inputs, "declined_at is none, or price = free", not asks, asks)


def _quote_valid(case: _Case) -> Step:
    """An answer counts when it was given: who accepts on the last day is in time, whenever the repair is made."""
    inputs = {"answered_at": case.answered_at, "until": case.valid_until}
    asks = None if case.is_quote_valid else refuse(ReasonCode.QUOTE_EXPIRED, {"until": case.valid_until})
    return Step("quote_valid", inputs, "answered_at < until", not asks, asks)


def _goes_back(case: _Case) -> bool:
    unpriced = case.repair.cause is not None and case.price is None
    return case.repair.irreparable or unpriced or case.is_declined


RULES: tuple[Callable[[_Case], Step], ...] = (
    _announced,
    _cause_repaired,
    _reparable,
    _not_declined,
    _quote_valid,
)
# The first that holds comes next.
STEPS: tuple[tuple[NextStep, Callable[[_Case], bool]], ...] = (
    (NextStep.DONE, lambda case: case.repair.sent_back_at is not None),
    (
        NextStep.AGREE_WITH_CUSTOMER,
        lambda case: case.repair.irreparable and not case.terms.irreparable_sent_back,
    ),
    (NextStep.SEND_BACK_AS_IT_IS, _goes_back),
    (NextStep.CONTACT_FIRST, lambda case: not case.is_announced),
    (NextStep.SEND_ITEM, lambda case: case.repair.arrived_at is None),
    (NextStep.AWAIT_INSPECTION, lambda case: case.repair.cause is None),
    (NextStep.FREE_REPAIR, lambda case: case.price is RepairPrice.FREE),
    (NextStep.AWAIT_QUOTE, lambda case: case.repair.quoted_at is None),
    (NextStep.QUOTE_EXPIRED, lambda case: not case.is_quote_valid),
    (NextStep.REPAIR, lambda case: case.repair.accepted_at is not None),
    (NextStep.ANSWER_QUOTE, lambda _: True),
)
