"""What changes of what is paid back by the way goods come back: two sets of terms, and the changes between them."""

import dataclasses

from policies.book import TermsInForce
from policies.impact import Change
from policies.terms import (
    Arrangement,
    LabelSource,
    RefundComponent,
    ReturnMethod,
)
from tests.policies.impact_of_refunds import LESS, refunded, refunds
from tests.policies.impact_of_returns import COUNTER, JEWELRY, REGISTERED, returns
from tests.policies.impact_orders import (
    BOTH,
    TERMS,
    Row,
    euros,
    exception,
    paid,
)


def ways(*methods: ReturnMethod, for_ring: tuple[str, ...]) -> TermsInForce:
    """Terms with these ways back, others for jewelry, and duties that are paid back where the way allows it."""
    goods = exception("jewelry", JEWELRY, Arrangement(methods=for_ring))
    return returns(refunded(RefundComponent.DUTIES), methods=methods, exceptions=(goods,))


# A bag with duties of 10 and a ring with duties of 3.
DUTIABLE = dataclasses.replace(
    BOTH,
    lines=tuple(
        dataclasses.replace(one, unit_duties=euros(duties))
        for one, duties in zip(BOTH.lines, ("10", "3"), strict=True)
    ),
    payments=(paid("403"),),
)
POST = dataclasses.replace(REGISTERED, refunds_duties=False)
BY_HAND = dataclasses.replace(COUNTER, refunds_duties=False, reserved=True)
INSURED = dataclasses.replace(REGISTERED, code="insured", reserved=True)
LABEL = dataclasses.replace(POST, code="label", label_source=LabelSource.SHOP_DEDUCTED, fee=euros("5"))
DEARER = dataclasses.replace(LABEL, fee=euros("6"))
OF_WAYS: dict[str, Row] = {
    "duties of the item whose way brings them back": (
        DUTIABLE,
        ways(POST, INSURED, BY_HAND, for_ring=("insured", "counter")),
        refunds(
            ways(POST, INSURED, BY_HAND, for_ring=("insured", "counter")), includes=TERMS.refunds.includes
        ),
        [Change(LESS, amount=euros("3.00"))],
    ),
    "the same, by the way that stays open": (
        DUTIABLE,
        ways(POST, BY_HAND, INSURED, for_ring=("counter", "insured")),
        ways(POST, BY_HAND, INSURED, for_ring=("insured",)),
        [],
    ),
    "less a dearer label, by the one way for both items": (
        DUTIABLE,
        ways(POST, LABEL, for_ring=("label",)),
        ways(POST, DEARER, for_ring=("label",)),
        [Change(LESS, amount=euros("1.00"))],
    ),
    "the same, where the label is for one of two parcels": (
        DUTIABLE,
        ways(LABEL, dataclasses.replace(POST, reserved=True), for_ring=("registered",)),
        ways(DEARER, dataclasses.replace(POST, reserved=True), for_ring=("registered",)),
        [],
    ),
}
