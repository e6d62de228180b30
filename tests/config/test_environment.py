"""Settings read from the environment: what is said, what is left out, and what cannot be understood."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment


@pytest.mark.parametrize(
    ("value", "read"), [("1", True), ("on", True), ("0", False), ("No", False), ("", True)]
)
def test_a_flag_is_yes_no_or_its_default(monkeypatch: pytest.MonkeyPatch, value: str, read: bool) -> None:
    monkeypatch.setenv("SOME_FLAG", value)

    assert environment.flag("SOME_FLAG", default=True) is read


def test_a_flag_that_is_neither_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_FLAG", "perhaps")

    with pytest.raises(ImproperlyConfigured, match="SOME_FLAG is 'perhaps'; write 1 or 0"):
        environment.flag("SOME_FLAG")


def test_a_number_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_PORT", "smtp")

    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT is 'smtp'; write a whole number"):
        environment.number("EMAIL_PORT", 587)


def test_what_is_required_names_itself_and_its_purpose(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)

    with pytest.raises(ImproperlyConfigured, match=r"SECRET_KEY is not set\. It is the key that signs"):
        environment.required("SECRET_KEY", purpose="the key that signs sessions")


def test_words_are_trimmed_and_never_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " help.shop.example, ,orders.shop.example ,")

    assert environment.words("ALLOWED_HOSTS") == ["help.shop.example", "orders.shop.example"]


def test_the_database_is_a_file_unless_said_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)

    settings = environment.database("sqlite:////srv/plainterms.sqlite3")

    assert settings["NAME"] == "/srv/plainterms.sqlite3"
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


def test_a_database_server_keeps_its_connections_and_checks_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://shop:secret@db.example:5432/plainterms")

    settings = environment.database("sqlite:///unused")

    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert settings["CONN_MAX_AGE"] == 600
    assert settings["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    "url", ["mystery://db/plainterms", "postgres://db:notaport/plainterms", "plainterms"]
)
def test_a_database_url_that_cannot_be_read_does_not_echo_its_password(
    monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ImproperlyConfigured, match="Write postgres://") as raised:
        environment.database("sqlite:///unused")

    assert url not in str(raised.value)


@pytest.mark.parametrize("name", ["CACHE_URL", "REDIS_URL"])
def test_redis_is_the_cache_where_it_is_named(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.delenv("CACHE_URL", raising=False)
    monkeypatch.setenv(name, "redis://cache.example:6379/0")

    assert environment.cache()["BACKEND"] == "django.core.cache.backends.redis.RedisCache"


def test_without_an_address_the_cache_is_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CACHE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)

    assert environment.cache()["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"


def test_a_cache_of_an_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CACHE_URL", "memcached://cache.example")

    with pytest.raises(ImproperlyConfigured, match="Write redis://"):
        environment.cache()
