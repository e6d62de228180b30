"""Whether an answer helped: asked beneath it, without a script and without a cookie."""

import pytest
from django.test import Client

from tests.site.fakes import DRAFT_TOKEN, LOCALES, FakeClient, example, path_of
from tests.site.markup import Markup

HERE = {"origin": "http://testserver"}


@pytest.fixture
def question() -> str:
    return path_of("en", "question")


def say(client: Client, path: str, *, headers: dict[str, str] | None = None, **form: str) -> object:
    address = f"/{path.split('/')[1]}/feedback/"
    return client.post(address, {"path": path, **form}, headers=HERE if headers is None else headers)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_form_stands_beneath_a_question_and_nowhere_else(
    client: Client, content: FakeClient, locale: str
) -> None:
    page = Markup(client.get(path_of(locale, "question")).content.decode())

    assert {form.attributes["action"] for form in page.all("form")} == {f"/{locale}/feedback/"}
    assert page.one("summary").text == {"en": "No", "fr": "Non"}[locale]
    assert len(page.all("input", type="radio", name="reason")) == 5
    for name in ("policy", "topic", "content"):
        assert not Markup(client.get(path_of(locale, name)).content.decode()).all("form", method="post")


def test_a_draft_is_not_asked_about(client: Client, content: FakeClient, question: str) -> None:
    page = client.get(question, {"preview": DRAFT_TOKEN}).content.decode()

    assert "helpful" not in page


def test_yes_is_handed_over_and_the_page_says_thank_you(
    client: Client, content: FakeClient, question: str
) -> None:
    response = say(client, question, helpful="yes", reason="unclear", comment="left in the field")

    assert (response.status_code, response["Location"]) == (303, f"{question}?feedback=thanks#feedback")
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    route, body = content.sent[0]
    assert route == f"audrey-alexandre/pages/{example('en', 'question')['id']}/feedback/"
    assert body == {"helpful": True, "reason": "", "comment": "", "website": ""}
    thanks = Markup(client.get(question, {"feedback": "thanks"}).content.decode())
    assert thanks.one("h2", id="helpful-title").text == "Thank you."
    assert thanks.all("form", method="post") == []


def test_no_goes_with_its_reason(client: Client, content: FakeClient) -> None:
    path = path_of("fr", "question")

    response = say(client, path, helpful="no", reason="out_of_date", comment="  C’était hier.  ")

    assert response["Location"] == f"{path}?feedback=thanks#feedback"
    assert content.sent[0][1] == {
        "helpful": False,
        "reason": "out_of_date",
        "comment": "C’était hier.",
        "website": "",
    }
    assert "Merci." in client.get(path, {"feedback": "thanks"}).content.decode()


@pytest.mark.parametrize("reason", ["", "because"])
def test_a_reader_without_a_known_reason_had_another(
    client: Client, content: FakeClient, question: str, reason: str
) -> None:
    say(client, question, helpful="no", reason=reason, comment="x" * 900)

    assert content.sent[0][1]["reason"] == "other"
    assert len(content.sent[0][1]["comment"]) == 500


@pytest.mark.parametrize("status", [400, 404, 429, 500, 503])
def test_what_the_api_refuses_is_told_and_the_form_stays(
    client: Client, content: FakeClient, question: str, status: int
) -> None:
    content.takes = status

    response = say(client, question, helpful="yes")

    assert response["Location"] == f"{question}?feedback=later#feedback"
    page = client.get(question, {"feedback": "later"}).content.decode()
    assert "could not be taken just now" in page
    assert Markup(page).all("form", method="post")


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"sec-fetch-site": "same-origin", "origin": "null"}, True),
        ({"origin": "http://testserver"}, True),
        ({"sec-fetch-site": "cross-site", "origin": "http://testserver"}, False),
        ({"sec-fetch-site": "same-site"}, False),
        ({"origin": "https://elsewhere.example"}, False),
        ({"origin": "null"}, False),
        ({}, False),
    ],
)
def test_only_a_form_of_this_site_is_taken(
    client: Client, content: FakeClient, question: str, headers: dict[str, str], taken: bool
) -> None:
    response = say(client, question, headers=headers, helpful="yes")

    assert response.status_code == (303 if taken else 403)
    assert bool(content.sent) is taken


@pytest.mark.parametrize(
    "form",
    [
        {"path": "https://elsewhere.example/", "helpful": "yes"},
        {"path": "//elsewhere.example/", "helpful": "yes"},
        {"path": "/en/no-such-page/", "helpful": "yes"},
        {"path": "/en/\x00/", "helpful": "yes"},
        {"helpful": "yes"},
    ],
)
def test_it_leads_nowhere_but_to_an_answer_of_this_shop(
    client: Client, content: FakeClient, form: dict[str, str]
) -> None:
    response = client.post("/en/feedback/", form, headers=HERE)

    assert (response.status_code, content.sent) == (404, [])


def test_a_policy_takes_no_votes(client: Client, content: FakeClient) -> None:
    assert say(client, path_of("en", "policy"), helpful="yes").status_code == 404
    assert say(client, path_of("en", "question")).status_code == 404
    assert content.sent == []


def test_the_address_of_the_form_shows_nothing(client: Client, content: FakeClient) -> None:
    assert client.get("/en/feedback/").status_code == 405


def test_a_made_up_state_is_the_form(client: Client, content: FakeClient, question: str) -> None:
    page = client.get(question, {"feedback": "<b>"}).content.decode()

    assert "Was this answer helpful?" in page
    assert "<b>" not in page


def test_the_desk_is_named_to_the_api_when_it_searches(client: Client, content: FakeClient) -> None:
    client.get("/en/search/", {"q": "zzz"})
    client.cookies["sessionid"] = "k" * 32
    client.get("/en/search/", {"q": "zzz"})

    asked = [parameters.get("staff") for route, parameters in content.asked if route.endswith("questions/")]
    assert asked == [None, "1"]
