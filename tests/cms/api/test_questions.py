"""Questions: a list, and a search that survives anything a person may type."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.api.search import words_of
from cms.api.snippets import snippet
from cms.pages.models import QuestionPage
from tests.cms.api.conftest import Get, Help

ROUTE = "full/questions/"


def add(help_center: Help, title: str, answer: str = "<p>Yes.</p>") -> QuestionPage:
    slug = "-".join(words_of(title))
    made: QuestionPage = help_center.topic.add_child(
        instance=QuestionPage(title=title, slug=slug, answer=answer)
    )
    return made


def titles(get: Get, **query: str) -> list[str]:
    return [item["title"] for item in get(ROUTE, **query).json()["items"]]


def test_without_words_every_question_in_the_order_of_the_center(help_center: Help, get: Get) -> None:
    document = get(ROUTE, locale="en").json()

    assert (document["total"], document["limit"], document["offset"], document["query"]) == (2, 20, 0, "")
    first, second = document["items"]
    assert first == {
        "id": first["id"],
        "title": "Who pays?",
        "path": "/en/sending-back/who-pays/",
        "topic": {"title": "Sending back", "path": "/en/sending-back/"},
        "answer_html": "<p>You do.</p>",
        "snippet": "You do.",
    }
    assert (second["title"], second["snippet"]) == ("Is 14 days enough?", "You have 14 days. Who pays")


def test_the_other_language_is_left_out(help_center: Help, get: Get) -> None:
    assert titles(get, locale="fr") == ["Est-ce que 14 jours suffisent ?"]


def test_words_are_found_in_titles_and_answers(help_center: Help, get: Get) -> None:
    add(help_center, "When is my refund paid?", "<p>Within a fortnight.</p>")

    assert titles(get, q="refund") == ["When is my refund paid?"]
    assert titles(get, q="FORTNIGHT") == ["When is my refund paid?"]
    assert titles(get, q="refunds paid") == ["When is my refund paid?"]
    assert titles(get, q="elephant") == []


def test_where_no_question_has_all_words_those_with_some_are_found(help_center: Help, get: Get) -> None:
    add(help_center, "When is my refund paid?")

    assert "When is my refund paid?" in titles(get, q="elephant refund")


def test_drafts_are_not_found(help_center: Help, get: Get) -> None:
    add(help_center, "Secret refund").unpublish()

    assert titles(get, q="secret") == []


def test_a_topic_and_pages_of_results(help_center: Help, get: Get) -> None:
    for number in range(5):
        add(help_center, f"Refund {number}")

    document = get(ROUTE, q="refund", topic="sending-back", limit="2", offset="4").json()

    assert (document["total"], len(document["items"])) == (5, 1)
    assert len({*titles(get, limit="3"), *titles(get, limit="4", offset="3")}) == 7


WEIRD = (
    *(
        '"',
        '""',
        "'",
        "\0",
        'a"b',
        "a\0b",
        "*",
        "a*",
        "^a",
        "(",
        ")",
        "a AND",
        "NOT",
        "NEAR(",
        "a:b",
        "{x}",
        "-a",
    ),
    *("a OR b", "%", "100%", "%s", "\\", "_", "😀", "refund 😀", "é", "ﬁ", "\u202e", "' OR 1=1 --", ";"),
    *("a" * 10_000, "a " * 5_000),
)


def test_nothing_typed_breaks_the_search(help_center: Help, get: Get) -> None:
    answers = {query: get(ROUTE, q=query) for query in WEIRD}

    assert {query: answer.status_code for query, answer in answers.items()} == dict.fromkeys(WEIRD, 200)
    assert all(isinstance(answer.json()["total"], int) for answer in answers.values())


def test_a_query_without_words_finds_nothing(help_center: Help, get: Get) -> None:
    assert [get(ROUTE, q=query).json()["total"] for query in ("?!", "😀", '"')] == [0, 0, 0]


def test_words_of_a_query() -> None:
    assert words_of('Où est "mon" colis, mon colis?') == ("où", "est", "mon", "colis")
    assert len(words_of("a b c d e f g h i j k l m n o p")) == 12


@pytest.mark.parametrize("query", [{}, {"q": "refund"}])
def test_queries_do_not_grow_with_the_list(help_center: Help, get: Get, query: dict[str, str]) -> None:
    link = f'<a linktype="page" id="{help_center.content.pk}">x</a>'

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            get(ROUTE, **query)
        return len(queries)

    for number in range(3):
        add(help_center, f"Refund {number}", f"<p>{link}</p>")
    get(ROUTE)
    before = count()
    for number in range(3, 12):
        add(help_center, f"Refund {number}", f"<p>{link}</p>")
    get(ROUTE)

    assert count() == before <= 8


def test_a_snippet_surrounds_the_first_word() -> None:
    text = " ".join(f"word{number}" for number in range(200)) + " Élégance " + "tail " * 60

    found = snippet(text, words=["elegance"])

    assert found.startswith("… word")
    assert "Élégance" in found
    assert found.endswith(" …")
    assert len(found) < 200
    assert snippet("Short.", words=["x"]) == "Short."
    assert snippet(text, words=["absent"]).startswith("word0 ")
