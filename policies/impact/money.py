"""How two quotes for one return or cancellation differ: how much is paid back, to which tender, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from moneyed import Money

from policies.facts import OrderFacts
from policies.impact.changes import Change, Zones, moved_date
from policies.impact.kinds import ChangeKind
from policies.refunds import RefundQuote, TenderRefund, WithheldUntil, summed
from policies.terms.refunds import STORED_VALUE

# From the shortest wait to the longest.
WAITS = (None, WithheldUntil.GOODS_OR_PROOF, WithheldUntil.GOODS)

type Marked = Callable[[TenderRefund], bool]


def refund_changes(
    *, before: RefundQuote, after: RefundQuote, order: OrderFacts, zones: Zones
) -> tuple[Change, ...]:
    """More or less money, to another place, at another time. Nothing where neither pays anything back."""
    if not before.total and not after.total:
        return ()
    return (*_amounts(before, after), *_places(before, after, order), *_times(before, after, zones))


def _amounts(before: RefundQuote, after: RefundQuote) -> Iterator[Change]:
    if after.total < before.total:
        yield Change(ChangeKind.REFUND_LESS, amount=before.total - after.total)
    elif after.total > before.total:
        yield Change(ChangeKind.REFUND_MORE, amount=after.total - before.total)


def _places(before: RefundQuote, after: RefundQuote, order: OrderFacts) -> tuple[Change, ...]:
    """What goes to credit in the shop, else what goes to a tender with which it was not paid."""

    def is_credit(refund: TenderRefund) -> bool:
        return refund.tender in STORED_VALUE

    def is_elsewhere(refund: TenderRefund) -> bool:
        return refund.payment is None or order.payments[refund.payment].tender is not refund.tender

    credit = _moved(before, after, is_credit, to=ChangeKind.REFUND_AS_CREDIT, back=ChangeKind.REFUND_AS_MONEY)
    elsewhere = _moved(
        before, after, is_elsewhere, to=ChangeKind.REFUND_ELSEWHERE, back=ChangeKind.REFUND_TO_ORIGIN
    )
    return credit or elsewhere


def _moved(
    before: RefundQuote, after: RefundQuote, marked: Marked, *, to: ChangeKind, back: ChangeKind
) -> tuple[Change, ...]:
    """What left one of two places and came to the other. What is merely paid more or less did not move."""
    here, there = _split(before, marked)
    here_now, there_now = _split(after, marked)
    gone = min(here - here_now, there_now - there)
    if gone.amount > 0:
        return (Change(to, amount=gone),)
    come = min(here_now - here, there - there_now)
    return (Change(back, amount=come),) if come.amount > 0 else ()


def _split(quote: RefundQuote, marked: Marked) -> tuple[Money, Money]:
    """What is paid to tenders that are not ``marked``, and to those that are."""
    zero = quote.total - quote.total
    there = summed((refund.amount for refund in quote.allocation if marked(refund)), zero=zero)
    return quote.total - there, there


def _times(before: RefundQuote, after: RefundQuote, zones: Zones) -> Iterator[Change]:
    """Another last day, and another wait; only where both pay anything."""
    if not (before.total and after.total):
        return
    yield from moved_date(
        before.due_at,
        after.due_at,
        zones=zones,
        earlier=ChangeKind.REFUND_EARLIER,
        later=ChangeKind.REFUND_LATER,
    )
    wait, wait_now = WAITS.index(before.withheld_until), WAITS.index(after.withheld_until)
    if wait != wait_now:
        yield Change(ChangeKind.REFUND_HELD if wait_now > wait else ChangeKind.REFUND_FREED)
