"""Each thing that can go wrong is a page that says what to do next."""

import json
from collections.abc import Callable

import pytest
from django.test import Client, RequestFactory

from faq_site.faults import failed, missing
from faq_site.shell import Shell, build_shell
from tests.site.fakes import STALE_TOKEN, BrokenClient, FakeClient, example, path_of
from tests.site.markup import Markup

Breaker = Callable[..., None]


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize(
    ("path", "heading"), [("/en/nope/", "This page does not exist"), ("/fr/rien/", "Cette page n’existe pas")]
)
def test_a_missing_page_keeps_the_frame_and_the_language(client: Client, path: str, heading: str) -> None:
    response = client.get(path)
    page = Markup(response.content.decode())

    assert response.status_code == 404
    assert page.one("h1").text == heading
    assert len(page.all("nav", class_="primary-nav")) == 1
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (0, "De retour dans un instant"),
        (503, "De retour dans un instant"),
        (429, "De retour dans un instant"),
    ],
)
def test_an_api_that_is_down_is_a_503(client: Client, broken: Breaker, status: int, heading: str) -> None:
    broken(status=status)

    response = client.get("/fr/retours/")
    page = Markup(response.content.decode())

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert page.one("h1").text == heading
    assert page.one("html").attributes["lang"] == "fr"


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"{}"),
        (400, b"{}"),
        (302, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b'{"items": [{}]}'),
        (200, b"\xff"),
    ],
)
def test_an_answer_that_is_no_document_is_a_502(
    client: Client, broken: Breaker, status: int, body: bytes
) -> None:
    broken(status=status, body=body)

    response = client.get("/en/returns/")

    assert response.status_code == 502
    assert Markup(response.content.decode()).one("h1").text == "This page could not be shown"


@pytest.mark.parametrize(
    "wrong",
    [
        {"type": "carousel"},
        {"title": None},
        {"body": "text"},
        {"confirmed_on": "yesterday"},
        {"valid_until": "2026-12-01T00:00:00"},
        {
            "in_force": [
                {"kind": "returns", "version": "three", "effective_from": "2026-06-01T00:00:00+02:00"}
            ]
        },
        {"in_force": [{"kind": "returns", "version": 3, "effective_from": None}]},
        {"seo": []},
    ],
)
def test_a_document_with_something_wrong_is_a_502(
    client: Client, content: FakeClient, caplog: pytest.LogCaptureFixture, wrong: dict[str, object]
) -> None:
    content.replace(example("en", "policy") | wrong)

    response = client.get(path_of("en", "policy"))

    assert response.status_code == 502
    assert "No page for /en/returns/" in caplog.text


@pytest.mark.usefixtures("content")
def test_a_stale_preview_says_what_to_do(client: Client) -> None:
    response = client.get(path_of("en", "policy"), {"preview": STALE_TOKEN})

    assert response.status_code == 403
    assert "open the preview again" in response.content.decode()


def test_the_frame_never_fails(content: FakeClient) -> None:
    full = build_shell(request_host="localhost:8000", locale="fr", alternates={"en": "/en/orders/"})

    assert full.shop_name == "Audrey Alexandre"
    assert [language.path for language in full.languages] == ["/en/orders/", "/fr/"]
    assert build_shell(request_host="other.example", locale="fr") == Shell(locale="fr")
    assert build_shell(request_host="localhost", locale="fr", client=BrokenClient()) == Shell(locale="fr")


@pytest.mark.usefixtures("content")
def test_what_is_missing_elsewhere_wears_the_frame_too(rf: RequestFactory) -> None:
    response = missing(rf.get("/fr/orders/nothing/"), LookupError())
    page = Markup(response.content.decode())

    assert response.status_code == 404
    assert page.one("h1").text == "Cette page n’existe pas"
    assert len(page.all("nav", class_="primary-nav")) == 1


def test_what_is_missing_while_the_api_is_down_is_still_missing(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("faq_site.faults.content_client", BrokenClient)

    assert missing(rf.get("/en/orders/nothing/")).status_code == 404


def test_a_program_is_told_in_its_own_form(rf: RequestFactory) -> None:
    response = missing(rf.get("/api/content/v9/"))

    assert (response.status_code, response["Content-Type"]) == (404, "application/problem+json")
    assert json.loads(response.content)["detail"] == "Nothing answers at /api/content/v9/."


def test_a_fault_anywhere_asks_nothing_of_the_api(rf: RequestFactory) -> None:
    response = failed(rf.get("/en/"))

    assert response.status_code == 500
    assert Markup(response.content.decode()).one("h1").text == "This page could not be shown"
