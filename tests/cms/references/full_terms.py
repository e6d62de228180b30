"""Terms that state everything the core can state, so that a test can walk every reference."""

from datetime import UTC, datetime, time
from decimal import Decimal

from moneyed import Money

from policies.book import TermsInForce
from policies.durations import DayRange, Duration, TimeRange, Window
from policies.histories import Version
from policies.localized import Localized
from policies.shop import Shop
from policies.terms import (
    AnyTerms,
    CancellationLimit,
    CancellationTerms,
    CausePricing,
    DeliversTo,
    DueFrom,
    Kind,
    LabelSource,
    MethodRequirement,
    PaymentTerms,
    RefundTerms,
    Release,
    RepairCause,
    RepairPrice,
    RepairTerms,
    ReturnChannel,
    ReturnCondition,
    ReturnMethod,
    ReturnReason,
    ReturnTerms,
    ShippingService,
    ShippingTerms,
    Tender,
    TenderTerms,
    Transit,
    Zone,
)

START = datetime(2026, 1, 1, tzinfo=UTC)
SHOP = Shop(
    code="full",
    name="Full & Co",
    time_zone="Europe/Paris",
    currency="EUR",
    country="FR",
    locales=("en", "fr"),
)

SHIPPING = ShippingTerms(
    cutoff_time=time(12),
    handling_time=DayRange(minimum=0, maximum=0),
    zones=(Zone(code="europe", name=Localized.of(en="Europe", fr="Europe")),),
    services=(
        ShippingService(
            code="relais",
            name=Localized.of(en="Pick-up", fr="Relais"),
            carrier="Chronopost",
            delivers_to=DeliversTo.PICKUP_POINT,
            signature=True,
            pickup_points=17_500,
            rerouting="Predict",
            transits=(
                Transit(
                    zone="europe",
                    days=DayRange(minimum=1, maximum=3),
                    deliver_by=time(13),
                    rate=Money("12.50", "EUR"),
                    free_from=Money("150", "EUR"),
                ),
            ),
        ),
    ),
    delivery_hours=TimeRange(start=time(8), end=time(13)),
    check_on_receipt=True,
)
PAYMENT = PaymentTerms(
    tenders=(
        *(
            TenderTerms(tender=tender)
            for tender in Tender
            if tender not in {Tender.CARD, Tender.BANK_TRANSFER}
        ),
        TenderTerms(tender=Tender.CARD, brands=("Visa", "Mastercard")),
        TenderTerms(tender=Tender.BANK_TRANSFER, releases=Release.WHEN_PAID, reference_is_order_number=True),
    ),
)
CANCELLATION = CancellationTerms(limits=frozenset(CancellationLimit), minutes=90)
RETURNS = ReturnTerms(
    window=Window(length=14),
    conditions=frozenset(ReturnCondition),
    methods=(
        ReturnMethod(
            code="registered",
            name=Localized.of(en="Registered post", fr="Recommandé"),
            channel=ReturnChannel.BY_MAIL,
            label_source=LabelSource.CUSTOMER,
            requires=frozenset(MethodRequirement),
        ),
    ),
    shipping_waived_for=frozenset({ReturnReason.DEFECTIVE, ReturnReason.WRONG_ITEM}),
    restocking_fee=Decimal("0.15"),
)
REFUNDS = RefundTerms(
    due=Duration(length=14), due_from=DueFrom.NOTICE, processing=DayRange(minimum=10, maximum=14)
)
REPAIRS = RepairTerms(
    causes=tuple(CausePricing(cause=cause, price=RepairPrice.QUOTED) for cause in RepairCause),
    quote_validity=Duration(length=30),
)

FULL: tuple[tuple[Kind, AnyTerms], ...] = (
    (Kind.SHIPPING, SHIPPING),
    (Kind.PAYMENT, PAYMENT),
    (Kind.CANCELLATION, CANCELLATION),
    (Kind.RETURNS, RETURNS),
    (Kind.REFUNDS, REFUNDS),
    (Kind.REPAIRS, REPAIRS),
)


def in_force(*terms: tuple[Kind, AnyTerms], shop: Shop = SHOP) -> TermsInForce:
    """Terms in force, each kind's first version."""
    versions = tuple(
        Version(kind=kind, number=1, effective_from=START, recorded_at=START, terms=stated)
        for kind, stated in terms or FULL
    )
    return TermsInForce(shop, versions, START)
