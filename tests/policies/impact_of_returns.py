"""What changes of returns and exchanges, one order at a time: two sets of terms, and the changes between them."""

import dataclasses
from decimal import Decimal

from policies.book import TermsInForce
from policies.durations import Window
from policies.impact import Change, ChangeKind
from policies.terms import (
    Arrangement,
    Kind,
    LabelSource,
    MethodRequirement,
    Payer,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnMode,
    ReturnOutcome,
    Scope,
)
from tests.policies.impact_orders import (
    AGED,
    BOTH,
    RECENT,
    TERMS,
    Row,
    days,
    exception,
    otherwise,
)

JEWELRY = Scope(categories=frozenset({"jewelry"}))


def returns(terms: TermsInForce = TERMS, **values: object) -> TermsInForce:
    return otherwise(Kind.RETURNS, terms, **values)


def jewelry(**then: object) -> TermsInForce:
    """The shop's terms with an exception for jewelry."""
    return returns(exceptions=(exception("jewelry", JEWELRY, Arrangement(**then)),))


def method(**values: object) -> TermsInForce:
    """The shop's terms with its one way back otherwise."""
    return returns(methods=(dataclasses.replace(TERMS.returns.methods[0], **values),))


COUNTER = dataclasses.replace(
    TERMS.returns.methods[0],
    code="counter",
    channel=ReturnChannel.IN_STORE,
    label_source=LabelSource.NONE_NEEDED,
)
REGISTERED = TERMS.returns.methods[0]
WITH_COUNTER = returns(methods=(REGISTERED, COUNTER))
REVIEWED = returns(mode=ReturnMode.REVIEW)
EXCHANGES = returns(outcomes=frozenset({ReturnOutcome.REFUND, ReturnOutcome.EXCHANGE}))
EARLIER, LATER = ChangeKind.DEADLINE_EARLIER, ChangeKind.DEADLINE_LATER
OF_RETURNS: dict[str, Row] = {
    "refused": (AGED, days(30), TERMS, [Change(ChangeKind.NEWLY_REFUSED)]),
    "one day too late": (AGED, days(21), days(20), [Change(ChangeKind.NEWLY_REFUSED)]),
    "in time either way": (AGED, days(22), days(21), [Change(EARLIER, -1)]),
    "refused either way": (AGED, days(20), days(19), []),
    "earlier": (RECENT, days(30), TERMS, [Change(EARLIER, -16)]),
    "gets an end": (RECENT, returns(window=None), TERMS, [Change(EARLIER)]),
    "looked at": (RECENT, TERMS, REVIEWED, [Change(ChangeKind.ALLOWED_TO_REVIEW)]),
    "looked at and shorter": (
        RECENT,
        days(30),
        REVIEWED,
        [Change(ChangeKind.ALLOWED_TO_REVIEW), Change(EARLIER, -16)],
    ),
    "no longer looked at": (
        AGED,
        returns(REVIEWED, window=None),
        TERMS,
        [Change(ChangeKind.REVIEW_TO_REFUSED)],
    ),
    "refused for one of two items": (
        BOTH,
        TERMS,
        jewelry(returnability=Returnability.NOT_RETURNABLE),
        [Change(ChangeKind.NEWLY_REFUSED)],
    ),
    "earlier for one item, later for the other": (
        BOTH,
        TERMS,
        returns(days(10), exceptions=jewelry(window=Window(length=30)).returns.exceptions),
        [Change(EARLIER, -4), Change(LATER, 16)],
    ),
    "earlier for both items, by the longer way": (
        BOTH,
        TERMS,
        returns(days(10), exceptions=jewelry(window=Window(length=9)).returns.exceptions),
        [Change(EARLIER, -5)],
    ),
    "earlier for both items, the first by the longer way": (
        BOTH,
        TERMS,
        returns(days(10), exceptions=jewelry(window=Window(length=11)).returns.exceptions),
        [Change(EARLIER, -4)],
    ),
    "ends for one item, earlier for the other": (
        BOTH,
        returns(exceptions=jewelry(no_time_limit=True).returns.exceptions),
        days(10),
        [Change(EARLIER)],
    ),
    "postage": (
        RECENT,
        returns(shipping_paid_by=Payer.SHOP, shipping_waived_for=frozenset()),
        TERMS,
        [Change(ChangeKind.POSTAGE_CHARGED)],
    ),
    "postage of one item": (
        BOTH,
        jewelry(shipping_paid_by=Payer.SHOP),
        TERMS,
        [Change(ChangeKind.POSTAGE_CHARGED)],
    ),
    "fee": (RECENT, TERMS, returns(restocking_fee=Decimal("0.1")), [Change(ChangeKind.FEE_HIGHER)]),
    "fee for one item more, for the other less": (
        BOTH,
        returns(restocking_fee=Decimal("0.1")),
        jewelry(restocking_fee=Decimal("0.2")),
        [Change(ChangeKind.FEE_HIGHER), Change(ChangeKind.FEE_LOWER)],
    ),
    "a way closed": (RECENT, WITH_COUNTER, TERMS, [Change(ChangeKind.METHOD_CLOSED)]),
    "a way for another": (
        RECENT,
        TERMS,
        returns(methods=(COUNTER,)),
        [Change(ChangeKind.METHOD_CLOSED), Change(ChangeKind.METHOD_OPENED)],
    ),
    "a way not from here": (
        RECENT,
        WITH_COUNTER,
        returns(methods=(REGISTERED, dataclasses.replace(COUNTER, countries=("DE",)))),
        [Change(ChangeKind.METHOD_CLOSED)],
    ),
    "a way that asks for more": (
        RECENT,
        TERMS,
        method(requires=REGISTERED.requires | {MethodRequirement.INSURANCE}),
        [Change(ChangeKind.METHOD_HARDER)],
    ),
    "a way that asks for another thing": (
        RECENT,
        TERMS,
        method(requires=frozenset({MethodRequirement.INSURANCE})),
        [Change(ChangeKind.METHOD_HARDER), Change(ChangeKind.METHOD_EASIER)],
    ),
    "a way at the customer's risk": (
        RECENT,
        method(customer_bears_risk=False),
        TERMS,
        [Change(ChangeKind.METHOD_HARDER)],
    ),
    "a way without a label": (
        RECENT,
        method(label_source=LabelSource.SHOP_PREPAID),
        TERMS,
        [Change(ChangeKind.METHOD_HARDER)],
    ),
    "a way by another name": (RECENT, TERMS, method(name=COUNTER.name.of(en="By post")), []),
    "a condition more": (
        RECENT,
        TERMS,
        returns(conditions=TERMS.returns.conditions | {ReturnCondition.TAG_ATTACHED}),
        [Change(ChangeKind.CONDITION_ADDED)],
    ),
    "no exchange": (RECENT, EXCHANGES, TERMS, [Change(ChangeKind.CHOICE_CLOSED)]),
    "a gift card for money": (
        RECENT,
        TERMS,
        returns(outcomes=frozenset({ReturnOutcome.GIFT_CARD})),
        [Change(ChangeKind.CHOICE_CLOSED), Change(ChangeKind.CHOICE_OPENED)],
    ),
}
OF_EXCHANGES: dict[str, Row] = {
    "refused": (RECENT, EXCHANGES, TERMS, [Change(ChangeKind.NEWLY_REFUSED)]),
    "earlier": (RECENT, returns(EXCHANGES, window=Window(length=30)), EXCHANGES, [Change(EARLIER, -16)]),
    "refused for one of two items": (
        BOTH,
        EXCHANGES,
        returns(
            EXCHANGES,
            exceptions=jewelry(outcomes=frozenset({ReturnOutcome.REFUND})).returns.exceptions,
        ),
        [Change(ChangeKind.NEWLY_REFUSED)],
    ),
    "never offered": (RECENT, days(30), TERMS, []),
}
