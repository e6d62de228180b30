"""Every page type, in both languages, from the example documents."""

import itertools
from copy import deepcopy

import pytest
from django.test import Client

from tests.site.fakes import LOCALES, PAGES, FakeClient, example, path_of
from tests.site.markup import Markup

pytestmark = pytest.mark.usefixtures("content")
EVERY_PAGE = [(locale, name) for locale in LOCALES for name in PAGES]


def read(client: Client, path: str) -> Markup:
    response = client.get(path)
    assert response.status_code == 200
    return Markup(response.content.decode())


@pytest.mark.parametrize(("locale", "name"), EVERY_PAGE)
def test_a_page_says_what_its_document_says(client: Client, locale: str, name: str) -> None:
    document = example(locale, name)

    page = read(client, document["path"])

    assert page.unbalanced == []
    assert page.one("html").attributes["lang"] == locale
    assert page.one("h1").text.strip() == document["title"]
    assert page.all("title")[0].text == document["seo"]["title"]
    assert page.one("meta", name="description").attributes["content"] == document["seo"]["description"]
    assert len(page.all("main")) == 1
    ids = [element.attributes["id"] for element in page.elements if "id" in element.attributes]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", [path_of("en", "policy"), "/en/search/", "/en/missing/"])
def test_an_answer_is_asked_for_once(client: Client, content: FakeClient, path: str) -> None:
    client.get(path)

    routes = [route for route, _ in content.asked]
    assert len(routes) == len(set(routes))
    assert 2 <= len(routes) <= 3


@pytest.mark.parametrize(("locale", "name"), EVERY_PAGE)
def test_a_page_names_its_translations(client: Client, locale: str, name: str) -> None:
    page = read(client, path_of(locale, name))

    alternates = {
        link.attributes["hreflang"]: link.attributes["href"] for link in page.all("link", rel="alternate")
    }
    assert alternates == {other: f"http://testserver{path_of(other, name)}" for other in LOCALES}
    assert page.one("link", rel="canonical").attributes["href"] == alternates[locale]
    switch = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.all("a")
        if "hreflang" in link.attributes
    }
    assert switch == {other: path_of(other, name) for other in LOCALES}


@pytest.mark.parametrize(("locale", "name"), EVERY_PAGE)
def test_headings_never_skip_a_level(client: Client, locale: str, name: str) -> None:
    page = read(client, path_of(locale, name))

    levels = [int(element.tag[1]) for element in page.elements if element.tag in {"h1", "h2", "h3", "h4"}]

    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize(("locale", "name"), EVERY_PAGE)
def test_a_page_weighs_little(client: Client, locale: str, name: str) -> None:
    assert len(client.get(path_of(locale, name)).content) < 16_000


def test_the_home_page_opens_three_doors(client: Client) -> None:
    page = read(client, "/en/")

    assert [door.attributes["href"] for door in page.all("a", class_="door")] == [
        "/en/orders/",
        "/en/orders/?then=cancel",
        "/en/orders/?then=return",
    ]
    assert page.one("form", role="search").attributes["action"] == "/en/search/"
    assert [heading.text for heading in page.all("h3")][:2] == ["Delivery", "Sending back"]


def test_a_topic_opens_its_answers_in_place(client: Client) -> None:
    page = read(client, path_of("en", "topic"))

    assert [summary.text.strip() for summary in page.all("summary")] == [
        "When will my order arrive?",
        "Can I collect my parcel near home?",
        "What should I check on delivery?",
    ]
    assert page.one("div", id="when-will-my-order-arrive").text.strip().startswith("Ordered before 12:00")


def test_a_question_shows_its_answer_and_when_it_was_confirmed(client: Client) -> None:
    page = read(client, path_of("fr", "question"))

    assert page.one("div", class_="short-answer").text.startswith("Commandé avant 12 h 00")
    assert page.one("p", class_="confirmed").text == "Dernière vérification le 1er novembre 2026."
    assert next(header.text for header in page.all("th", scope="row")) == "France métropolitaine"


def test_a_policy_announces_what_will_change(client: Client) -> None:
    english = read(client, path_of("en", "policy")).one("section", class_="coming")
    french = read(client, path_of("fr", "policy")).one("section", class_="coming")

    assert "From 1 December 2026" in english.text
    assert "30 days (today 14 days)" in english.text
    assert "À partir du 1er décembre 2026" in french.text
    assert "30 jours (aujourd’hui 14 jours)" in french.text


def test_a_value_that_is_new_is_compared_with_nothing(client: Client, content: FakeClient) -> None:
    document = deepcopy(example("en", "policy"))
    document["coming"][0]["changes"][0]["now"] = "—"
    content.replace(document)

    coming = read(client, path_of("en", "policy")).one("section", class_="coming").text

    assert "30 days" in coming
    assert "(today —)" not in coming


def test_a_policy_tells_which_version_it_states(client: Client) -> None:
    in_force = read(client, path_of("en", "policy")).one("footer", class_="in-force").text

    assert "Return terms, version 3, in force since 1 June 2026." in in_force
    assert "Refund terms, version 2, in force since 15 September 2026 at 15:00." in in_force


def test_every_clause_can_be_linked_to(client: Client) -> None:
    page = read(client, path_of("en", "policy"))

    contents = [clause["anchor"] for clause in example("en", "policy")["clauses"]]
    assert [section.attributes["id"] for section in page.all("section", class_="clause")] == contents
    links = [link.attributes["href"] for link in page.all("a")]
    assert all(links.count(f"#{anchor}") >= 2 for anchor in contents)


def test_a_policy_without_changes_announces_none(client: Client, content: FakeClient) -> None:
    content.replace(example("en", "policy") | {"coming": []})

    assert read(client, path_of("en", "policy")).all("section", class_="coming") == []


def test_terms_keep_their_machine_readable_value(client: Client) -> None:
    terms = read(client, path_of("en", "policy")).all("data", class_="term")

    assert ("P14D", "returns.window", "14 days") in [
        (term.attributes["value"], term.attributes["data-ref"], term.text) for term in terms
    ]


def test_the_place_of_the_reader_is_marked_in_the_menu(client: Client) -> None:
    page = read(client, path_of("en", "policy"))

    current = [link for link in page.all("a") if link.attributes.get("aria-current") == "page"]
    assert [link.text for link in current] == ["Returns"]


def test_a_title_is_text_and_never_markup(client: Client, content: FakeClient) -> None:
    content.replace(example("en", "content") | {"title": "<script>alert(1)</script>"})

    response = client.get(path_of("en", "content"))

    assert b"<script" not in response.content
    assert b"&lt;script&gt;alert(1)" in response.content


def test_a_block_of_an_unknown_kind_is_left_out_and_logged(
    client: Client, content: FakeClient, caplog: pytest.LogCaptureFixture
) -> None:
    document = example("en", "content")
    content.replace(document | {"body": [{"type": "carousel", "id": "x"}, *document["body"]]})

    page = read(client, document["path"])

    assert page.all("h2", id="every-day")
    assert "carousel" in caplog.text
