"""A search that finds nothing is remembered; nothing that goes wrong with that reaches the reader."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Barrier

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from cms.listening import searches
from cms.listening.models import EmptySearch
from cms.listening.searches import note_empty_search
from cms.shops.models import Shop
from tests.cms.api.conftest import NOW, Get, Help
from tests.cms.factories import shop_factory

ROUTE = "full/questions/"
READERS = 6


def kept() -> list[tuple[str, str, int]]:
    return [(row.term, row.language, row.count) for row in EmptySearch.objects.order_by("pk")]


def test_only_a_search_in_vain_is_kept_once_a_day_and_language(help_center: Help, get: Get) -> None:
    for query in ("Elephant", "elephant!", "pays"):
        get(ROUTE, q=query)
    get(ROUTE, q="éléphant", locale="fr")

    assert kept() == [("elephant", "en", 2), ("éléphant", "fr", 1)]
    assert EmptySearch.objects.first().day == NOW.date()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "query",
    [
        {"q": "elephant", "staff": "1"},
        {"q": "elephant", "offset": "20"},
        {"q": "elephant", "topic": "sending-back"},
        {"q": "anna@client.example"},
        {"q": "???"},
        {},
    ],
)
def test_staff_further_pages_topics_and_traces_are_not_kept(
    help_center: Help, get: Get, query: dict[str, str]
) -> None:
    assert get(ROUTE, **query).status_code == 200
    assert kept() == []


def test_staff_is_yes_or_no(help_center: Help, get: Get) -> None:
    assert get(ROUTE, q="elephant", staff="maybe").status_code == 400


def test_the_public_site_asks_as_a_reader(help_center: Help, client: Client) -> None:
    client.get("/en/search/", {"q": "elephant"}, headers={"host": "localhost"})

    assert kept() == [("elephant", "en", 1)]


def test_a_day_holds_so_many_searches_and_those_it_holds_go_on_counting(
    help_center: Help, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searches, "MOST_TERMS_A_DAY", 2)
    for query in ("elephant", "giraffe", "okapi", "giraffe"):
        get(ROUTE, q=query)

    assert kept() == [("elephant", "en", 1), ("giraffe", "en", 2)]


def test_a_database_that_refuses_does_not_take_the_answer(
    help_center: Help, get: Get, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(search: EmptySearch) -> None:
        raise DatabaseError("full")

    monkeypatch.setattr(searches, "_count", refuse)

    assert get(ROUTE, q="elephant").json()["total"] == 0
    assert "empty_search_not_kept" in caplog.text
    assert "elephant" not in caplog.text


@contextmanager
def own_connection() -> Iterator[None]:
    try:
        yield
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_readers_who_search_at_once_are_all_counted() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, so there is nothing to race")
    shop = shop_factory()
    together = Barrier(READERS)

    def search(number: int) -> None:
        with own_connection():
            reader = Shop.objects.get(pk=shop.pk)
            together.wait(timeout=20)
            note_empty_search(shop=reader, language="en", query="elephant", at=NOW)

    with ThreadPoolExecutor(READERS) as pool:
        list(pool.map(search, range(READERS)))

    assert kept() == [("elephant", "en", READERS)]
