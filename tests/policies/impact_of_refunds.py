"""What changes of what is paid back, one order at a time: two sets of terms, and the changes between them."""

import dataclasses
from decimal import Decimal

from policies.book import TermsInForce
from policies.durations import Duration
from policies.facts import ParcelFacts
from policies.impact import Change, ChangeKind
from policies.terms import (
    Arrangement,
    DueFrom,
    Kind,
    LabelSource,
    Payer,
    RefundCase,
    RefundComponent,
    RefundTo,
    Returnability,
    ReturnOutcome,
    ReturnReason,
    Scope,
    Tender,
    TenderRule,
    Withholding,
)
from tests.policies.impact_of_returns import jewelry, method, returns
from tests.policies.impact_orders import (
    AGED,
    BOTH,
    FRESH,
    MIXED,
    RECENT,
    TERMS,
    Row,
    days,
    euros,
    exception,
    line,
    minutes,
    order,
    otherwise,
    paid,
    paris,
    without,
)


def refunds(terms: TermsInForce = TERMS, **values: object) -> TermsInForce:
    return otherwise(Kind.REFUNDS, terms, **values)


def refunded(*components: RefundComponent) -> TermsInForce:
    return refunds(includes=frozenset({RefundComponent.ITEMS, *components}))


def rule(case: RefundCase, goes_to: RefundTo) -> TermsInForce:
    return refunds(tender_rules=(TenderRule(case=case, goes_to=goes_to),))


def due(length: int, **values: object) -> TermsInForce:
    return refunds(due=Duration(length=length), **values)


