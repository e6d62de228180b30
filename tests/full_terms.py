"""Terms that state everything the core can state, so that a test can walk every reference."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

from moneyed import Money

from policies.book import TermsInForce
from policies.durations import DayRange, Duration, TimeRange, Window
from policies.histories import Version
from policies.localized import Localized
from policies.shop import Shop
from policies.terms import (
    AnyTerms,
    Arrangement,
    CancellationLimit,
    CancellationTerms,
    CausePricing,
    DeliversTo,
    DueFrom,
    ExchangeHandling,
    Kind,
    LabelSource,
    MethodRequirement,
    Payer,
    PaymentTerms,
    RefundCase,
    RefundComponent,
    RefundTerms,
    RefundTo,
    Release,
    RepairCause,
    RepairPrice,
    RepairTerms,
    Returnability,
    ReturnChannel,
    ReturnCondition,
    ReturnException,
    ReturnMethod,
    ReturnMode,
    ReturnOutcome,
    ReturnReason,
    ReturnTerms,
    Scope,
    Season,
    ShippingService,
    ShippingTerms,
    Tender,
    TenderRule,
    TenderTerms,
    Transit,
    WithoutRecord,
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
    gift_cards_for_cash=True,
)
CANCELLATION = CancellationTerms(limits=frozenset(CancellationLimit), minutes=90)
# One exception that narrows and sets everything, and one for each term that excludes another.
EXCEPTIONS = (
    ReturnException(
        code="fine-jewelry",
        name=Localized.of(en="Fine jewelry", fr="Joaillerie"),
        when=Scope(
            categories=frozenset({"fine-jewelry", "watches"}),
            tags=frozenset({"numbered"}),
            zones=frozenset({"europe"}),
            channels=frozenset({ReturnChannel.BY_MAIL}),
            reasons=frozenset(ReturnReason),
            tenders=frozenset({Tender.CARD, Tender.PAYPAL}),
        ),
        then=Arrangement(
            returnability=Returnability.RETURNABLE,
            window=Window(length=10, rolls_forward=True),
            mode=ReturnMode.REVIEW,
            outcomes=frozenset({ReturnOutcome.REFUND, ReturnOutcome.EXCHANGE}),
            shipping_paid_by=Payer.SHOP,
            restocking_fee=Decimal("0.05"),
            further_conditions=frozenset({ReturnCondition.TAG_ATTACHED}),
        ),
        goes_before=frozenset({"dresses"}),
    ),
    ReturnException(
        code="gift-cards",
        name=Localized.of(en="Gift cards", fr="Cartes cadeaux"),
        when=Scope(categories=frozenset({"gift-card"})),
        then=Arrangement(returnability=Returnability.NOT_RETURNABLE),
    ),
    ReturnException(
        code="dresses",
        name=Localized.of(en="Dresses", fr="Robes"),
        when=Scope(tags=frozenset({"special-occasion"})),
        then=Arrangement(no_time_limit=True, methods=("courier", "registered")),
        goes_before=frozenset({"gift-cards"}),
    ),
)
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
        ReturnMethod(
            code="courier",
            name=Localized.of(en="Courier", fr="Coursier"),
            channel=ReturnChannel.BY_MAIL,
            label_source=LabelSource.SHOP_DEDUCTED,
            reserved=True,
            fee=Money("9.50", "EUR"),
            refunds_duties=False,
        ),
    ),
    shipping_waived_for=frozenset({ReturnReason.DEFECTIVE, ReturnReason.WRONG_ITEM}),
    restocking_fee=Decimal("0.15"),
    restocking_fee_waived_for=frozenset({ReturnReason.DEFECTIVE, ReturnReason.WRONG_ITEM}),
    outcomes=frozenset(ReturnOutcome),
    exchange=ExchangeHandling.NEW_ORDER,
    send_within=Duration(length=14),
    without_record=WithoutRecord.IDENTIFICATION,
    exceptions=EXCEPTIONS,
    seasons=(
        Season(
            code="christmas-2026",
            name=Localized.of(en="Christmas 2026", fr="Noël 2026"),
            first=date(2026, 11, 15),
            last=date(2026, 12, 24),
            until=date(2027, 1, 31),
        ),
        Season(
            code="valentine-2027",
            name=Localized.of(en="Valentine 2027", fr="Saint-Valentin 2027"),
            first=date(2027, 2, 1),
            last=date(2027, 2, 14),
            until=date(2027, 3, 1),
        ),
    ),
)
REFUNDS = RefundTerms(
    due=Duration(length=14),
    due_from=DueFrom.NOTICE,
    processing=DayRange(minimum=10, maximum=14),
    includes=frozenset(RefundComponent),
    tender_rules=tuple(
        TenderRule(
            case=case,
            goes_to=RefundTo.OTHER_TENDERS_FIRST if case is RefundCase.MIXED_TENDERS else RefundTo.GIFT_CARD,
        )
        for case in RefundCase
    ),
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
