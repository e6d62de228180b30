"""The way in: language at the root, final slashes, hosts, and the search."""

import pytest
from django.test import Client
from django.urls import reverse

from faq_site.views import clean_query
from tests.site.fakes import FakeClient, path_of
from tests.site.markup import Markup

pytestmark = pytest.mark.usefixtures("content")


@pytest.mark.parametrize(
    ("accepted", "home"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.8", "/fr/"),
        ("de,fr;q=0.5", "/fr/"),
        ("en-GB", "/en/"),
        ("de", "/en/"),
        ("", "/en/"),
        ("!!", "/en/"),
    ],
)
def test_the_root_leads_to_the_best_language(client: Client, accepted: str, home: str) -> None:
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, home)
    assert response["Vary"] == "Accept-Language"


def test_a_missing_final_slash_is_added(client: Client) -> None:
    response = client.get("/en/returns?preview=x&a=1")

    assert (response.status_code, response["Location"]) == (301, "/en/returns/?preview=x&a=1")


def test_a_redirect_never_leaves_the_site(client: Client) -> None:
    response = client.get("/", PATH_INFO="//elsewhere.example/x")

    assert response.status_code == 301
    assert response["Location"].startswith("/%2Felsewhere.example/")


def test_a_missing_file_is_no_page(client: Client) -> None:
    assert client.get("/favicon.png").status_code == 404


@pytest.mark.parametrize("path", ["/en/%00/", "/en/%0a/", "/en/a%0d%0ax"])
def test_control_characters_are_no_part_of_an_address(client: Client, content: FakeClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert not [route for route, _parameters in content.asked if "pages" in route]


def test_the_port_does_not_matter_to_the_host(client: Client) -> None:
    assert client.get("/en/", headers={"host": "localhost:8123"}).status_code == 200


def test_a_host_of_no_shop_is_told_so(client: Client) -> None:
    response = client.get("/en/", headers={"host": "other.localhost"})

    assert response.status_code == 404
    assert "Nothing is published for other.localhost." in response.content.decode()


def test_only_reading_is_possible(client: Client) -> None:
    assert client.post("/en/").status_code == 405


def test_wagtail_finds_the_public_address_of_its_pages() -> None:
    assert reverse("wagtail_serve", args=("en/returns/",)) == "/en/returns/"
    assert reverse("wagtail_serve", args=("",)) == "/"


def test_a_search_shows_what_matches_and_marks_it(client: Client) -> None:
    page = Markup(client.get("/en/search/", {"q": "return"}).content.decode())

    assert page.one("h2", id="results-title").text == "2 answers for “return”"
    assert [mark.text for mark in page.all("mark")] == ["return", "return"]
    assert page.one("input", name="q").attributes["value"] == "return"


def test_a_search_without_a_match_offers_the_topics(client: Client) -> None:
    page = Markup(client.get("/fr/search/", {"q": "zzz"}).content.decode())

    assert page.one("h2", id="results-title").text == "Aucune réponse pour «\u00a0zzz\u00a0»"
    assert page.one("ul", class_="link-list").text.strip().startswith("Cuir et entretien")


def test_an_empty_search_asks_for_nothing(client: Client, content: FakeClient) -> None:
    response = client.get("/en/search/", {"q": "  "})

    assert response.status_code == 200
    assert not [route for route, _parameters in content.asked if "questions" in route]


@pytest.mark.parametrize("page", ["2", "0", "-1", "x", "9" * 50, "²"])
def test_any_page_number_is_answered(client: Client, page: str) -> None:
    assert client.get("/en/search/", {"q": "return", "page": page}).status_code == 200


def test_the_words_searched_for_are_cleaned() -> None:
    assert clean_query("  a\x00b \n c" + "d" * 500)[:6] == "a b cd"
    assert len(clean_query("d" * 500)) == 200


def test_the_search_of_a_language_the_shop_does_not_speak_is_missing(client: Client) -> None:
    assert client.get("/de/search/", {"q": "x"}).status_code == 404


def test_words_searched_for_are_shown_as_text(client: Client) -> None:
    text = client.get("/en/search/", {"q": '"><script>'}).content.decode()

    assert "<script" not in text


def test_the_language_switch_of_the_search_stays_on_the_search(client: Client) -> None:
    page = Markup(client.get("/en/search/").content.decode())

    assert page.one("a", hreflang="fr").attributes["href"] == "/fr/search/"
    assert page.one("a", class_="wordmark").attributes["href"] == path_of("en", "home")
