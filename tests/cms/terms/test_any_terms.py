"""Whatever terms the core can state in a shop's languages and currency, editors' models hold."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from moneyed import Money

from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS
from cms.terms.publishing import KIND_OF
from policies import durations
from policies import terms as core
from policies.localized import Localized
from policies.terms import AnyTerms, Kind

words = st.text(string.ascii_letters + "éàç’ ", min_size=1, max_size=20).map(str.strip).filter(bool)
codes = st.from_regex(r"[a-z][a-z0-9-]{0,10}", fullmatch=True)
names = st.builds(lambda en, fr: Localized.of(en=en, fr=fr), words, words)
days = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(
    lambda pair: durations.DayRange(minimum=min(pair), maximum=max(pair))
)
lengths = st.builds(durations.Duration, length=st.integers(1, 400), unit=st.sampled_from(durations.Unit))
moments = st.times().map(lambda clock: time(clock.hour, clock.minute))
hours = (
    st.tuples(moments, moments)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: durations.TimeRange(start=min(pair), end=max(pair)))
)
amounts = st.decimals(0, 9999, places=2).map(lambda number: Money(number, "EUR"))


def some(enumeration: type, **bounds: int) -> st.SearchStrategy[frozenset[object]]:
    return st.frozensets(st.sampled_from(list(enumeration)), **bounds)


def areas_of(country: str) -> st.SearchStrategy[core.PostalArea]:
    prefixes = st.lists(st.from_regex(r"[0-9A-Z]{1,4}", fullmatch=True), min_size=1, max_size=3, unique=True)
    return st.builds(core.PostalArea, country=st.just(country), prefixes=prefixes.map(tuple))


@st.composite
def shipping(draw: st.DrawFn) -> core.ShippingTerms:
    zones = [
        core.Zone(
            code=f"zone-{country.lower()}",
            name=draw(names),
            countries=(country,),
            postal_areas=tuple(draw(st.lists(areas_of(country), max_size=1))),
        )
        for country in draw(
            st.lists(st.sampled_from(["FR", "DE", "IT", "US"]), min_size=1, max_size=3, unique=True)
        )
    ]
    services = [
        core.ShippingService(
            code=code,
            name=draw(names),
            carrier=draw(words),
            delivers_to=draw(st.sampled_from(core.DeliversTo)),
            transits=tuple(
                core.Transit(
                    zone=zone.code,
                    days=draw(days),
                    deliver_by=draw(st.none() | moments),
                    rate=draw(st.none() | amounts),
                    free_from=draw(st.none() | amounts),
                )
                for zone in zones
            ),
            signature=draw(st.booleans()),
            pickup_points=draw(st.none() | st.integers(1, 20_000)),
            rerouting=draw(st.just("") | words),
        )
        for code in draw(st.lists(codes, min_size=1, max_size=2, unique=True))
    ]
    return core.ShippingTerms(
        cutoff_time=draw(moments),
        handling_time=draw(days),
        zones=tuple(zones),
        services=tuple(services),
        delivery_weekdays=draw(st.frozensets(st.integers(1, 7), min_size=1)),
        delivery_hours=draw(st.none() | hours),
        check_on_receipt=draw(st.booleans()),
    )


payment = st.builds(
    core.PaymentTerms,
    tenders=st.lists(
        st.builds(
            core.TenderTerms,
            tender=st.sampled_from(core.Tender),
            charged=st.sampled_from(core.Charge),
            releases=st.sampled_from(core.Release),
            brands=st.lists(words, max_size=3).map(tuple),
            reference_is_order_number=st.booleans(),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda terms: terms.tender,
    ).map(tuple),
    strong_authentication=st.booleans(),
    confirmation_email=st.booleans(),
).flatmap(
    lambda terms: (
        st.builds(replace, st.just(terms), gift_cards_for_cash=st.booleans())
        if terms.for_tender(core.Tender.GIFT_CARD)
        else st.just(terms)
    )
)


@st.composite
def cancellation(draw: st.DrawFn) -> core.CancellationTerms:
    limits = draw(some(core.CancellationLimit, min_size=1))
    timed = core.CancellationLimit.MINUTES_AFTER_ORDER in limits
    return core.CancellationTerms(
        limits=limits,
        minutes=draw(st.integers(1, 600)) if timed else None,
        modification=draw(st.sampled_from(core.Modification)),
    )


methods = st.builds(
    core.ReturnMethod,
    code=codes,
    name=names,
    channel=st.sampled_from(core.ReturnChannel),
    label_source=st.sampled_from(core.LabelSource),
    requires=some(core.MethodRequirement),
    countries=st.lists(st.sampled_from(["FR", "US"]), unique=True).map(tuple),
    customer_bears_risk=st.booleans(),
    reserved=st.booleans(),
    refunds_duties=st.booleans(),
).flatmap(
    lambda method: (
        st.builds(replace, st.just(method), fee=st.none() | amounts)
        if method.label_source is core.LabelSource.SHOP_DEDUCTED
        else st.just(method)
    )
)
windows = st.builds(
    durations.Window,
    length=st.integers(1, 400),
    unit=st.sampled_from(durations.Unit),
    starts_on=st.sampled_from(durations.StartsOn),
    rolls_forward=st.booleans(),
)
shares = st.decimals(Decimal(0), Decimal(1), places=4)
code_sets = st.frozensets(codes, max_size=2)
scopes = st.builds(
    core.Scope,
    categories=st.frozensets(codes, min_size=1, max_size=2),
    tags=code_sets,
    zones=code_sets,
    channels=some(core.ReturnChannel),
    reasons=some(core.ReturnReason),
    tenders=some(core.Tender),
)


@st.composite
def arrangements(draw: st.DrawFn, ways: tuple[str, ...]) -> core.Arrangement:
    window = draw(st.none() | windows)
    return core.Arrangement(
        returnability=draw(st.none() | st.just(core.Returnability.RETURNABLE)),
        window=window,
        no_time_limit=window is None and draw(st.booleans()),
        mode=draw(st.none() | st.sampled_from(core.ReturnMode)),
        methods=tuple(draw(st.lists(st.sampled_from(ways), unique=True))) if ways else (),
        outcomes=draw(some(core.ReturnOutcome)),
        shipping_paid_by=draw(st.none() | st.sampled_from(core.Payer)),
        restocking_fee=draw(st.none() | shares),
        further_conditions=draw(some(core.ReturnCondition, min_size=1)),
    )


@st.composite
def exceptions(draw: st.DrawFn, ways: tuple[str, ...]) -> tuple[core.ReturnException, ...]:
    scoped = draw(st.lists(scopes, max_size=3))
    # Each is heard before all after it, so none tie.
    scoped.sort(key=lambda scope: -scope.weight)
    chosen = draw(st.lists(codes, min_size=len(scoped), max_size=len(scoped), unique=True))
    refused = core.Arrangement(returnability=core.Returnability.NOT_RETURNABLE)
    return tuple(
        core.ReturnException(
            code=code,
            name=draw(names),
            when=scope,
            then=draw(st.just(refused) | arrangements(() if scope.channels else ways)),
            goes_before=frozenset(chosen[index + 1 :]),
        )
        for index, (code, scope) in enumerate(zip(chosen, scoped, strict=True))
    )


@st.composite
def seasons(draw: st.DrawFn) -> tuple[core.Season, ...]:
    found = []
    for year in draw(st.lists(st.integers(2026, 2040), max_size=2, unique=True)):
        first = draw(st.dates(date(year, 1, 1), date(year, 6, 30)))
        last = first + timedelta(days=draw(st.integers(0, 150)))
        until = last + timedelta(days=draw(st.integers(1, 400)))
        found.append(
            core.Season(code=f"season-{year}", name=draw(names), first=first, last=last, until=until)
        )
    return tuple(found)


@st.composite
def returns(draw: st.DrawFn) -> core.ReturnTerms:
    window = draw(st.none() | windows)
    ways = draw(st.lists(methods, min_size=1, max_size=3, unique_by=lambda method: method.code))
    fee = draw(shares)
    return core.ReturnTerms(
        window=window,
        mode=draw(st.sampled_from(core.ReturnMode)),
        guests=draw(st.sampled_from(core.GuestReturns)),
        conditions=draw(some(core.ReturnCondition)),
        methods=tuple(ways),
        shipping_waived_for=draw(some(core.ReturnReason)),
        restocking_fee=fee,
        restocking_fee_waived_for=draw(some(core.ReturnReason)) if fee else frozenset(),
        outcomes=draw(some(core.ReturnOutcome, min_size=1)),
        exchange=draw(st.sampled_from(core.ExchangeHandling)),
        send_within=draw(st.none() | st.builds(durations.Duration, length=st.integers(1, 365))),
        without_record=draw(st.sampled_from(core.WithoutRecord)),
        exceptions=draw(exceptions(tuple(way.code for way in ways))),
        seasons=draw(seasons()) if window else (),
    )


def destinations(case: core.RefundCase) -> list[core.RefundTo]:
    if case is core.RefundCase.NO_RECORD_OF_SALE:
        return [core.RefundTo.GIFT_CARD]
    mixed = case is core.RefundCase.MIXED_TENDERS
    return [to for to in core.RefundTo if mixed or to is not core.RefundTo.OTHER_TENDERS_FIRST]


@st.composite
def tender_rules(draw: st.DrawFn) -> tuple[core.TenderRule, ...]:
    cases = draw(st.lists(st.sampled_from(core.RefundCase), unique=True))
    cases.sort(key=lambda case: case is core.RefundCase.ANY)
    return tuple(
        core.TenderRule(case=case, goes_to=draw(st.sampled_from(destinations(case)))) for case in cases
    )


refunds = st.builds(
    core.RefundTerms,
    due=lengths,
    due_from=st.sampled_from([core.DueFrom.NOTICE, core.DueFrom.RECEIPT]),
    includes=some(core.RefundComponent, min_size=1),
    withholding=st.sampled_from(core.Withholding),
    inspection=st.booleans(),
    processing=st.none() | days,
    tender_rules=tender_rules(),
)
repairs = st.builds(
    core.RepairTerms,
    causes=st.lists(
        st.builds(
            core.CausePricing,
            cause=st.sampled_from(core.RepairCause),
            price=st.sampled_from(core.RepairPrice),
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda pricing: pricing.cause,
    ).map(tuple),
    contact_first=st.booleans(),
    quote_validity=st.none() | lengths,
    irreparable_sent_back=st.booleans(),
)


@cache
def unsaved_shop() -> Shop:
    return Shop(name="Any", code="any", currency="EUR", default_language="en", other_languages=["fr"])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(terms=st.one_of(shipping(), payment, cancellation(), returns(), refunds, repairs))
def test_terms_survive(terms: AnyTerms) -> None:
    model = TERMS_MODELS[KIND_OF[type(terms)]]

    assert model.from_core(terms, shop=unsaved_shop()).to_core() == terms


def test_every_kind_is_tried() -> None:
    assert set(KIND_OF.values()) == set(Kind)


@pytest.mark.parametrize("share", ["0", "0.15", "0.125", "1"])
def test_a_share_is_shown_and_read_as_a_percentage(share: str) -> None:
    field = TERMS_MODELS[Kind.RETURNS]._meta.get_field("restocking_fee").formfield()

    assert field.clean(field.prepare_value(Decimal(share))) == Decimal(share)
