"""Shops, menus and terms."""

from dataclasses import replace
from datetime import UTC, datetime

from django.db import connection
from django.test.utils import CaptureQueriesContext

from policies.book import Book
from policies.codec import decode_terms, digest, digest_in_force
from policies.durations import Window
from policies.terms import Kind
from tests.cms.api.conftest import Get, Help, state
from tests.full_terms import FULL, RETURNS, in_force

CHRISTMAS = datetime(2026, 12, 24, 23, 0, tzinfo=UTC)


def test_shops(help_center: Help, get: Get) -> None:
    assert get("shops/").json() == {
        "items": [
            {
                "code": "full",
                "name": "Full & Co",
                "hosts": ["localhost", "127.0.0.1"],
                "default_locale": "en",
                "locales": [
                    {"code": "en", "label": "English", "home": "/en/"},
                    {"code": "fr", "label": "Français", "home": "/fr/"},
                ],
                "time_zone": "Europe/Paris",
                "currency": "EUR",
                "country": "FR",
            }
        ]
    }


def test_a_language_without_a_published_home_page_is_not_offered(help_center: Help, get: Get) -> None:
    help_center.centre.fr.unpublish()

    assert [locale["code"] for locale in get("shops/").json()["items"][0]["locales"]] == ["en"]
    assert get("full/navigation/", locale="fr").status_code == 404


def test_navigation(help_center: Help, get: Get) -> None:
    assert get("full/navigation/", locale="en").json() == {
        "shop": "full",
        "locale": "en",
        "home": "/en/",
        "tagline": "Leather since long ago",
        "primary": [{"title": "Returns", "path": "/en/returns/", "type": "policy"}],
        "topics": [{"title": "Sending back", "path": "/en/sending-back/", "type": "topic"}],
        "footer": [{"title": "Legal notice", "path": "/en/legal/", "type": "content"}],
        "doors": {
            "track": "/en/orders/",
            "cancel": "/en/orders/?then=cancel",
            "return": "/en/orders/?then=return",
        },
        "contact": {"email": "care@full.example"},
    }


def test_navigation_in_french(help_center: Help, get: Get) -> None:
    document = get("full/navigation/", locale="fr").json()

    assert document["primary"] == [{"title": "Retours", "path": "/fr/retours/", "type": "policy"}]
    assert document["doors"]["track"] == "/fr/orders/"


def test_terms_in_force_now(help_center: Help, get: Get) -> None:
    document = get("full/terms/").json()

    assert document["on"] == "2026-11-22T10:00:00+01:00"
    assert document["valid_until"] is None
    assert document["shop_terms"]["time_zone"] == "Europe/Paris"
    assert document["kinds"].keys() == {kind.value for kind in Kind}
    returns = document["kinds"]["returns"]
    assert (returns["version"], returns["effective_from"]) == (1, "2026-01-01T01:00:00+01:00")
    assert decode_terms(Kind.RETURNS, returns["terms"]) == RETURNS
    assert returns["digest"] == digest(RETURNS)
    values = {value["ref"]: value for value in document["values"]}
    assert values["returns.window"] == {
        "ref": "returns.window",
        "kind": "returns",
        "label": "Return window",
        "value": "P14D",
        "text": "14 days",
    }


def test_the_digest_is_the_one_an_order_pins(help_center: Help, get: Get) -> None:
    core = help_center.shop.to_core()
    book = Book.of(core, in_force(*FULL, shop=core).versions)

    assert get("full/terms/").json()["digest"] == digest_in_force(book.at(CHRISTMAS))


def test_terms_on_an_instant_in_french(help_center: Help, get: Get) -> None:
    longer = replace(RETURNS, window=Window(length=30))
    state(help_center.shop, Kind.RETURNS, longer, since=CHRISTMAS, number=2)

    def window(on: str) -> str:
        document = get("full/terms/", on=on, locale="fr").json()
        return next(value["text"] for value in document["values"] if value["ref"] == "returns.window")

    assert window("2026-12-24T23:59:59+01:00") == "14 jours"
    assert window("2026-12-25T00:00:00+01:00") == "30 jours"
    assert get("full/terms/").json()["valid_until"] == "2026-12-25T00:00:00+01:00"


def test_no_route_asks_more_than_a_few_queries(help_center: Help, get: Get) -> None:
    get("shops/")
    limits = {"shops/": 2, "full/navigation/": 8, "full/terms/": 3, "full/questions/": 8}
    for route, most in limits.items():
        with CaptureQueriesContext(connection) as queries:
            assert get(route).status_code == 200
        assert len(queries) <= most, route