DELIVERED_FOR = dataclasses.replace(RECENT, delivery_cost=euros("9.90"), payments=(paid("299.90"),))
NOTE = dataclasses.replace(RECENT, payments=(paid(tender=Tender.STORE_NOTE),))
# Of the bag and the ring the bag is left.
BAG_LEFT = dataclasses.replace(MIXED, lines=(line(), dataclasses.replace(BOTH.lines[1], returned=1)))
OTHERS_FIRST = rule(RefundCase.MIXED_TENDERS, RefundTo.OTHER_TENDERS_FIRST)
LABELED = method(label_source=LabelSource.SHOP_DEDUCTED, fee=euros("5"))
CHARGING = returns(restocking_fee=Decimal("0.1"))
LESS = ChangeKind.REFUND_LESS
MINDS = exception(
    "minds",
    Scope(reasons=frozenset({ReturnReason.CHANGED_MIND})),
    Arrangement(returnability=Returnability.NOT_RETURNABLE),
)
OF_REFUNDS: dict[str, Row] = {
    "less a fee": (
        RECENT,
        TERMS,
        CHARGING,
        [Change(LESS, amount=euros("29.00"))],
    ),
    "nothing at all, so that no day of payment changes": (
        RECENT,
        TERMS,
        returns(due(30), restocking_fee=Decimal(1)),
        [Change(LESS, amount=euros("290.00"))],
    ),
    "less a fee for one of two items": (
        BOTH,
        TERMS,
        jewelry(restocking_fee=Decimal("0.1")),
        [Change(LESS, amount=euros("10.00"))],
    ),
    "less a label": (RECENT, TERMS, LABELED, [Change(LESS, amount=euros("5.00"))]),
    "less a label that the shop paid": (
        RECENT,
        returns(LABELED, shipping_paid_by=Payer.SHOP, shipping_waived_for=frozenset()),
        returns(LABELED, shipping_waived_for=frozenset()),
        [Change(LESS, amount=euros("5.00"))],
    ),
    "less a label that was waived": (
        RECENT,
        returns(LABELED, shipping_waived_for=frozenset({ReturnReason.CHANGED_MIND})),
        LABELED,
        [Change(LESS, amount=euros("5.00"))],
    ),
    "less a fee that was waived": (
        RECENT,
        returns(CHARGING, restocking_fee_waived_for=frozenset({ReturnReason.CHANGED_MIND})),
        CHARGING,
        [Change(LESS, amount=euros("29.00"))],
    ),
    "in no money": (
        RECENT,
        TERMS,
        returns(outcomes=frozenset({ReturnOutcome.GIFT_CARD})),
        [Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("290.00"))],
    ),
    "without the delivery": (
        DELIVERED_FOR,
        refunded(RefundComponent.STANDARD_DELIVERY),
        TERMS,
        [Change(LESS, amount=euros("9.90"))],
    ),
    "of what neither side refuses": (
        BOTH,
        TERMS,
        returns(
            restocking_fee=Decimal("0.1"),
            exceptions=jewelry(returnability=Returnability.NOT_RETURNABLE).returns.exceptions,
        ),
        [Change(LESS, amount=euros("29.00"))],
    ),
    "of what is refused either way": (AGED, TERMS, CHARGING, []),
    "of what one side refuses for a change of mind": (
        RECENT,
        TERMS,
        returns(CHARGING, exceptions=(MINDS,)),
        [],
    ),
    "of what one side refuses": (
        AGED,
        returns(days(30), restocking_fee=Decimal("0.1")),
        TERMS,
        [],
    ),
    "of an order that was never paid": (
        dataclasses.replace(RECENT, payments=()),
        TERMS,
        due(30),
        [],
    ),
    "as a gift card": (
        RECENT,
        TERMS,
        rule(RefundCase.ANY, RefundTo.GIFT_CARD),
        [Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("290.00"))],
    ),
    "to the gift card that paid first": (
        MIXED,
        OTHERS_FIRST,
        TERMS,
        [Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("100.00"))],
    ),
    "less, and some of it to the gift card that paid first": (
        BAG_LEFT,
        OTHERS_FIRST,
        CHARGING,
        [Change(LESS, amount=euros("29.00")), Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("100.00"))],
    ),
    "more, but some of it to the gift card that paid first": (
        BAG_LEFT,
        returns(OTHERS_FIRST, restocking_fee=Decimal("0.1")),
        TERMS,
        [
            Change(ChangeKind.REFUND_MORE, amount=euros("29.00")),
            Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("100.00")),
        ],
    ),
    "half a euro as a gift card": (
        dataclasses.replace(RECENT, lines=(line(unit_price=euros("0.50")),)),
        TERMS,
        rule(RefundCase.ANY, RefundTo.GIFT_CARD),
        [Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("0.50"))],
    ),
    "on a gift card instead of the store note": (
        NOTE,
        TERMS,
        rule(RefundCase.STORED_VALUE, RefundTo.GIFT_CARD),
        [Change(ChangeKind.REFUND_ELSEWHERE, amount=euros("290.00"))],
    ),
    "less, and what is left as a gift card": (
        RECENT,
        TERMS,
        returns(rule(RefundCase.ANY, RefundTo.GIFT_CARD), restocking_fee=Decimal("0.1")),
        [
            Change(LESS, amount=euros("29.00")),
            Change(ChangeKind.REFUND_AS_CREDIT, amount=euros("261.00")),
        ],
    ),
    "later": (RECENT, TERMS, due(30), [Change(ChangeKind.REFUND_LATER, 16)]),
    "later from receipt on": (
        RECENT,
        due(14, due_from=DueFrom.RECEIPT),
        due(30, due_from=DueFrom.RECEIPT),
        [Change(ChangeKind.REFUND_LATER, 16)],
    ),
    "later from the arrival a week after": (
        RECENT,
        TERMS,
        due(14, due_from=DueFrom.RECEIPT),
        [Change(ChangeKind.REFUND_LATER, 7)],
    ),
    "later from the inspection a day after": (
        RECENT,
        due(14, due_from=DueFrom.RECEIPT),
        due(14, due_from=DueFrom.INSPECTION),
        [Change(ChangeKind.REFUND_LATER, 1)],
    ),
    "at no stated time": (
        RECENT,
        due(14, withholding=Withholding.NEVER),
        without(Kind.REFUNDS),
        [Change(ChangeKind.REFUND_LATER)],
    ),
    "held for the goods": (
        RECENT,
        refunds(withholding=Withholding.NEVER),
        refunds(withholding=Withholding.UNTIL_GOODS_OR_PROOF),
        [Change(ChangeKind.REFUND_HELD)],
    ),
    "held for the goods, whatever proof there is": (
        RECENT,
        refunds(withholding=Withholding.UNTIL_GOODS_OR_PROOF),
        TERMS,
        [Change(ChangeKind.REFUND_HELD)],
    ),
    "of a cancellation, later": (FRESH, TERMS, due(30), [Change(ChangeKind.REFUND_LATER, 16)]),
    "of a cancellation that one side refuses": (
        FRESH,
        otherwise(Kind.CANCELLATION, minutes(60)),
        due(30),
        [],
    ),
    "of a parcel on its way": (
        order(
            placed_at=paris(11, 17),
            payments=(paid(),),
            parcels=(ParcelFacts(parcel="P", handed_over_at=paris(11, 17, 18)),),
        ),
        TERMS,
        due(30),
        [Change(ChangeKind.REFUND_LATER, 16)],
    ),
}
