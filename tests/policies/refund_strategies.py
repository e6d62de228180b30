"""Random orders, returns of them, and terms by which they are paid back."""

import dataclasses
from datetime import UTC, datetime
from decimal import Decimal

from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.facts import Destination, LineFacts, OrderFacts, PaymentFacts, ReturnedLine
from policies.localized import Localized
from policies.terms import (
    AnyTerms,
    Arrangement,
    Kind,
    LabelSource,
    Payer,
    RefundCase,
    RefundComponent,
    RefundTo,
    ReturnChannel,
    ReturnException,
    ReturnMethod,
    ReturnOutcome,
    ReturnReason,
    ReturnTerms,
    Scope,
    Tender,
    TenderRule,
    WithoutRecord,
)
from tests.reference_terms import audrey_alexandre_book

AT = datetime(2026, 11, 2, 9, tzinfo=UTC)
TERMS = audrey_alexandre_book().at(AT)
CURRENCIES = ("EUR", "JPY", "KWD")
LINES = ("bag", "belt", "wallet")

# Finer than any currency, and often on a half.
prices = st.integers(0, 40_000).map(lambda number: Decimal(number) / 200) | st.decimals(0, 500, places=4)
reasons = st.sampled_from(ReturnReason)
shares = st.sampled_from(("0", "0.1", "0.15", "0.3333", "0.5", "1"))
waivers = st.frozensets(reasons, max_size=3)

POST = ReturnMethod(
    code="post",
    name=Localized.of(en="Post"),
    channel=ReturnChannel.BY_MAIL,
    label_source=LabelSource.CUSTOMER,
)
STORE = ReturnMethod(
    code="store",
    name=Localized.of(en="Store"),
    channel=ReturnChannel.IN_STORE,
    label_source=LabelSource.NONE_NEEDED,
    refunds_duties=False,
)
WAYS = ("post", "store", "pigeon", None)
# What each case of a rule may lead to. A rule for any case is heard last.
RULES = tuple(
    TenderRule(case=case, goes_to=goes_to)
    for case, destinations in (
        (RefundCase.GIFT_RECIPIENT, (RefundTo.ORIGINAL_TENDER, RefundTo.GIFT_CARD)),
        (RefundCase.MIXED_TENDERS, tuple(RefundTo)),
        (RefundCase.STORED_VALUE, (RefundTo.ORIGINAL_TENDER, RefundTo.GIFT_CARD)),
    )
    for goes_to in destinations
)
LAST = (
    (),
    (TenderRule(case=RefundCase.ANY, goes_to=RefundTo.ORIGINAL_TENDER),),
    (TenderRule(case=RefundCase.ANY, goes_to=RefundTo.GIFT_CARD),),
)


def exception_in_stores(fee: str) -> tuple[ReturnException, ...]:
    """Another fee for what is brought to a store."""
    return (
        ReturnException(
            code="stores",
            name=Localized.of(en="Stores"),
            when=Scope(channels=frozenset({ReturnChannel.IN_STORE})),
            then=Arrangement(restocking_fee=Decimal(fee)),
        ),
    )


@st.composite
def return_terms(draw: st.DrawFn) -> ReturnTerms:
    """Fees that differ by reason and by way, duties that one way brings back, and either who bears the postage."""
    fee, exceptions = Decimal(draw(shares)), draw(st.just(()) | shares.map(exception_in_stores))
    charged = fee or any(one.then.restocking_fee for one in exceptions)
    payer = draw(st.sampled_from(Payer))
    return dataclasses.replace(
        TERMS.returns,
        methods=(POST, STORE),
        restocking_fee=fee,
        exceptions=exceptions,
        restocking_fee_waived_for=draw(waivers) if charged else frozenset(),
        shipping_paid_by=payer,
        shipping_waived_for=draw(waivers) if payer is Payer.CUSTOMER else frozenset(),
        outcomes=draw(st.sampled_from((frozenset({ReturnOutcome.REFUND}), frozenset(ReturnOutcome)))),
        without_record=WithoutRecord.IDENTIFICATION,
    )


@st.composite
def terms_of_refunds(draw: st.DrawFn) -> TermsInForce:
    """Shop A's terms with other fees, other things paid back, and rules in any order."""
    rules = draw(st.lists(st.sampled_from(RULES), unique_by=lambda rule: rule.case))
    changed: dict[Kind, AnyTerms] = {
        Kind.RETURNS: draw(return_terms()),
        Kind.REFUNDS: dataclasses.replace(
            TERMS.refunds,
            includes=frozenset(draw(st.sets(st.sampled_from(RefundComponent), min_size=1))),
            tender_rules=(*rules, *draw(st.sampled_from(LAST))),
        ),
    }
    return with_terms(TERMS, changed)


def with_terms(terms: TermsInForce, changed: dict[Kind, AnyTerms]) -> TermsInForce:
    """The same terms in force, but those of some kinds."""
    versions = tuple(
        dataclasses.replace(version, terms=changed.get(version.kind, version.terms))
        for version in terms.versions
    )
    return dataclasses.replace(terms, versions=versions)


def with_label(terms: TermsInForce, fee: Money) -> TermsInForce:
    """The same terms where a label of the shop for the post costs ``fee``."""
    post = dataclasses.replace(POST, label_source=LabelSource.SHOP_DEDUCTED, fee=fee)
    returns = dataclasses.replace(terms.returns, methods=(post, STORE))
    return with_terms(terms, {Kind.RETURNS: returns})


@st.composite
def orders(draw: st.DrawFn) -> OrderFacts:
    """An order in any of three currencies, paid in up to three parts: not at all, in part, in full, or too much."""
    currency = draw(st.sampled_from(CURRENCIES))
    amounts = prices.map(lambda number: Money(number, currency))
    bought = tuple(
        LineFacts(
            line=code,
            quantity=draw(st.integers(1, 4)),
            unit_price=draw(amounts),
            unit_duties=draw(st.none() | amounts),
        )
        for code in LINES[: draw(st.integers(1, 3))]
    )
    payments = tuple(
        PaymentFacts(
            tender=draw(st.sampled_from(Tender)),
            amount=Money(Decimal(draw(st.integers(0, 1500))) / draw(st.sampled_from((1, 2, 8))), currency),
            paid_at=draw(st.sampled_from((AT, AT, AT, None))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return OrderFacts(
        number="1",
        shop="shop",
        placed_at=AT,
        destination=Destination(country="FR"),
        service="chrono13",
        lines=bought,
        payments=payments,
        delivery_cost=draw(st.none() | amounts),
        standard_delivery_cost=draw(st.none() | amounts),
    )


@st.composite
def returned_pieces(draw: st.DrawFn, order: OrderFacts) -> tuple[ReturnedLine, ...]:
    """Some of the order, piece by piece: so it can be split anywhere."""
    currency = order.lines[0].unit_price.currency
    pieces = [
        ReturnedLine(
            line=line.line,
            quantity=1,
            accepted=draw(st.sampled_from((None, 1, 1, 0))),
            reason=draw(reasons),
            diminished_by=draw(st.none() | prices.map(lambda number: Money(number, currency))),
            method=draw(st.sampled_from(WAYS)),
        )
        for line in order.lines
        for _ in range(draw(st.integers(0, line.quantity)))
    ]
    return tuple(draw(st.permutations(pieces)))
