"""How long a consumer may withdraw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from policies.book import TermsInForce
from policies.durations import StartsOn, Window
from policies.facts import Destination, OrderFacts
from policies.law.articles import Topic
from policies.law.countries import add_months, last_midnight, local_day, working_day_from
from policies.law.jurisdictions import Jurisdiction, WithdrawalLaw
from policies.law.reasons import LegalReason, LegalReasonCode
from policies.windows import started_at

type Informed = bool | date
"""True: told of the right before the contract. A day: told only then. False: not told at all, as far as is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalPeriod:
    """``starts_on_day`` is the day of receipt, day zero, which does not count; ``last_day`` the last that does.

    ``until`` is the first instant that is too late. All three are None while the period has no end that is known,
    and then ``open_because`` says why; the right exists from the contract on (Dir. 2011/83/EU recital 40).
    """

    starts_on_day: date | None = None
    last_day: date | None = None
    until: datetime | None = None
    open_because: LegalReason | None = None


def withdrawal_period(
    *, order: OrderFacts, jurisdiction: Jurisdiction, terms: TermsInForce, informed: Informed = True
) -> WithdrawalPeriod | None:
    """The period in which ``order`` can be withdrawn from, or None where ``jurisdiction`` gives no such right.

    14 days from the day on which the consumer physically has the last of the goods (Dir. 2011/83/EU Art. 9(2)(b)),
    that day not counted, to the end of the last hour of the last day, moved on from a Saturday, Sunday or public
    holiday of the consumer's country (Reg. 1182/71 Art. 3; French Code de la consommation L221-19). Of the
    ``terms``, only the shop's clock matters. Raises NoBusinessDay where no working day follows, which no calendar
    of a real country does.
    """
    law = jurisdiction.withdrawal
    if law is None:
        return None
    moment = started_at(window=_UNTIL_ALL_IS_THERE, order=order)
    if moment is None:
        return WithdrawalPeriod(
            open_because=LegalReason(_open_code(order), jurisdiction.article(Topic.PERIOD))
        )
    starts = local_day(moment, order.destination, terms.shop.zone)
    last = last_day(law=law, starts=starts, destination=order.destination, informed=informed)
    return WithdrawalPeriod(
        starts_on_day=starts,
        last_day=last,
        until=last_midnight(last, order.destination, terms.shop.zone),
    )


def last_day(*, law: WithdrawalLaw, starts: date, destination: Destination, informed: Informed) -> date:
    """The last day of a period whose day zero is ``starts``.

    Without information it ends 12 months after it would have; with information that came within a year of the
    receipt, 14 days after the day it came (Dir. 2011/83/EU Art. 10). Who was told before having the goods lost
    nothing.
    """

    def moved(day: date) -> date:
        return working_day_from(day, destination) if law.rolls_forward else day

    regular = moved(starts + timedelta(days=law.days))
    if informed is True:
        return regular
    if informed is not False and informed <= add_months(starts, law.uninformed_months):
        return moved(max(starts, informed) + timedelta(days=law.days))
    return moved(add_months(regular, law.uninformed_months))


# Its length does not matter here: it asks when the last of the goods was in the consumer's hands.
_UNTIL_ALL_IS_THERE = Window(length=1, starts_on=StartsOn.DELIVERY_LAST)


def _open_code(order: OrderFacts) -> LegalReasonCode:
    if order.is_sent_back():
        return LegalReasonCode.SENT_BACK
    if order.handed_over_at() is None:
        return LegalReasonCode.NOT_SENT_YET
    return LegalReasonCode.NOT_IN_HANDS
