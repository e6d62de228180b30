"""Random shops, terms and orders, all of them valid."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from moneyed import Money

from policies.book import TermsInForce
from policies.calendars import BusinessCalendar, Closure
from policies.durations import DayRange, Duration, StartsOn, TimeRange, Unit, Window
from policies.facts import (
    Destination,
    LineFacts,
    OrderFacts,
    ParcelFacts,
    PaymentFacts,
    ReturnIntent,
    ReturnItem,
)
from policies.histories import Version
from policies.localized import Localized
from policies.shop import Shop
from policies.terms import (
    AnyTerms,
    Arrangement,
    CancellationLimit,
    CancellationTerms,
    CausePricing,
    Charge,
    DeliversTo,
    DueFrom,
    ExchangeHandling,
    GuestReturns,
    Kind,
    LabelSource,
    MethodRequirement,
    Modification,
    Payer,
    PaymentTerms,
    PostalArea,
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
    Withholding,
    WithoutRecord,
    Zone,
)

LINES = ("bag", "belt", "wallet")
CATEGORIES = ("dresses", "gift_cards", "jewelry")
TAGS = ("personalised", "special_occasion")
START = datetime(2020, 1, 1, tzinfo=UTC)
codes = st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True)
texts = st.text(min_size=1, max_size=12).filter(lambda text: bool(text.strip()))
names = st.dictionaries(st.sampled_from(("de", "en", "fr", "it")), texts, min_size=1).map(
    lambda found: Localized(tuple(found.items()))
)
clocks = st.times(timezones=st.none())
amounts = st.decimals(0, 9999, places=2).map(lambda number: Money(number, "EUR"))
lengths = st.integers(1, 400)
moments = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001
maybe_moments = st.none() | moments
weekdays = st.frozensets(st.integers(1, 7), min_size=1)


def some_of[T](members: type[T], *, least: int = 0) -> st.SearchStrategy[frozenset[T]]:
    """A set of members of an enumeration."""
    return st.frozensets(st.sampled_from(members), min_size=least)


@st.composite
def day_ranges(draw: st.DrawFn) -> DayRange:
    low, high = sorted((draw(st.integers(0, 10)), draw(st.integers(0, 10))))
    return DayRange(minimum=low, maximum=high)


@st.composite
def calendars(draw: st.DrawFn) -> BusinessCalendar:
    closures = []
    for first, length in draw(
        st.lists(st.tuples(st.dates(date(2024, 1, 1), date(2029, 1, 1)), st.integers(0, 40)), max_size=3)
    ):
        closures.append(Closure(first=first, last=first + timedelta(days=length)))
    return BusinessCalendar(
        working_weekdays=draw(weekdays),
        holiday_country=draw(st.sampled_from(("", "FR", "US"))),
        closures=tuple(closures),
    )


@st.composite
def shops(draw: st.DrawFn) -> Shop:
    return Shop(
        code=draw(codes),
        name=draw(texts),
        time_zone=draw(
            st.sampled_from(("Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "UTC"))
        ),
        currency="EUR",
        country="FR",
        locales=("en", "fr"),
        calendar=draw(calendars()),
    )


@st.composite
def zones(draw: st.DrawFn) -> tuple[Zone, ...]:
    every = (
        Zone(code="metropolitan", name=draw(names), countries=("FR",)),
        Zone(
            code="overseas",
            name=draw(names),
            countries=("GP", "RE"),
            postal_areas=(PostalArea(country="FR", prefixes=("971", "98")),),
        ),
        Zone(code="europe", name=draw(names), countries=("BE", "DE")),
        Zone(code="world", name=draw(names)),
    )
    return tuple(draw(st.lists(st.sampled_from(every), min_size=1, unique=True)))


@st.composite
def services(draw: st.DrawFn, code: str, reach: tuple[Zone, ...]) -> ShippingService:
    transits = [
        Transit(
            zone=zone.code,
            days=draw(day_ranges()),
            deliver_by=draw(st.none() | clocks),
            rate=draw(st.none() | amounts),
            free_from=draw(st.none() | amounts),
        )
        for zone in draw(st.lists(st.sampled_from(reach), min_size=1, unique=True))
    ]
    return ShippingService(
        code=code,
        name=draw(names),
        carrier=draw(texts),
        delivers_to=draw(st.sampled_from(DeliversTo)),
        transits=tuple(transits),
        signature=draw(st.booleans()),
        pickup_points=draw(st.none() | lengths),
        rerouting=draw(st.just("") | texts),
        tracking_url=draw(st.sampled_from(("", "https://carrier.example/{number}"))),
    )


@st.composite
def shipping_terms(draw: st.DrawFn) -> ShippingTerms:
    reach = draw(zones())
    return ShippingTerms(
        cutoff_time=draw(clocks),
        handling_time=draw(day_ranges()),
        zones=reach,
        services=tuple(
            draw(services(code, reach)) for code in ("relais", "chrono13")[: draw(st.integers(1, 2))]
        ),
        delivery_weekdays=draw(weekdays),
        delivery_hours=draw(st.none() | st.just(TimeRange(start=time(8), end=time(13, 0, 1)))),
        check_on_receipt=draw(st.booleans()),
    )


@st.composite
def payment_terms(draw: st.DrawFn) -> PaymentTerms:
    tenders = [
        TenderTerms(
            tender=tender,
            charged=draw(st.sampled_from(Charge)),
            releases=draw(st.sampled_from(Release)),
            brands=tuple(draw(st.lists(texts, max_size=2))),
            reference_is_order_number=draw(st.booleans()),
        )
        for tender in sorted(draw(some_of(Tender, least=1)))
    ]
    return PaymentTerms(
        tenders=tuple(tenders),
        strong_authentication=draw(st.booleans()),
        confirmation_email=draw(st.booleans()),
        gift_cards_for_cash=Tender.GIFT_CARD in {terms.tender for terms in tenders} and draw(st.booleans()),
    )


@st.composite
def cancellation_terms(draw: st.DrawFn) -> CancellationTerms:
    limits = draw(some_of(CancellationLimit, least=1))
    timed = CancellationLimit.MINUTES_AFTER_ORDER in limits
    return CancellationTerms(
        limits=limits,
        minutes=draw(st.integers(1, 5000)) if timed else None,
        modification=draw(st.sampled_from(Modification)),
    )


windows = st.builds(
    Window,
    length=lengths,
    unit=st.sampled_from(Unit),
    starts_on=st.sampled_from(StartsOn),
    rolls_forward=st.booleans(),
)


durations = st.builds(Duration, length=lengths, unit=st.sampled_from(Unit))
shares = st.decimals(0, 1, places=4)


@st.composite
def return_methods(draw: st.DrawFn, code: str) -> ReturnMethod:
    label = draw(st.sampled_from(LabelSource))
    return ReturnMethod(
        code=code,
        name=draw(names),
        channel=draw(st.sampled_from(ReturnChannel)),
        label_source=label,
        requires=draw(some_of(MethodRequirement)),
        countries=draw(st.sampled_from(((), ("FR",), ("US", "DE")))),
        customer_bears_risk=draw(st.booleans()),
        reserved=draw(st.booleans()),
        fee=draw(st.none() | amounts) if label is LabelSource.SHOP_DEDUCTED else None,
        refunds_duties=draw(st.booleans()),
    )


scopes = st.builds(
    Scope,
    categories=st.frozensets(st.sampled_from(CATEGORIES)),
    tags=st.frozensets(st.sampled_from(TAGS), min_size=1),
    zones=st.frozensets(st.sampled_from(("europe", "metropolitan", "world"))),
    channels=some_of(ReturnChannel),
    reasons=some_of(ReturnReason),
    tenders=some_of(Tender),
) | st.builds(
    Scope,
    categories=st.frozensets(st.sampled_from(CATEGORIES)),
    zones=st.frozensets(st.sampled_from(("europe", "metropolitan", "world")), min_size=1),
)
EXCLUDED = Arrangement(returnability=Returnability.NOT_RETURNABLE)


@st.composite
def arrangements(draw: st.DrawFn, methods: tuple[str, ...]) -> Arrangement:
    unlimited = draw(st.booleans())
    changed: dict[str, Any] = {
        "no_time_limit": unlimited,
        "window": None if unlimited else draw(st.none() | windows),
        "mode": draw(st.none() | st.sampled_from(ReturnMode)),
        "methods": tuple(draw(st.lists(st.sampled_from(methods), unique=True))) if methods else (),
        "outcomes": draw(some_of(ReturnOutcome)),
        "shipping_paid_by": draw(st.none() | st.sampled_from(Payer)),
        "restocking_fee": draw(st.none() | shares),
        "further_conditions": draw(some_of(ReturnCondition)),
    }
    return Arrangement(**changed) if any(changed.values()) else EXCLUDED


@st.composite
def return_exceptions(draw: st.DrawFn, methods: tuple[str, ...]) -> tuple[ReturnException, ...]:
    """Up to three in any order; of those that are equally specific the later drawn goes before the earlier."""
    drawn: list[ReturnException] = []
    for code in ("first", "second", "third")[: draw(st.integers(0, 3))]:
        when = draw(scopes)
        one = ReturnException(
            code=code,
            name=draw(names),
            when=when,
            then=draw(st.just(EXCLUDED) | arrangements(() if when.channels else methods)),
            goes_before=frozenset(other.code for other in drawn if other.when.weight == when.weight),
        )
        drawn.append(one)
    return tuple(draw(st.permutations(drawn)))


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Season, ...]:
    days = sorted(draw(st.sets(st.dates(date(2025, 1, 1), date(2025, 12, 31)), min_size=4, max_size=4)))
    every = [
        Season(
            code=code,
            name=draw(names),
            first=first,
            last=last,
            until=last + timedelta(days=draw(st.integers(1, 90))),
        )
        for code, first, last in (("spring", *days[:2]), ("winter", *days[2:]))
    ]
    return tuple(every[: draw(st.integers(0, 2))])


@st.composite
def return_terms(draw: st.DrawFn) -> ReturnTerms:
    named = ("counter", "insured", "post")[: draw(st.integers(1, 3))]
    window, payer, fee = draw(st.none() | windows), draw(st.sampled_from(Payer)), draw(shares)
    exceptions = draw(return_exceptions(named))
    charged = {payer, *(one.then.shipping_paid_by for one in exceptions)}
    kept = bool(fee) or any(one.then.restocking_fee for one in exceptions)
    return ReturnTerms(
        window=window,
        mode=draw(st.sampled_from(ReturnMode)),
        guests=draw(st.sampled_from(GuestReturns)),
        conditions=draw(some_of(ReturnCondition)),
        methods=tuple(draw(return_methods(code)) for code in named),
        shipping_paid_by=payer,
        shipping_waived_for=draw(some_of(ReturnReason)) if Payer.CUSTOMER in charged else frozenset(),
        restocking_fee=fee,
        restocking_fee_waived_for=draw(some_of(ReturnReason)) if kept else frozenset(),
        outcomes=draw(some_of(ReturnOutcome, least=1)),
        exchange=draw(st.sampled_from(ExchangeHandling)),
        send_within=draw(st.none() | st.builds(Duration, length=st.integers(1, 60))),
        without_record=draw(st.sampled_from(WithoutRecord)),
        exceptions=exceptions,
        seasons=draw(seasons()) if window else (),
    )


@st.composite
def tender_rules(draw: st.DrawFn) -> tuple[TenderRule, ...]:
    cases = draw(st.lists(st.sampled_from(RefundCase), unique=True))
    return tuple(
        TenderRule(case=case, goes_to=draw(st.sampled_from(DESTINATIONS.get(case, PLAIN_DESTINATIONS))))
        for case in sorted(cases, key=lambda case: case is RefundCase.ANY)
    )


PLAIN_DESTINATIONS = (RefundTo.ORIGINAL_TENDER, RefundTo.GIFT_CARD)
DESTINATIONS = {
    RefundCase.MIXED_TENDERS: tuple(RefundTo),
    RefundCase.NO_RECORD_OF_SALE: (RefundTo.GIFT_CARD,),
}


@st.composite
def refund_terms(draw: st.DrawFn) -> RefundTerms:
    due_from = draw(st.sampled_from(DueFrom))
    return RefundTerms(
        due=draw(durations),
        due_from=due_from,
        includes=draw(some_of(RefundComponent, least=1)),
        withholding=draw(st.sampled_from(Withholding)),
        inspection=due_from is DueFrom.INSPECTION or draw(st.booleans()),
        processing=draw(st.none() | day_ranges()),
        tender_rules=draw(tender_rules()),
    )


@st.composite
def repair_terms(draw: st.DrawFn) -> RepairTerms:
    causes = sorted(draw(some_of(RepairCause, least=1)))
    return RepairTerms(
        causes=tuple(CausePricing(cause=cause, price=draw(st.sampled_from(RepairPrice))) for cause in causes),
        contact_first=draw(st.booleans()),
        quote_validity=draw(st.none() | durations),
        irreparable_sent_back=draw(st.booleans()),
    )


TERMS: dict[Kind, st.SearchStrategy[AnyTerms]] = {
    Kind.SHIPPING: shipping_terms(),
    Kind.PAYMENT: payment_terms(),
    Kind.CANCELLATION: cancellation_terms(),
    Kind.RETURNS: return_terms(),
    Kind.REFUNDS: refund_terms(),
    Kind.REPAIRS: repair_terms(),
}


@st.composite
def in_force(draw: st.DrawFn) -> TermsInForce:
    """All six kinds of one shop, the first version of each."""
    versions = tuple(
        Version(kind=kind, number=1, effective_from=START, recorded_at=START, terms=draw(terms))
        for kind, terms in TERMS.items()
    )
    return TermsInForce(draw(shops()), versions, START)


lines = st.builds(
    LineFacts,
    line=st.sampled_from(LINES),
    quantity=st.integers(0, 4),
    unit_price=st.just(Money(Decimal(290), "EUR")),
    cancelled=st.integers(0, 4),
    returned=st.integers(0, 4),
    categories=st.frozensets(st.sampled_from(CATEGORIES)),
    tags=st.frozensets(st.sampled_from(TAGS)),
)
parcels = st.builds(
    ParcelFacts,
    parcel=codes,
    lines=st.lists(st.sampled_from(LINES), unique=True, max_size=3).map(tuple),
    handed_over_at=maybe_moments,
    available_at=maybe_moments,
    delivered_at=maybe_moments,
    returned_to_sender_at=maybe_moments,
)
payments = st.builds(
    PaymentFacts,
    tender=st.sampled_from(Tender),
    amount=st.just(Money(Decimal(290), "EUR")),
    paid_at=maybe_moments,
)
destinations = st.builds(
    Destination,
    country=st.sampled_from(("FR", "RE", "DE", "US", "", "fr")),
    postal_code=st.sampled_from(("75003", "97110", "98 800", "", "???")),
)
orders = st.builds(
    OrderFacts,
    number=codes,
    shop=codes,
    placed_at=moments,
    destination=destinations,
    service=st.sampled_from(("relais", "chrono13", "drone")),
    lines=st.lists(lines, max_size=3, unique_by=lambda line: line.line).map(tuple),
    payments=st.lists(payments, max_size=2).map(tuple),
    parcels=st.lists(parcels, max_size=3).map(tuple),
    cancelled_at=maybe_moments,
)
items = st.builds(
    ReturnItem,
    line=st.sampled_from((*LINES, "hat")),
    quantity=st.integers(1, 5),
    reason=st.sampled_from(ReturnReason),
)
intents = st.builds(ReturnIntent, items=st.lists(items, max_size=3).map(tuple), signed_in=st.booleans())
