"""Reads settings from the environment, one way for every kind of value."""

import os
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

# Readers do not wait for writers, writers wait for each other instead of failing, and a transaction takes its
# write lock when it begins, so that it cannot fail half-way with "database is locked".
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000; PRAGMA mmap_size=134217728"
    ),
}
CONNECTION_SECONDS = 600
LOCAL_CACHE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "plainterms"}


def text(name: str, default: str = "") -> str:
    """Return the variable, or ``default`` where it is absent or empty."""
    return os.environ.get(name, "").strip() or default


def required(name: str, *, purpose: str) -> str:
    """Return the variable.

    Raises ImproperlyConfigured, naming the variable and its purpose, where it is absent or empty.
    """
    if not (value := text(name)):
        raise ImproperlyConfigured(f"{name} is not set. It is {purpose}; see docs/operator.md.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """Return the variable as a yes or no.

    Raises ImproperlyConfigured where it is neither (1, true, yes, on; 0, false, no, off).
    """
    value = text(name).lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "on"}:
        return True
    if value in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{name} is {value!r}; write 1 or 0.")


def words(name: str, default: str = "") -> list[str]:
    """Return the comma-separated variable as a list, without empty items."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def number(name: str, default: int) -> int:
    """Return the variable as a whole number.

    Raises ImproperlyConfigured where it is not one.
    """
    value = text(name, str(default))
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{name} is {value!r}; write a whole number.") from None


def database(default: str) -> dict[str, Any]:
    """Return Django's settings for ``DATABASE_URL``, or for the URL ``default``.

    Connections are kept for ten minutes, and those to a server are checked before each use.
    """
    url = text("DATABASE_URL", default)
    try:
        if urlsplit(url).scheme == "sqlite":
            # Opening the file runs every PRAGMA below, which costs more than a page's queries.
            settings = dict(dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS))
            return settings | {"OPTIONS": SQLITE_OPTIONS}
        return dict(dj_database_url.parse(url, conn_max_age=CONNECTION_SECONDS, conn_health_checks=True))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError):
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read. Write postgres://user:password@host:5432/name or sqlite:///path."
        ) from None


def cache() -> dict[str, Any]:
    """Return Django's cache settings: Redis at ``CACHE_URL`` or ``REDIS_URL``, else this process's memory."""
    url = text("CACHE_URL") or text("REDIS_URL")
    if not url:
        return dict(LOCAL_CACHE)
    if urlsplit(url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("CACHE_URL cannot be read. Write redis://host:6379/0.")
    return {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": url,
        "KEY_PREFIX": "plainterms",
    }
