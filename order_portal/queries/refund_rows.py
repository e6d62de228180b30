"""A refund quote as rows of facts."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext
from moneyed import Money

from order_portal.queries.rows import Row
from order_portal.wording import refunds as words
from order_portal.wording.choices import TENDERS
from order_portal.wording.pages import EXPECTED_REFUND
from order_portal.wording.voice import Voice
from policies.refunds import ComponentKind, RefundQuote, RefundRoute, summed
from policies.terms import Tender


def refund_rows(quote: RefundQuote, voice: Voice) -> tuple[Row, ...]:
    """What is expected back: the sum of each kind of component where there are several, the total, and the last day.

    Where any of it goes elsewhere than it came from, each means that it goes to, and why. The day is left out while
    the refund may wait beyond it.
    """
    rows = list(_components(quote, voice))
    rows.append(Row(label=gettext(EXPECTED_REFUND), value=voice.reader.money(quote.total)))
    rows.extend(_destinations(quote, voice))
    if quote.due_at is not None and quote.withheld_until is None:
        rows.append(Row(label=gettext(words.REFUND_BY), value=voice.reader.day_ended_by(quote.due_at)))
    return tuple(rows)


def _components(quote: RefundQuote, voice: Voice) -> Iterator[Row]:
    zero = quote.total - quote.total
    kinds = [kind for kind in ComponentKind if quote.of(kind)]
    if len(kinds) < 2:
        return
    for kind in kinds:
        amount = summed((component.amount for component in quote.of(kind)), zero=zero)
        yield Row(label=gettext(words.COMPONENTS[kind]), value=voice.reader.money(amount))


def _destinations(quote: RefundQuote, voice: Voice) -> Iterator[Row]:
    sums: dict[tuple[Tender, RefundRoute], Money] = {}
    for refund in quote.allocation:
        before = sums.get((refund.tender, refund.route))
        sums[refund.tender, refund.route] = refund.amount if before is None else before + refund.amount
    if all(route is RefundRoute.ORIGINAL_TENDER for _, route in sums):
        return
    for (tender, route), amount in sums.items():
        said = gettext(words.ROUTES[route]) % {"amount": voice.reader.money(amount)}
        yield Row(label=gettext(TENDERS[tender]), value=said)
