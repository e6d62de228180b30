"""A help center whose shop states its terms, and someone who edits its pages and no others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.pages.models import TopicPage
from cms.pages.permissions import grant_page_permissions
from cms.shops.models import Shop
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.pages.factories import Centre, TopicFactory, open_centre

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The age of pages depends on the day."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def centre(db: None) -> Centre:
    return open_centre()


@pytest.fixture
def shop(centre: Centre) -> Shop:
    """Shop A, whose terms say 14 days, noon and no restocking fee."""
    return shop_with_terms(site=centre.site)


@pytest.fixture
def topic(centre: Centre, shop: Shop) -> TopicPage:
    made: TopicPage = TopicFactory(parent=centre.en, title="Returns", slug="returns")
    return made


@pytest.fixture
def editor(shop: Shop, centre: Centre) -> AbstractUser:
    user = editor_of(shop)
    grant_page_permissions(user.groups.get(), centre.en)
    return user


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def stranger(db: None, shop: Shop) -> Client:
    """The browser of someone who edits another shop's pages and terms."""
    other = open_centre(hostname="elsewhere.localhost")
    user = editor_of(shop_with_terms("elsewhere", site=other.site))
    grant_page_permissions(user.groups.get(), other.en)
    browser = Client()
    browser.force_login(user)
    return browser
