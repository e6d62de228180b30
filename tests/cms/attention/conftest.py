"""Two shops, each with a help center and terms, and people who work for one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.test import Client

from cms.pages.models import QuestionPage
from cms.pages.permissions import grant_page_permissions
from cms.shops.models import Shop
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.pages.factories import QuestionFactory, TopicFactory, open_centre

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """A Sunday."""
    with time_machine.travel(NOW, tick=False):
        yield


def shop_at(hostname: str, code: str) -> Shop:
    """A shop with a help center of one answer in one language, confirmed today."""
    centre = open_centre(hostname=hostname)
    shop = shop_with_terms(code, site=centre.site, locales=("en",))
    topic = TopicFactory(parent=centre.en, title="Returns", slug="returns")
    QuestionFactory(
        parent=topic,
        title="How long do I have?",
        slug="how-long",
        answer="<p>Long enough.</p>",
        confirmed_on=NOW.date(),
    )
    return shop


@pytest.fixture
def shop(db: None) -> Shop:
    """The shop that the editor works for."""
    return shop_at("localhost", "audrey-alexandre")


@pytest.fixture
def other(shop: Shop) -> Shop:
    """Another shop, of which the editor is to see nothing."""
    return shop_at("other.localhost", "other-house")


@pytest.fixture
def question(shop: Shop) -> QuestionPage:
    """The shop's one answer."""
    return question_of(shop)


def question_of(shop: Shop) -> QuestionPage:
    """The one answer of a shop."""
    return QuestionPage.objects.descendant_of(shop.site.root_page).get()


@pytest.fixture
def editor(shop: Shop) -> AbstractUser:
    """Someone who edits the pages and terms of one shop."""
    user = editor_of(shop)
    grant_page_permissions(user.groups.get(), shop.site.root_page)
    return user


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Any:
    """The editor's browser."""
    client.force_login(editor)
    return client
