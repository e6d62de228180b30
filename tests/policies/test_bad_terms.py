"""What cannot be promised or asked has an error class of its own, at the field that is wrong."""

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from moneyed import Money

from policies.agreement import require_agreement
from policies.book import TermsInForce
from policies.durations import Window
from policies.errors import (
    ContradictoryTerms,
    InvalidTerms,
    NegativeAmount,
    OverlappingTerms,
    TiedExceptions,
    UnknownName,
)
from policies.terms import (
    Arrangement,
    CancellationLimit,
    CancellationTerms,
    Kind,
    LabelSource,
    Payer,
    PaymentTerms,
    RefundCase,
    RefundTerms,
    RefundTo,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnMethod,
    ReturnReason,
    ReturnTerms,
    Scope,
    Season,
    ShippingTerms,
    Tender,
    TenderRule,
    TenderTerms,
)
from tests.policies.stated_exceptions import (
    FORTNIGHT,
    NAME,
    RETURNS,
    WEEK,
    category,
    exception,
    of,
    tag,
    with_exceptions,
    zone,
)
from tests.reference_terms import alamara, alamara_book, audrey_alexandre

SHOP, TERMS_A = audrey_alexandre()
_, TERMS_B = alamara()
SHIPPING, REFUNDS = TERMS_A[Kind.SHIPPING], TERMS_B[Kind.REFUNDS]
assert isinstance(SHIPPING, ShippingTerms)
assert isinstance(REFUNDS, RefundTerms)
AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
IN_FORCE_B = alamara_book().at(AT)


def season(code: str, first: date, last: date, until: date = date(2027, 1, 31)) -> Season:
    return Season(code=code, name=NAME, first=first, last=last, until=until)


def with_seasons(*seasons: Season) -> ReturnTerms:
    return dataclasses.replace(RETURNS, seasons=seasons)


def method(**changed: Any) -> ReturnMethod:
    stated = {
        "code": "post",
        "name": NAME,
        "channel": ReturnChannel.BY_MAIL,
        "label_source": LabelSource.CUSTOMER,
    }
    return ReturnMethod(**(stated | changed))


def rules(*stated: tuple[RefundCase, RefundTo]) -> RefundTerms:
    return dataclasses.replace(
        REFUNDS, tender_rules=tuple(TenderRule(case=case, goes_to=to) for case, to in stated)
    )


