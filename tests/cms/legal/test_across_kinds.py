"""An error that terms bring into those of another kind is theirs to answer for, once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
import time_machine

from cms.legal.errors import FallsShort
from cms.legal.models import KeptReason
from cms.legal.weighing import weighed
from cms.shops.models import Shop
from cms.terms.models import RefundTerms, ReturnTerms
from cms.terms.publishing import WrittenReason, publish_terms
from policies.law.findings import FindingCode
from policies.terms import Kind
from tests.cms.factories import site_factory
from tests.cms.law import publish_accepted
from tests.reference_terms import alamara

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
B = alamara()[1]
WHY = WrittenReason(text="Counsel agreed on 3 November, until the partner abroad has changed its process.")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop() -> Shop:
    """A shop whose return terms fall short only beside refund terms that it has not stated yet."""
    shop = Shop.from_core(alamara()[0], site=site_factory("alamara"), contact_email="help@alamara.example")
    shop.save()
    for kind in (Kind.SHIPPING, Kind.RETURNS):
        publish_accepted(shop=shop, terms=B[kind])
    return shop


def codes(row: Any) -> set[FindingCode]:
    return {error.code for error in weighed(row=row, at=NOW).outstanding}


def draft(model: Any, shop: Shop, terms: Any) -> Any:
    row = model.objects.filter(shop=shop).first() or model(shop=shop)
    row.take_core(terms)
    return row


def test_they_are_not_published_without_a_reason(shop: Shop) -> None:
    brought = weighed(row=draft(RefundTerms, shop, B[Kind.REFUNDS]), at=NOW).brought
    assert {error.code for error in brought} == {FindingCode.DUTIES_DEPEND_ON_WAY}

    with pytest.raises(FallsShort, match="Duties and taxes do not come back"):
        publish_terms(shop=shop, terms=B[Kind.REFUNDS])


def test_the_reason_holds_for_the_other_kind_as_well(shop: Shop) -> None:
    publish_terms(shop=shop, terms=B[Kind.REFUNDS], reason=WHY)

    changed = replace(B[Kind.RETURNS], restocking_fee=Decimal("0.05"))
    assert FindingCode.DUTIES_DEPEND_ON_WAY not in codes(draft(ReturnTerms, shop, changed))
    assert KeptReason.objects.filter(reason__text=WHY.text, version__kind="refunds").count() == 1


def test_what_was_wrong_elsewhere_before_holds_nobody_up(shop: Shop) -> None:
    publish_terms(shop=shop, terms=B[Kind.REFUNDS], reason=WHY)

    shipping = replace(B[Kind.SHIPPING], cutoff_time=time(15))
    with time_machine.travel(NOW + timedelta(days=1), tick=False):
        assert publish_terms(shop=shop, terms=shipping) is not None
