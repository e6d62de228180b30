"""A shop whose return terms have a history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.shops.models import Shop
from cms.terms.models import ReturnTerms
from policies.durations import Window
from policies.terms import Kind
from policies.terms import ReturnTerms as Returns
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.law import publish_accepted
from tests.reference_terms import audrey_alexandre

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
NEW_YEAR = datetime(2026, 12, 31, 23, tzinfo=UTC)


def returns(days: int) -> Returns:
    """Shop A's return terms with another window."""
    stated: Any = audrey_alexandre()[1][Kind.RETURNS]
    return replace(stated, window=Window(length=days))


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop(db: None) -> Shop:
    """14 days since long ago, 30 from New Year in Paris on."""
    made = shop_with_terms()
    publish_accepted(shop=made, terms=returns(30), effective_from=NEW_YEAR, note="Longer in winter")
    return made


@pytest.fixture
def row(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.get(shop=shop)


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    return editor_of(shop)


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client
