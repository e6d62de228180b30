"""What ``manage.py check --deploy`` refuses: an installation that still runs on development's values."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from config.settings.defaults import DEVELOPMENT_HOSTS, DEVELOPMENT_SECRET_KEY

SHORTEST_SECRET = 50
CONSOLE_MAIL = "django.core.mail.backends.console.EmailBackend"
LOCAL_CACHE = "django.core.cache.backends.locmem.LocMemCache"


def _secret_key() -> list[CheckMessage]:
    key = settings.SECRET_KEY
    if (
        key != DEVELOPMENT_SECRET_KEY
        and not key.startswith("django-insecure-")
        and len(key) >= SHORTEST_SECRET
    ):
        return []
    return [
        Error(
            "SECRET_KEY is development's or too short.",
            hint=f"Set SECRET_KEY to at least {SHORTEST_SECRET} random characters of this installation's own.",
            id="plainterms.E001",
        )
    ]


def _debug() -> list[CheckMessage]:
    messages: list[CheckMessage] = []
    if settings.DEBUG:
        messages.append(
            Error("DEBUG is on.", hint="Unset DEBUG: it shows source to visitors.", id="plainterms.E002")
        )
    if settings.DEMO:
        hint = "Unset DEMO: its mailbox shows every customer's mail to anyone."
        messages.append(Error("DEMO is on.", hint=hint, id="plainterms.E003"))
    return messages


def _hosts() -> list[CheckMessage]:
    refused = [host for host in settings.ALLOWED_HOSTS if host == "*" or host in DEVELOPMENT_HOSTS]
    if settings.ALLOWED_HOSTS and not refused:
        return []
    found = ", ".join(refused) or "empty"
    hint = "Set ALLOWED_HOSTS to the names this installation answers to, comma-separated."
    return [Error(f"ALLOWED_HOSTS is not this installation's: {found}.", hint=hint, id="plainterms.E004")]


def _addresses() -> list[CheckMessage]:
    if settings.WAGTAILADMIN_BASE_URL.startswith("https://"):
        return []
    hint = "Set WAGTAILADMIN_BASE_URL to the https:// address of the admin; e-mails to editors link there."
    return [Error("WAGTAILADMIN_BASE_URL is not an https:// address.", hint=hint, id="plainterms.E005")]


def _services() -> list[CheckMessage]:
    messages: list[CheckMessage] = []
    if settings.MAILERS["default"]["BACKEND"] == CONSOLE_MAIL:
        hint = "Set EMAIL_HOST: customers wait for codes and receipts that only the log receives."
        messages.append(Error("E-mail goes to the console.", hint=hint, id="plainterms.E006"))
    if settings.CACHES["default"]["BACKEND"] == LOCAL_CACHE:
        hint = (
            "Set REDIS_URL where more than one process serves: limits on attempts are counted in the cache."
        )
        messages.append(Warning("The cache is one process's memory.", hint=hint, id="plainterms.W001"))
    return messages


@register(Tags.security, deploy=True)
def production_values(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """Report each setting that a public installation must not keep."""
    return [*_secret_key(), *_debug(), *_hosts(), *_addresses(), *_services()]
