"""One order and one return in which every part of a refund has its place, under shop A's terms made fuller."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

from moneyed import Money

from policies.book import TermsInForce
from policies.facts import Destination, LineFacts, OrderFacts, PaymentFacts, ReturnedLine, ReturnFacts
from policies.refunds import RefundQuote, quote_refund
from policies.terms import (
    Kind,
    LabelSource,
    RefundCase,
    RefundComponent,
    RefundTo,
    ReturnReason,
    Tender,
    TenderRule,
    WithoutRecord,
)
from tests.policies.refund_strategies import with_terms
from tests.reference_terms import audrey_alexandre_book

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
BAG = ReturnedLine(line="bag", quantity=1, reason=ReturnReason.CHANGED_MIND)


def order_of(price: Money, *, paid: Money, delivery: Money | None = None) -> OrderFacts:
    """One bag."""
    return OrderFacts(
        number="1",
        shop="shop",
        placed_at=AT,
        destination=Destination(country="FR"),
        service="chrono13",
        lines=(LineFacts(line="bag", quantity=1, unit_price=price),),
        payments=(PaymentFacts(tender=Tender.CARD, amount=paid, paid_at=AT),),
        delivery_cost=delivery,
    )


def without(kind: Kind) -> TermsInForce:
    """Shop A's terms, had it stated none of ``kind``."""
    return dataclasses.replace(
        TERMS, versions=tuple(version for version in TERMS.versions if version.kind is not kind)
    )


def with_everything() -> TermsInForce:
    """Shop A's terms with a fee, a label, a rule for store notes, and everything paid back."""
    (method,) = TERMS.returns.methods
    label = dataclasses.replace(method, label_source=LabelSource.SHOP_DEDUCTED, fee=Money("6.90", "EUR"))
    returns = dataclasses.replace(
        TERMS.returns,
        methods=(label,),
        restocking_fee=Decimal("0.15"),
        without_record=WithoutRecord.IDENTIFICATION,
    )
    refunds = dataclasses.replace(
        TERMS.refunds,
        includes=frozenset(RefundComponent),
        tender_rules=(TenderRule(case=RefundCase.STORED_VALUE, goes_to=RefundTo.GIFT_CARD),),
    )
    return with_terms(TERMS, {Kind.RETURNS: returns, Kind.REFUNDS: refunds})


def rich_order() -> OrderFacts:
    """A bag with duties, sent by a faster delivery, paid with a store note and a card."""
    note = PaymentFacts(tender=Tender.STORE_NOTE, amount=Money(50, "EUR"), paid_at=AT)
    order = order_of(Money(200, "EUR"), paid=Money("174.90", "EUR"), delivery=Money("12.40", "EUR"))
    return dataclasses.replace(
        order,
        lines=(dataclasses.replace(order.lines[0], unit_duties=Money("12.50", "EUR")),),
        payments=(note, *order.payments),
        standard_delivery_cost=Money("4.90", "EUR"),
    )


def rich_quote(reason: ReturnReason = ReturnReason.CHANGED_MIND) -> RefundQuote:
    """The bag comes back worn, in a parcel that cost the customer 11.35 or the shop its label."""
    bag = dataclasses.replace(BAG, reason=reason, accepted=1, diminished_by=Money(180, "EUR"))
    returned = ReturnFacts(lines=(bag,), method="registered", postage_paid=Money("11.35", "EUR"))
    return quote_refund(order=rich_order(), returned=returned, terms=with_everything(), at=AT)