NOVEMBER = season("november", date(2026, 11, 1), date(2026, 11, 30))
DECEMBER = season("december", date(2026, 12, 1), date(2026, 12, 24))
BAGS, SALE = exception("bags", category("bags")), exception("sale", tag("sale"), FORTNIGHT)
EXCLUDED = Arrangement(returnability=Returnability.NOT_RETURNABLE)
CASES: list[tuple[Callable[[], object], type[InvalidTerms], str]] = [
    # Two values that exclude each other.
    (
        lambda: Arrangement(returnability=Returnability.NOT_RETURNABLE, window=Window(length=7)),
        ContradictoryTerms,
        "returnability",
    ),
    (
        lambda: Arrangement(
            returnability=Returnability.NOT_RETURNABLE, further_conditions=of(ReturnCondition.NEW)
        ),
        ContradictoryTerms,
        "returnability",
    ),
    (lambda: Arrangement(window=Window(length=7), no_time_limit=True), ContradictoryTerms, "no_time_limit"),
    (lambda: dataclasses.replace(RETURNS, window=None, seasons=(NOVEMBER,)), ContradictoryTerms, "seasons"),
    (
        lambda: dataclasses.replace(RETURNS, shipping_paid_by=Payer.SHOP),
        ContradictoryTerms,
        "shipping_waived_for",
    ),
    (
        lambda: dataclasses.replace(RETURNS, restocking_fee_waived_for=of(ReturnReason.DEFECTIVE)),
        ContradictoryTerms,
        "restocking_fee_waived_for",
    ),
    (
        lambda: with_exceptions(
            exception(
                "counter", Scope(channels=of(ReturnChannel.IN_STORE)), Arrangement(methods=("registered",))
            )
        ),
        ContradictoryTerms,
        "exceptions.0.then.methods",
    ),
    (lambda: method(fee=Money(Decimal(5), "EUR")), ContradictoryTerms, "fee"),
    (
        lambda: CancellationTerms(limits=of(CancellationLimit.HANDOVER), minutes=60),
        ContradictoryTerms,
        "minutes",
    ),
    (
        lambda: PaymentTerms(tenders=(TenderTerms(tender=Tender.CARD),), gift_cards_for_cash=True),
        ContradictoryTerms,
        "gift_cards_for_cash",
    ),
    (
        lambda: rules((RefundCase.ANY, RefundTo.GIFT_CARD), (RefundCase.GIFT_RECIPIENT, RefundTo.GIFT_CARD)),
        ContradictoryTerms,
        "tender_rules",
    ),
    (
        lambda: rules((RefundCase.STORED_VALUE, RefundTo.OTHER_TENDERS_FIRST)),
        ContradictoryTerms,
        "goes_to",
    ),
    (
        lambda: rules((RefundCase.NO_RECORD_OF_SALE, RefundTo.ORIGINAL_TENDER)),
        ContradictoryTerms,
        "goes_to",
    ),
    (
        lambda: season("one", date(2026, 11, 1), date(2026, 11, 30), date(2026, 11, 30)),
        ContradictoryTerms,
        "until",
    ),
    # Circles, and a wider one before a narrower one.
    (lambda: exception("bags", category("bags"), WEEK, "bags"), ContradictoryTerms, "goes_before"),
    (
        lambda: with_exceptions(
            exception("bags", category("bags"), WEEK, "sale"),
            exception("sale", tag("sale"), FORTNIGHT, "bags"),
        ),
        ContradictoryTerms,
        "exceptions.0.goes_before",
    ),
    (
        lambda: with_exceptions(
            exception("a", category("a"), WEEK, "b"),
            exception("b", category("b"), FORTNIGHT, "c"),
            exception("c", category("c"), WEEK, "a"),
        ),
        ContradictoryTerms,
        "exceptions.2.goes_before",
    ),
    (
        lambda: with_exceptions(
            exception("bags", category("bags"), WEEK, "sale_bags"),
            exception("sale_bags", category("bags", tags=of("sale")), FORTNIGHT),
        ),
        ContradictoryTerms,
        "exceptions.0.goes_before",
    ),
    # Overlaps.
    (
        lambda: with_seasons(NOVEMBER, dataclasses.replace(DECEMBER, first=date(2026, 11, 30))),
        OverlappingTerms,
        "seasons.1.first",
    ),
    (
        lambda: with_seasons(DECEMBER, dataclasses.replace(NOVEMBER, last=date(2026, 12, 1))),
        OverlappingTerms,
        "seasons.1.first",
    ),
    (
        lambda: with_seasons(NOVEMBER, dataclasses.replace(NOVEMBER, code="again")),
        OverlappingTerms,
        "seasons.1.first",
    ),
    (
        lambda: dataclasses.replace(
            SHIPPING, zones=(*SHIPPING.zones, dataclasses.replace(SHIPPING.zones[0], code="again"))
        ),
        OverlappingTerms,
        "zones.4",
    ),
    # Names of what nobody stated.
    (
        lambda: with_exceptions(
            exception("bags", category("bags"), Arrangement(methods=("registered", "pigeon")))
        ),
        UnknownName,
        "exceptions.0.then.methods.1",
    ),
    (
        lambda: with_exceptions(exception("bags", category("bags"), WEEK, "belts")),
        UnknownName,
        "exceptions.0.goes_before",
    ),
    (
        lambda: dataclasses.replace(SHIPPING, zones=SHIPPING.zones[1:]),
        UnknownName,
        "services.0.transits.0.zone",
    ),
    (lambda: require_agreement(naming_zone("atlantis")), UnknownName, "returns.exceptions.0.when.zones"),
    (lambda: dataclasses.replace(SHOP, time_zone="Europe/Atlantis"), UnknownName, "time_zone"),
    # Ties.
    (lambda: with_exceptions(BAGS, SALE), TiedExceptions, "exceptions.1.goes_before"),
    (
        lambda: with_exceptions(BAGS, exception("box", zone("europe"), FORTNIGHT)),
        TiedExceptions,
        "exceptions.1.goes_before",
    ),
    (
        lambda: with_exceptions(BAGS, exception("kept", tag("kept"), Arrangement(no_time_limit=True))),
        TiedExceptions,
        "exceptions.1.goes_before",
    ),
    (
        lambda: with_exceptions(BAGS, exception("belts", category("belts"), FORTNIGHT)),
        TiedExceptions,
        "exceptions.1.goes_before",
    ),
    (
        lambda: with_exceptions(
            exception("never", category("bags"), EXCLUDED),
            exception("always", tag("sale"), Arrangement(returnability=Returnability.RETURNABLE)),
        ),
        TiedExceptions,
        "exceptions.1.goes_before",
    ),
    # Below zero.
    (lambda: dataclasses.replace(RETURNS, restocking_fee=Decimal("-0.01")), NegativeAmount, "restocking_fee"),
    (lambda: Arrangement(restocking_fee=Decimal("-0.01")), NegativeAmount, "restocking_fee"),
    (
        lambda: method(label_source=LabelSource.SHOP_DEDUCTED, fee=Money(Decimal("-0.01"), "EUR")),
        NegativeAmount,
        "fee",
    ),
]


