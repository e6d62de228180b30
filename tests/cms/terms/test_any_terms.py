"""Whatever terms the core can state in a shop's languages and currency, editors' models hold."""

from __future__ import annotations

import string
from datetime import time
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
)
returns = st.builds(
    core.ReturnTerms,
    window=st.none()
    | st.builds(
        durations.Window,
        length=st.integers(1, 400),
        unit=st.sampled_from(durations.Unit),
        starts_on=st.sampled_from(durations.StartsOn),
        rolls_forward=st.booleans(),
    ),
    mode=st.sampled_from(core.ReturnMode),
    guests=st.sampled_from(core.GuestReturns),
    conditions=some(core.ReturnCondition),
    methods=st.lists(methods, min_size=1, max_size=3, unique_by=lambda method: method.code).map(tuple),
    shipping_waived_for=some(core.ReturnReason),
    restocking_fee=st.decimals(Decimal(0), Decimal(1), places=4),
    outcomes=some(core.ReturnOutcome, min_size=1),
)
refunds = st.builds(
    core.RefundTerms,
    due=lengths,
    due_from=st.sampled_from([core.DueFrom.NOTICE, core.DueFrom.RECEIPT]),
    includes=some(core.RefundComponent, min_size=1),
    withholding=st.sampled_from(core.Withholding),
    inspection=st.booleans(),
    processing=st.none() | days,
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
@given(terms=st.one_of(shipping(), payment, cancellation(), returns, refunds, repairs))
def test_terms_survive(terms: AnyTerms) -> None:
    model = TERMS_MODELS[KIND_OF[type(terms)]]

    assert model.from_core(terms, shop=unsaved_shop()).to_core() == terms


def test_every_kind_is_tried() -> None:
    assert set(KIND_OF.values()) == set(Kind)


@pytest.mark.parametrize("share", ["0", "0.15", "0.125", "1"])
def test_a_share_is_shown_and_read_as_a_percentage(share: str) -> None:
    field = TERMS_MODELS[Kind.RETURNS]._meta.get_field("restocking_fee").formfield()

    assert field.clean(field.prepare_value(Decimal(share))) == Decimal(share)
