"""By when goods go back that a consumer withdrew from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import NamedTuple

from policies.book import TermsInForce
from policies.closings import last_day
from policies.decisions import Step
from policies.durations import Window
from policies.errors import NoBusinessDay
from policies.facts import OrderFacts, ParcelFacts
from policies.law.countries import local_day
from policies.law.jurisdictions import Jurisdiction
from policies.law.reimbursement import send_back_by
from policies.reasons import Datum
from policies.terms import Kind


class Sending(NamedTuple):
    """By when the goods go back, None where there are none to send, and the comparisons made."""

    by: date | None
    trace: tuple[Step, ...]


def sending(
    *, order: OrderFacts, lines: frozenset[str], jurisdiction: Jurisdiction, terms: TermsInForce, at: datetime
) -> Sending:
    """By when ``lines`` go back after a statement at ``at``: by the law or by the shop's terms, whichever is later.

    Dir. 2011/83/EU Art. 14(1). What has not left the shop by then, or went back to it, is not to be sent.
    """
    sent = [parcel for parcel in order.parcels if _may_hold(parcel, lines, at)]
    step = Step("goods_to_send", {"parcels": len(sent)}, "parcels > 0", bool(sent))
    if jurisdiction.withdrawal is None or not sent:
        return Sending(None, (step,))
    notice_on = local_day(at, order.destination, terms.shop.zone)
    by_law = send_back_by(law=jurisdiction.withdrawal, notice_on=notice_on, destination=order.destination)
    by_shop = _by_shop(terms, at)
    if by_shop is None:
        return Sending(by_law, (step,))
    inputs: Mapping[str, Datum] = {"by_law": str(by_law), "by_shop": str(by_shop)}
    longer = Step("shop_gives_as_long", inputs, "by_shop >= by_law", by_shop >= by_law)
    return Sending(max(by_law, by_shop), (step, longer))


def _by_shop(terms: TermsInForce, at: datetime) -> date | None:
    """The last day that the shop's own terms give. Closures without end give none, and take no right away."""
    time = terms.returns.send_within if terms.states(Kind.RETURNS) else None
    if time is None:
        return None
    window, first = Window(length=time.length, unit=time.unit), at.astimezone(terms.shop.zone).date()
    try:
        return last_day(window=window, first=first, calendar=terms.shop.calendar)
    except NoBusinessDay:
        return None


def _may_hold(parcel: ParcelFacts, lines: frozenset[str], at: datetime) -> bool:
    """Whether some of ``lines`` are on their way in it, or with the customer: one that names no lines may hold any."""
    left = parcel.left_at
    gone = left is not None and left <= at and parcel.returned_to_sender_at is None
    return gone and (not parcel.lines or not lines.isdisjoint(parcel.lines))
