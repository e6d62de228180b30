"""What is owed after a withdrawal, and by when. How much it is, ``policies.law.quoting`` says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from policies.facts import Destination
from policies.law.articles import Article, Topic
from policies.law.countries import working_day_from
from policies.law.jurisdictions import Jurisdiction, RefundFrom, WithdrawalLaw
from policies.terms import RefundComponent

COMPONENTS = frozenset({RefundComponent.ITEMS, RefundComponent.STANDARD_DELIVERY, RefundComponent.DUTIES})
"""All payments, delivery and duties included where the shop was paid for them, but not what a dearer delivery cost on
top (Dir. 2011/83/EU Art. 13(1) and (2)).

What part of the delivery belongs to a withdrawal from part of an order the Directive does not say.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatutoryRefund:
    """What must be paid back, and the days that matter.

    ``due_on`` is the last day on which a payment is in time, or None while the shop may withhold it, for neither the
    goods nor a proof of dispatch have come. ``send_back_by`` is the customer's last day to hand the goods to a
    carrier, or None where there is nothing to send. ``same_means``: by the means of payment used, unless the
    customer expressly agrees to another at no cost.
    """

    components: frozenset[RefundComponent]
    notice_on: date
    due_on: date | None
    withheld: bool
    send_back_by: date | None
    article: Article
    withheld_by: Article
    same_means: bool = True


def statutory_refund(
    *,
    jurisdiction: Jurisdiction,
    notice_on: date,
    goods_back_on: date | None = None,
    proof_on: date | None = None,
    nothing_to_return: bool = False,
    destination: Destination | None = None,
) -> StatutoryRefund | None:
    """What a withdrawal of which the shop was told on ``notice_on`` gives, or None where there is no such right.

    ``goods_back_on`` is the day the goods were back, ``proof_on`` the day a proof of dispatch came: the first counts
    (Dir. 2011/83/EU Art. 13(3)). ``nothing_to_return``: the goods never reached the customer, or the shop collects
    them. ``destination`` tells the holidays that the customer's time moves over; without it those of all regions
    count. The shop's is not moved from Sundays or holidays: that could only favor the shop.
    """
    law = jurisdiction.withdrawal
    if law is None:
        return None
    place = destination or Destination(country=jurisdiction.code)
    back = min((day for day in (goods_back_on, proof_on) if day), default=None)
    due = _due_on(law, notice_on, back, nothing_to_return=nothing_to_return)
    return StatutoryRefund(
        components=COMPONENTS,
        notice_on=notice_on,
        due_on=due,
        withheld=due is None,
        send_back_by=None
        if nothing_to_return
        else send_back_by(law=law, notice_on=notice_on, destination=place),
        article=jurisdiction.article(Topic.REIMBURSEMENT),
        withheld_by=jurisdiction.article(Topic.WITHHOLDING),
    )


def send_back_by(*, law: WithdrawalLaw, notice_on: date, destination: Destination) -> date:
    """The consumer's last day to send the goods: 14 days after the notice (Dir. 2011/83/EU Art. 14(1)).

    Counted as all periods are: a last day that is no working day moves on (Reg. 1182/71 Art. 3(4)).
    """
    last = notice_on + timedelta(days=law.return_days)
    return working_day_from(last, destination) if law.rolls_forward else last


def _due_on(
    law: WithdrawalLaw, notice_on: date, back: date | None, *, nothing_to_return: bool
) -> date | None:
    """In the Union 14 days from the notice, or the day the goods or proof come where that is later.

    In the United Kingdom 14 days from the goods or the proof (CCR 2013 reg. 34(5)), or from the notice where nothing
    is to be sent back (reg. 34(6)).
    """
    regular = notice_on + timedelta(days=law.refund_days)
    if nothing_to_return:
        return regular
    if back is None:
        return None
    if law.refund_from is RefundFrom.NOTICE:
        return max(regular, back)
    # Goods may be on their way before the notice is; the time cannot run before it.
    return max(back, notice_on) + timedelta(days=law.refund_days)
