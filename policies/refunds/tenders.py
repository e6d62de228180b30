"""To which tenders money goes back, by which of the shop's rules, and the most that can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from moneyed import Money

from policies.book import TermsInForce
from policies.decisions import Step
from policies.facts import OrderFacts, PaymentFacts, ReturnedBy
from policies.reasons import Datum
from policies.refunds.amounts import payable
from policies.refunds.quotes import RefundRoute, TenderRefund, summed
from policies.terms import STORED_VALUE, Kind, RefundCase, RefundTo, Tender, TenderRule


class Way(NamedTuple):
    """Where money goes: to ``tender``, up to ``left`` (None: any amount), against ``payment`` (None: against none)."""

    tender: Tender
    route: RefundRoute
    left: Money | None
    payment: int | None


def rules_of(terms: TermsInForce) -> tuple[TenderRule, ...]:
    """The shop's rules; none where it has stated no refund terms."""
    return terms.refunds.tender_rules if terms.states(Kind.REFUNDS) else ()


def ways_back(
    order: OrderFacts,
    *,
    zero: Money,
    rules: Sequence[TenderRule] = (),
    returned_by: ReturnedBy = ReturnedBy.BUYER,
    on_gift_card: RefundRoute | None = None,
) -> tuple[Way, ...]:
    """A way for each payment, in the order in which they are filled: as they stand, but those to go to first before.

    Each payment goes the way of the first rule whose case is given for it, else back to where it came from;
    ``on_gift_card``, if any, is why all of it goes to a gift card instead.
    """
    given = frozenset(_given(order, returned_by))
    ways = []
    for index, payment in enumerate(order.payments):
        tender, route = _destination(payment.tender, _heard(rules, given, payment.tender))
        if on_gift_card:
            tender, route = Tender.GIFT_CARD, on_gift_card
        ways.append(Way(tender, route, _left(payment, zero), index))
    return tuple(sorted(ways, key=_goes_later))


def without_payment() -> tuple[Way, ...]:
    """The one way for goods of which no sale is found: a gift card, for any amount."""
    return (Way(Tender.GIFT_CARD, RefundRoute.NO_RECORD_OF_SALE, None, None),)


def refundable(ways: Iterable[Way], *, zero: Money) -> Money | None:
    """What was paid and is not paid back yet, which no refund exceeds; None where nothing limits it."""
    found = [way.left for way in ways]
    limits = [left for left in found if left is not None]
    return summed(limits, zero=zero) if len(limits) == len(found) else None


def allocate(amount: Money, *, ways: Iterable[Way]) -> Iterator[TenderRefund]:
    """``amount`` over ``ways``, each filled up before the next.

    Shares in proportion would need rounding of their own, and parts of a return would not sum to the whole tender by
    tender; filled in order they do. ``amount`` must not exceed what is refundable.
    """
    zero = amount - amount
    for way in ways:
        share = amount if way.left is None else min(amount, way.left)
        if share > zero:
            amount -= share
            yield TenderRefund(tender=way.tender, amount=share, route=way.route, payment=way.payment)


def postage_back(amount: Money, *, ways: Iterable[Way]) -> TenderRefund:
    """Postage to where the money goes: a card or account before a gift card. It counts against no payment."""
    tenders = [way.tender for way in ways]
    tender = next((tender for tender in tenders if tender not in STORED_VALUE), Tender.GIFT_CARD)
    return TenderRefund(tender=tender, amount=amount, route=RefundRoute.RETURN_POSTAGE, payment=None)


def way_steps(order: OrderFacts, ways: Iterable[Way]) -> Iterator[Step]:
    """For each payment whether it goes back to where it came from, and why not."""
    for way in ways:
        if way.payment is not None:
            paid_by = order.payments[way.payment].tender
            inputs: dict[str, Datum] = {"paid_by": paid_by, "goes_to": way.tender, "route": way.route}
            yield Step("original_tender", inputs, "goes_to = paid_by", way.tender is paid_by)


def _given(order: OrderFacts, returned_by: ReturnedBy) -> Iterator[RefundCase]:
    """The cases that are given for the whole order. Two means are mixed where one holds the shop's own promise."""
    yield RefundCase.ANY
    if returned_by is ReturnedBy.GIFT_RECIPIENT:
        yield RefundCase.GIFT_RECIPIENT
    paid = {payment.tender for payment in order.payments if payment.paid_at and payment.amount}
    if paid & STORED_VALUE and paid - STORED_VALUE:
        yield RefundCase.MIXED_TENDERS


def _heard(rules: Sequence[TenderRule], given: frozenset[RefundCase], tender: Tender) -> TenderRule | None:
    cases = given | {RefundCase.STORED_VALUE} if tender in STORED_VALUE else given
    return next((rule for rule in rules if rule.case in cases), None)


def _destination(paid_by: Tender, rule: TenderRule | None) -> tuple[Tender, RefundRoute]:
    if rule is None or rule.goes_to is RefundTo.ORIGINAL_TENDER:
        return paid_by, RefundRoute.ORIGINAL_TENDER
    if rule.goes_to is RefundTo.GIFT_CARD:
        return Tender.GIFT_CARD, RefundRoute(rule.case)
    tender = Tender.GIFT_CARD if paid_by in STORED_VALUE else paid_by
    return tender, RefundRoute.OTHER_TENDERS_FIRST


def _goes_later(way: Way) -> bool:
    """Whether a way waits for those that a rule says to go to first."""
    return way.route is not RefundRoute.OTHER_TENDERS_FIRST or way.tender in STORED_VALUE


def _left(payment: PaymentFacts, zero: Money) -> Money:
    """What can go back of a payment. Money that is recorded has arrived, however the clocks of two machines differ."""
    if payment.paid_at is None:
        return zero
    return max(zero, payable(payment.amount - (payment.refunded or zero)))
