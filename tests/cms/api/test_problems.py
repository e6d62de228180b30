"""Every error is a problem document with a sentence that says what to do."""

from typing import Any

import pytest
from django.test import Client

from cms.api.documents import pages
from cms.shops.models import Shop
from tests.cms.api.conftest import BASE, Get

type Case = tuple[str, dict[str, str], int, str, str]
CASES: tuple[Case, ...] = (
    ("nobody/pages/", {"path": "/en/"}, 404, "unknown-shop", "There is no shop “nobody”"),
    ("full/pages/", {}, 400, "missing-parameter", "“path” is missing"),
    ("full/pages/", {"path": "/en/nothing/"}, 404, "unknown-path", "no published page at “/en/nothing/”"),
    ("full/pages/", {"path": "/de/"}, 404, "unknown-path", "no published page"),
    ("full/pages/", {"path": "en"}, 404, "unknown-path", "Paths look like"),
    ("full/pages/", {"path": "/en/\0/"}, 404, "unknown-path", "no published page"),
    ("full/pages/", {"path": "/en/", "pth": "x"}, 400, "unknown-parameter", "no parameter “pth”"),
    ("full/pages/", {"path": "/en/", "preview": "x:y:z"}, 404, "unknown-preview", "Open it again"),
    ("full/navigation/", {"locale": "de"}, 400, "invalid-parameter", "one of: en, fr"),
    ("full/questions/", {"limit": "0"}, 400, "invalid-parameter", "whole number from 1 to 100"),
    ("full/questions/", {"limit": "101"}, 400, "invalid-parameter", "“limit”"),
    ("full/questions/", {"limit": "ten"}, 400, "invalid-parameter", "“limit”"),
    ("full/questions/", {"offset": "-1"}, 400, "invalid-parameter", "“offset”"),
    ("full/questions/", {"topic": "nothing"}, 400, "unknown-topic", "no topic “nothing”"),
    ("full/terms/", {"on": "yesterday"}, 400, "invalid-parameter", "2026-11-22T12:00:00+01:00"),
    ("full/terms/", {"on": "2026-11-22T12:00:00"}, 400, "invalid-parameter", "with its offset"),
    ("full/terms/", {"on": "9999-12-31T23:59:59Z"}, 400, "invalid-parameter", "“on”"),
    ("full/terms/", {"on": "2019-01-01T00:00:00Z"}, 404, "not-in-force", "no terms in force on 2019-01-01"),
    ("shops/", {"q": "x"}, 400, "unknown-parameter", "This address takes none"),
    ("elsewhere/", {}, 404, "unknown-route", "The routes are"),
    ("", {}, 404, "unknown-route", "The routes are"),
    ("full/pages", {"path": "/en/"}, 404, "unknown-route", "slash at the end"),
)


@pytest.mark.parametrize(("route", "query", "status", "name", "sentence"), CASES)
def test_problems(
    shop: Shop, get: Get, route: str, query: dict[str, str], status: int, name: str, sentence: str
) -> None:
    response = get(route, **query)

    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body.keys() == {"type", "title", "status", "detail"}
    assert body["type"] == f"urn:plainterms:problem:{name}"
    assert body["status"] == status
    assert sentence in body["detail"]


def test_a_parameter_given_twice_is_refused(shop: Shop, client: Client) -> None:
    response = client.get(f"{BASE}full/pages/?path=/en/&path=/fr/")

    assert response.status_code == 400
    assert "more than once" in response.json()["detail"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_documents_are_only_read(shop: Shop, client: Client, method: str) -> None:
    response = getattr(client, method)(f"{BASE}shops/")

    assert response.status_code == 405
    assert response["Content-Type"] == "application/problem+json"
    assert response["Allow"] == "GET, HEAD"


def test_documents_are_the_same_for_everyone(shop: Shop, client: Client, admin_user: Any) -> None:
    client.force_login(admin_user)
    for route in ("shops/", "full/pages/?path=/en/", "full/navigation/", "full/questions/", "full/terms/"):
        response = client.get(BASE + route, headers={"accept": "text/html"})

        assert response.status_code == 200
        assert response["Content-Type"] == "application/json"
        assert "Cookie" not in response.get("Vary", "")
        assert not response.cookies


def test_what_nobody_foresaw_is_logged_and_told_in_a_sentence(
    shop: Shop, get: Get, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(pages, "_breadcrumbs", lambda page, scope: 1 / 0)

    response = get("full/pages/", path="/en/")

    assert response.status_code == 500
    assert response["Content-Type"] == "application/problem+json"
    assert "Try again in a moment" in response.json()["detail"]
    assert "ZeroDivisionError" in caplog.text
