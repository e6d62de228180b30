"""``check --deploy`` refuses development's values, one message each, and accepts an installation of its own."""

from typing import Any

import pytest
from pytest_django import Settings

from config import checks
from config.settings.defaults import DEVELOPMENT_SECRET_KEY

SMTP = {"default": {"BACKEND": "django.core.mail.backends.smtp.EmailBackend"}}
REDIS = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://cache"}}


@pytest.fixture
def production(settings: Settings) -> Settings:
    """Settings that a public installation may have."""
    settings.SECRET_KEY = "a-long-random-key-of-its-own-" * 2
    settings.DEBUG = False
    settings.DEMO = False
    settings.ALLOWED_HOSTS = ["help.shop.example"]
    settings.WAGTAILADMIN_BASE_URL = "https://help.shop.example"
    settings.MAILERS = SMTP
    settings.CACHES = REDIS
    return settings


def _found() -> list[str]:
    return [str(message.id) for message in checks.production_values(None)]


def test_an_installation_of_its_own_passes(production: Settings) -> None:
    assert _found() == []


@pytest.mark.parametrize(
    ("setting", "value", "identifier"),
    [
        ("SECRET_KEY", DEVELOPMENT_SECRET_KEY, "plainterms.E001"),
        ("SECRET_KEY", "django-insecure-" + "k" * 60, "plainterms.E001"),
        ("SECRET_KEY", "short", "plainterms.E001"),
        ("DEBUG", True, "plainterms.E002"),
        ("DEMO", True, "plainterms.E003"),
        ("ALLOWED_HOSTS", [], "plainterms.E004"),
        ("ALLOWED_HOSTS", ["*"], "plainterms.E004"),
        ("ALLOWED_HOSTS", ["help.shop.example", "localhost"], "plainterms.E004"),
        ("WAGTAILADMIN_BASE_URL", "http://localhost:8000", "plainterms.E005"),
        ("MAILERS", {"default": {"BACKEND": checks.CONSOLE_MAIL}}, "plainterms.E006"),
        ("CACHES", {"default": {"BACKEND": checks.LOCAL_CACHE}}, "plainterms.W001"),
    ],
)
def test_each_value_of_development_is_refused(
    production: Settings, setting: str, value: Any, identifier: str
) -> None:
    setattr(production, setting, value)

    assert _found() == [identifier]
    assert all(message.hint for message in checks.production_values(None))