def naming_zone(code: str) -> TermsInForce:
    """Shop B's terms with a return exception for a zone of that code."""
    terms = dataclasses.replace(IN_FORCE_B.returns, exceptions=(exception("there", zone(code)),))
    versions = tuple(
        dataclasses.replace(version, terms=terms) if version.kind is Kind.RETURNS else version
        for version in IN_FORCE_B.versions
    )
    return dataclasses.replace(IN_FORCE_B, versions=versions)


@pytest.mark.parametrize(("build", "cls", "field"), CASES)
def test_each_mistake_has_its_own_class_at_its_field(
    build: Callable[[], object], cls: type[InvalidTerms], field: str
) -> None:
    with pytest.raises(InvalidTerms) as caught:
        build()

    assert type(caught.value) is cls
    assert field in {problem.field for problem in caught.value.problems}
    assert field in str(caught.value)


def test_mistakes_of_two_kinds_are_told_together() -> None:
    with pytest.raises(InvalidTerms) as caught:
        dataclasses.replace(RETURNS, restocking_fee=Decimal("-0.01"), methods=())

    assert type(caught.value) is InvalidTerms
    assert {problem.code for problem in caught.value.problems} == {"negative", "required"}


@pytest.mark.parametrize(
    "build",
    [
        lambda: with_seasons(NOVEMBER, DECEMBER),
        lambda: with_seasons(DECEMBER, NOVEMBER),
        lambda: season("day", date(2026, 11, 1), date(2026, 11, 1), date(2026, 11, 2)),
        lambda: season("year", date(2027, 1, 1), date(2028, 1, 1), date(2028, 1, 2)),
        lambda: require_agreement(naming_zone("international")) or True,
        lambda: require_agreement(IN_FORCE_B) or True,
        lambda: Arrangement(restocking_fee=Decimal(0)),
        lambda: Arrangement(restocking_fee=Decimal(1)),
        lambda: method(label_source=LabelSource.SHOP_DEDUCTED, fee=Money(Decimal(0), "EUR")),
        lambda: rules((RefundCase.GIFT_RECIPIENT, RefundTo.GIFT_CARD), (RefundCase.ANY, RefundTo.GIFT_CARD)),
    ],
)
def test_what_is_just_possible_is_allowed(build: Callable[[], object]) -> None:
    assert build()


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (lambda: season("long", date(2026, 1, 1), date(2027, 1, 2)), "too_long"),
        (lambda: season("long", date(2026, 11, 2), date(2026, 11, 1)), "reversed"),
        (lambda: season("Long one", date(2026, 11, 1), date(2026, 11, 2)), "invalid"),
        (Scope, "required"),
        (lambda: category("Fine Jewelry"), "invalid"),
        (Arrangement, "required"),
        (lambda: Arrangement(restocking_fee=Decimal("1.01")), "out_of_range"),
        (lambda: Arrangement(methods=("registered", "registered")), "duplicate"),
        (lambda: with_exceptions(BAGS, BAGS), "duplicate"),
        (lambda: with_seasons(NOVEMBER, dataclasses.replace(DECEMBER, code="november")), "duplicate"),
        (
            lambda: rules((RefundCase.ANY, RefundTo.GIFT_CARD), (RefundCase.ANY, RefundTo.GIFT_CARD)),
            "duplicate",
        ),
    ],
)
def test_other_mistakes_have_a_code(build: Callable[[], object], code: str) -> None:
    with pytest.raises(InvalidTerms) as caught:
        build()

    assert code in {problem.code for problem in caught.value.problems}
