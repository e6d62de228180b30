"""Previews of terms and of moments to come: the ribbon, marked values, and links that keep the preview."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from faq_site.previews import Frame
from tests.site.fakes import FakeClient, example, path_of
from tests.site.markup import Markup

pytestmark = pytest.mark.usefixtures("content")
TOKEN = "eyJ:1x:s-g"
CHANGED = (
    '<p><data class="term" data-changed="14 days" value="P45D" data-ref="returns.window">45 days</data></p>'
)
TERMS = {"what": "terms", "kind": "returns", "moment": None, "changed": ["returns.window"]}
MOMENT = {"what": "moment", "kind": None, "moment": "2026-12-01T00:00:00+01:00", "changed": []}


def show(content: FakeClient, showing: dict[str, Any], *, locale: str = "en") -> str:
    """Let the API answer with a preview of the question; return its path."""
    document = example(locale, "question") | {"preview": True, "showing": showing, "answer_html": CHANGED}
    content.replace(document)
    return str(document["path"])


def read(client: Client, path: str, **headers: str) -> tuple[Any, Markup]:
    response = client.get(path, {"preview": TOKEN}, headers=headers)
    return response, Markup(response.content.decode())


@pytest.mark.parametrize(
    ("locale", "showing", "sentence"),
    [
        (
            "en",
            TERMS,
            "Preview: return terms as in the draft. Not in force. 1 value on this page differs from today.",
        ),
        (
            "fr",
            TERMS,
            "Aperçu : conditions de retour du brouillon. Pas en vigueur. 1 valeur de cette page diffère d’aujourd’hui.",
        ),
        (
            "en",
            TERMS | {"moment": MOMENT["moment"]},
            "Preview: return terms as in the draft, from 1 December 2026. Not in force.",
        ),
        ("en", MOMENT, "Preview: the site as of 1 December 2026, under the terms recorded so far."),
        ("fr", MOMENT, "Aperçu : le site au 1er décembre 2026, selon les conditions enregistrées à ce jour."),
        ("en", MOMENT | {"what": "page"}, "Preview of a draft, as of 1 December 2026"),
    ],
)
def test_the_ribbon_says_what_is_shown(
    client: Client, content: FakeClient, locale: str, showing: dict[str, Any], sentence: str
) -> None:
    _, page = read(client, show(content, showing, locale=locale))

    assert " ".join(page.one("p", class_="ribbon").text.split()).startswith(sentence)


def test_a_changed_value_says_what_it_is_today(client: Client, content: FakeClient) -> None:
    response, page = read(client, show(content, TERMS))

    (value,) = [data for data in page.all("data") if "data-changed" in data.attributes]
    assert value.attributes["title"] == "today 14 days"
    assert '45 days<span class="visually-hidden"> (today 14 days)</span></data>' in response.content.decode()
    assert [
        sheet for sheet in page.all("link", rel="stylesheet") if "preview.css" in sheet.attributes["href"]
    ]


def test_every_answer_is_kept_nowhere_and_tells_nobody(client: Client, content: FakeClient) -> None:
    response, page = read(client, show(content, MOMENT))

    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies
    assert "ETag" not in response
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_links_within_the_site_keep_the_preview_and_those_to_orders_do_not(
    client: Client, content: FakeClient
) -> None:
    path = show(content, MOMENT)
    _, page = read(client, path)

    kept = f"?preview={TOKEN.replace(':', '%3A')}"
    addresses = [link.attributes["href"] for link in page.all("a")]
    inside = [address for address in addresses if address.startswith("/") and "/orders/" not in address]
    assert len(inside) > 5
    # One leads out of the preview.
    assert [address for address in inside if not address.endswith(kept)] == [path]
    assert [address for address in addresses if "/orders/" in address and "preview" in address] == []
    asked = [parameters for route, parameters in content.asked if route.endswith("navigation/")]
    assert asked[-1]["preview"] == TOKEN


def test_the_way_out_leads_to_the_public_page(client: Client, content: FakeClient) -> None:
    path = show(content, MOMENT)
    _, page = read(client, path)
    _, framed = read(client, path, **{"sec-fetch-dest": "iframe"})

    assert page.one("a", class_="ribbon__leave").attributes["href"] == path
    assert framed.all("a", class_="ribbon__leave") == []
    outside = [link for link in framed.all("a") if "/orders/" in link.attributes["href"]]
    assert outside
    assert {link.attributes.get("target") for link in outside} == {"_blank"}


def test_a_search_keeps_the_preview(client: Client, content: FakeClient) -> None:
    response = client.get("/en/search/", {"q": "return", "preview": TOKEN})
    page = Markup(response.content.decode())

    assert page.one("input", name="preview").attributes["value"] == TOKEN
    assert response["Referrer-Policy"] == "no-referrer"
    (asked,) = [parameters for route, parameters in content.asked if route.endswith("questions/")]
    assert asked["preview"] == TOKEN


def test_public_pages_load_nothing_of_previews(client: Client) -> None:
    public = client.get(path_of("en", "question")).content.decode()

    assert "preview" not in public


def test_a_token_cannot_break_out_of_an_address() -> None:
    dressed = Frame(token='"><b>').dress(HttpResponse('<a class="x" href="/en/#part">'))

    assert dressed.content.decode() == '<a class="x" href="/en/?preview=%22%3E%3Cb%3E#part">'
