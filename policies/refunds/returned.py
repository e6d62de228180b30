"""What is owed back for goods that are returned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from policies.book import TermsInForce
from policies.decisions import Step
from policies.errors import require_aware
from policies.facts import OrderFacts, ReturnFacts
from policies.reasons import Datum
from policies.refunds.amounts import owed, zero_of
from policies.refunds.lines import Tally, bought, check_pieces, refunded_pieces
from policies.refunds.quotes import ComponentKind, QuotedComponent, RefundQuote, part
from policies.refunds.settling import settle
from policies.refunds.timing import timing
from policies.terms import Kind, RefundComponent

CLAUSE = "refunds.includes"


def quote_refund(
    *, order: OrderFacts, returned: ReturnFacts, terms: TermsInForce, at: datetime
) -> RefundQuote:
    """What ``returned`` is worth at ``at`` under the ``terms`` the order was placed under, in full.

    Items that were accepted (before the inspection: all), less the restocking fee; and the delivery, once, with the
    return after which nothing is kept; each where ``refunds.includes`` holds it, and the items where the shop has
    stated no refund terms. Never more than was paid and not paid back yet.

    Raises UnknownLine, MoreThanBought, MixedCurrencies, NotInForce where the shop has stated no return terms,
    NoBusinessDay where closures leave no day to pay on.
    """
    at, zero = require_aware(at, "at"), zero_of(order, shop=terms.shop)
    check_pieces(order, returned.lines)
    included = _included(terms)
    fee = terms.returns.restocking_fee
    components: list[QuotedComponent] = []
    if RefundComponent.ITEMS in included:
        components += _items(order, returned, fee)
    comes_back = _comes_back(order, returned, included)
    cost = order.delivery_cost
    if cost and all(step.result for step in comes_back):
        components.append(part(ComponentKind.STANDARD_DELIVERY, owed(cost), unit=cost, clause=CLAUSE))
    return settle(
        components,
        order=order,
        zero=zero,
        kinds=(Kind.RETURNS, Kind.REFUNDS),
        timing=timing(returned=returned, terms=terms, at=at),
        terms=terms,
        trace=(*_trace(returned, included, fee), *comes_back),
    )


def _included(terms: TermsInForce) -> frozenset[RefundComponent]:
    """What the shop pays back; a shop that does not say gives back the price of what it takes back."""
    return terms.refunds.includes if terms.states(Kind.REFUNDS) else frozenset({RefundComponent.ITEMS})


def _items(order: OrderFacts, returned: ReturnFacts, fee: Decimal) -> Iterator[QuotedComponent]:
    tally = Tally(refunded_pieces(order), fee)
    for entry in returned.lines:
        line = order.line(entry.line)
        if line is not None and entry.counted:
            yield from tally.add(line, entry.counted, clause=CLAUSE)


def _comes_back(
    order: OrderFacts, returned: ReturnFacts, included: frozenset[RefundComponent]
) -> tuple[Step, Step, Step]:
    """Whether the delivery belongs to this refund: it is included, something comes back, and nothing is kept after."""
    now = sum(entry.counted for entry in returned.lines)
    ordered = sum(bought(order, line) for line in order.lines)
    kept = ordered - refunded_pieces(order).total() - now
    delivery = RefundComponent.STANDARD_DELIVERY
    return (
        Step(
            "delivery_included",
            {"includes": _listed(included)},
            f"{delivery} in includes",
            delivery in included,
        ),
        Step("something_comes_back", {"accepted": now}, "accepted > 0", now > 0),
        Step("nothing_kept", {"bought": ordered, "kept": kept}, "kept = 0", kept == 0),
    )


def _trace(returned: ReturnFacts, included: frozenset[RefundComponent], fee: Decimal) -> Iterator[Step]:
    items = RefundComponent.ITEMS
    yield Step("items_included", {"includes": _listed(included)}, f"{items} in includes", items in included)
    for entry in returned.lines:
        inputs: Mapping[str, Datum] = {
            "line": entry.line,
            "quantity": entry.quantity,
            "accepted": entry.accepted,
        }
        passed = entry.counted == entry.quantity
        yield Step("accepted", inputs, "accepted = quantity, or not inspected yet", passed)
    yield Step("no_restocking_fee", {"restocking_fee": f"{fee:f}"}, "restocking_fee = 0", not fee)


def _listed(included: frozenset[RefundComponent]) -> str:
    return ", ".join(sorted(included))
