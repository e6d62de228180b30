"""A shop with terms, orders to try them on, and people at the desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client
from pytest_django import Settings

from cms.shops.models import Shop
from cms.terms.models import ReturnTerms
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.impact import fakes
from tests.cms.impact.fakes import FakeOrders
from tests.cms.law import accept

WEDNESDAY = datetime(2026, 11, 4, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """A Wednesday: windows that end on a Sunday or a holiday move on, and figures depend on the day."""
    with time_machine.travel(WEDNESDAY, tick=True):
        yield


@pytest.fixture
def orders(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FakeOrders:
    """The shop's orders, bound by settings as in the house."""
    fresh = FakeOrders()
    monkeypatch.setattr(fakes, "current", fresh)
    settings.CMS_ORDER_SOURCE = "tests.cms.impact.fakes.order_source"
    settings.CMS_ORDER_ADDRESSES = "tests.cms.impact.fakes.order_addresses"
    return fresh


@pytest.fixture
def shop(db: None, orders: FakeOrders) -> Shop:
    """Shop A with its terms; that ten days to return fall short of the law is accepted."""
    found = shop_with_terms()
    accept(ReturnTerms.objects.get(shop=found), window_length=10)
    return found


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    """Someone who edits shop A, and no other."""
    return editor_of(shop)


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    """The editor's browser."""
    client.force_login(editor)
    return client
