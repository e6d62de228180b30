"""Binds the portal to its fakes and gives tests a clock on shop A's wall."""

import pytest
from django.core import mail
from pytest_django import Settings

from tests.order_portal import fakes
from tests.order_portal.fakes import FakePolicySource


@pytest.fixture(autouse=True)
def source(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> FakePolicySource:
    """A fresh source of terms, bound by settings as in the house."""
    fresh = FakePolicySource()
    monkeypatch.setattr(fakes, "current", fresh)
    settings.PORTAL_POLICY_SOURCE = "tests.order_portal.fakes.policy_source"
    settings.PORTAL_SHOP_FOR_HOST = "tests.order_portal.fakes.shop_for_host"
    settings.PORTAL_DELIVERS_IN_BACKGROUND = False
    return fresh


@pytest.fixture
def mailbox(db: None) -> list[mail.EmailMessage]:
    """The mails sent in this test."""
    return mail.outbox
