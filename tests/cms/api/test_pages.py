"""Page documents: every type, in both languages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.preview.tokens import issue_token
from policies.durations import Window
from policies.terms import Kind
from tests.cms.api.conftest import NOW, Get, Help, state
from tests.full_terms import RETURNS

ROUTE = "full/pages/"
DATA = '<data class="term" value="P14D" data-ref="returns.window">14 days</data>'
CHRISTMAS = datetime(2026, 12, 24, 23, 0, tzinfo=UTC)
COMMON = {
    *("id", "type", "shop", "locale", "path", "title", "summary", "summary_html", "seo", "alternates"),
    *("breadcrumbs", "updated_at", "confirmed_on", "valid_until", "preview", "showing", "body"),
}


def test_policy(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/en/returns/").json()

    assert document.keys() == COMMON | {"kind", "clauses", "in_force", "coming"}
    assert (document["type"], document["kind"], document["locale"]) == ("policy", "returns", "en")
    assert document["summary"] == "Within 14 days."
    assert document["summary_html"] == f"Within {DATA}."
    assert document["seo"] == {"title": "Returns — Full & Co", "description": "Within 14 days."}
    assert document["breadcrumbs"] == [{"title": "Help", "path": "/en/"}]
    assert document["alternates"] == [
        {"locale": "en", "path": "/en/returns/"},
        {"locale": "fr", "path": "/fr/retours/"},
    ]
    assert document["confirmed_on"] == "2026-11-22"
    assert document["clauses"] == [
        {"clause": "returns.window", "anchor": "returns-window", "heading": "The window: 14 days"}
    ]
    since = "2026-01-01T01:00:00+01:00"
    assert document["in_force"] == [
        {"kind": "returns", "effective_from": since, "version": 1},
        {"kind": "refunds", "effective_from": since, "version": 1},
    ]
    assert document["coming"] == []
    assert document["valid_until"] is None
    assert (document["preview"], document["showing"]) == (False, None)


def test_blocks(help_center: Help, get: Get) -> None:
    prose, heading, second, clause, glance, table = get(ROUTE, path="/en/returns/").json()["body"]

    assert prose["html"] == f"<p>You have <strong>{DATA}</strong>; see <em>below</em>.</p>"
    assert (heading["text"], heading["anchor"]) == ("Within 14 days of delivery", "within-of-delivery")
    assert second["anchor"] == "within-of-delivery-2"
    assert (clause["clause"], clause["anchor"]) == ("returns.window", "returns-window")
    steps, notice, questions = clause["blocks"]
    assert steps["items"] == [{"title": "Write 14", "html": "<p>Now.</p>"}]
    assert (notice["tone"], notice["title"], notice["html"]) == ("important", "Mind", "<p>Keep the box.</p>")
    assert questions["items"] == [{"title": "Who pays?", "path": "/en/sending-back/who-pays/"}]
    assert [(row["ref"], row["label"], row["plain"]) for row in glance["rows"]] == [
        ("returns.window", "Return window", "14 days"),
        ("shipping.cutoff_time", "Order before", "Noon"),
    ]
    assert glance["rows"][0]["html"] == DATA
    assert table["columns"] == ["Zone", "Time"]
    first, other = table["rows"]
    assert first["cells"][0]["ref"] == "shipping.services.relais.transit.europe"
    assert first["cells"][0]["plain"] == "1 to 3 working days"
    assert other["cells"][0] == {"html": f"ask &lt;us&gt;, {DATA}", "plain": "ask <us>, 14 days", "ref": None}
    assert all(block["type"] and block["id"] for block in (prose, heading, clause, glance, table, steps))


def test_the_same_page_in_french(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/fr/retours/").json()

    assert document["locale"] == "fr"
    assert document["summary"] == "Sous 14 jours."
    assert document["breadcrumbs"] == [{"title": "Aide", "path": "/fr/"}]
    glance = next(block for block in document["body"] if block["type"] == "glance")
    assert [(row["label"], row["plain"]) for row in glance["rows"]] == [
        ("Délai de retour", "14 jours"),
        ("Order before", "Midi"),
    ]


def test_question(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/en/sending-back/how-long/").json()

    assert document.keys() == COMMON | {"topic", "answer_html", "related"}
    assert document["title"] == "Is 14 days enough?"
    assert document["answer_html"] == (
        f'<p>You have {DATA}. <a href="/en/sending-back/who-pays/">Who pays</a></p>'
    )
    assert document["summary"] == document["seo"]["description"] == "You have 14 days. Who pays"
    assert document["topic"] == {"title": "Sending back", "path": "/en/sending-back/"}
    assert document["related"] == [{"title": "Who pays?", "path": "/en/sending-back/who-pays/"}]
    assert document["breadcrumbs"][-1]["title"] == "Sending back"
    assert get(ROUTE, path="/fr/renvoyer/combien/").json()["title"] == "Est-ce que 14 jours suffisent ?"


def test_topic(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/en/sending-back/").json()

    assert document.keys() == COMMON | {"questions"}
    assert document["summary"] == "In 14 days."
    assert [(item["title"], item["anchor"]) for item in document["questions"]] == [
        ("Who pays?", "who-pays"),
        ("Is 14 days enough?", "how-long"),
    ]
    assert document["questions"][0]["answer_html"] == "<p>You do.</p>"


def test_home(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/en/").json()

    assert document.keys() == COMMON | {"topics", "policies", "featured", "doors"}
    assert (document["title"], document["breadcrumbs"]) == ("How can we help?", [])
    assert document["seo"]["title"] == "Help — Full & Co"
    assert document["topics"][0]["questions"][1] == {
        "title": "Is 14 days enough?",
        "path": "/en/sending-back/how-long/",
    }
    assert document["policies"] == [
        {"title": "Returns", "path": "/en/returns/", "summary": "Within 14 days."}
    ]
    assert document["featured"] == [
        {"title": "Is 14 days enough?", "path": "/en/sending-back/how-long/", "topic": "Sending back"}
    ]
    assert document["doors"]["cancel"] == "/en/orders/?then=cancel"


def test_content(help_center: Help, get: Get) -> None:
    document = get(ROUTE, path="/en/legal/").json()

    assert document.keys() == COMMON
    assert (document["type"], document["confirmed_on"], document["body"]) == ("content", None, [])


def test_what_is_coming_is_told_with_todays_values(help_center: Help, get: Get) -> None:
    longer = replace(RETURNS, window=Window(length=30))
    state(help_center.shop, Kind.RETURNS, longer, since=CHRISTMAS, number=2)

    document = get(ROUTE, path="/en/returns/").json()

    assert document["coming"] == [
        {
            "kind": "returns",
            "effective_from": "2026-12-25T00:00:00+01:00",
            "changes": [
                {"ref": "returns.window", "label": "Return window", "now": "14 days", "then": "30 days"}
            ],
        }
    ]
    assert document["valid_until"] == "2026-12-25T00:00:00+01:00"
    assert get(ROUTE, path="/en/legal/").json()["valid_until"] is None


def test_from_the_moment_it_governs_the_new_value_is_shown(
    help_center: Help, get: Get, time_machine: object
) -> None:
    longer = replace(RETURNS, window=Window(length=30))
    state(help_center.shop, Kind.RETURNS, longer, since=NOW, number=2)

    assert get(ROUTE, path="/en/returns/").json()["summary"] == "Within 30 days."


def test_links_lead_to_published_pages_only(help_center: Help, get: Get) -> None:
    help_center.topic.get_children().get(slug="who-pays").unpublish()

    document = get(ROUTE, path="/en/sending-back/how-long/").json()

    assert document["answer_html"] == f"<p>You have {DATA}. Who pays</p>"
    assert document["related"] == []


def test_only_harmless_markup_leaves(help_center: Help, get: Get) -> None:
    question = help_center.question
    question.answer = (
        '<p onclick="x()">Hi <script>alert(1)</script><span>there</span> <img src="x"/>'
        '<a href="javascript:alert(1)">a</a> <a href="https://a.example/?a=1&amp;b=2">b</a> '
        '<a href="#c">c</a></p><p></p>'
    )
    question.save()

    assert get(ROUTE, path="/en/sending-back/how-long/").json()["answer_html"] == (
        '<p>Hi there a <a href="https://a.example/?a=1&amp;b=2">b</a> '
        '<a href="/en/sending-back/how-long/#c">c</a></p>'
    )


def test_a_term_that_is_gone_is_a_gap_not_an_error(help_center: Help, get: Get) -> None:
    type(help_center.question).objects.filter(pk=help_center.question.pk).update(
        title="Is {{ returns.gone }} so?"
    )

    response = get(ROUTE, path="/en/sending-back/how-long/")

    assert (response.status_code, response.json()["title"]) == (200, "Is — so?")


def test_a_draft_is_shown_to_whoever_has_its_token(help_center: Help, get: Get) -> None:
    page = help_center.policy
    page.title, page.summary = "Returns, new", "Soon {{ returns.window }}."
    token = issue_token(page=page, at=NOW).token

    response = get(ROUTE, path="/en/returns/", preview=token)

    assert response.json()["title"] == "Returns, new"
    assert response.json()["preview"] is True
    assert response["Cache-Control"] == "no-store"
    assert get(ROUTE, path="/en/returns/").json()["title"] == "Returns"


def test_a_draft_is_shown_at_its_own_path_only(help_center: Help, get: Get) -> None:
    token = issue_token(page=help_center.policy, at=NOW).token

    response = get(ROUTE, path="/en/legal/", preview=token)

    assert response.status_code == 404
    assert response.json()["type"] == "urn:plainterms:problem:unknown-preview"


@pytest.mark.parametrize(("age", "status"), [(timedelta(minutes=59), 200), (timedelta(hours=2), 403)])
def test_a_token_ends(help_center: Help, get: Get, age: timedelta, status: int) -> None:
    token = issue_token(page=help_center.policy, at=NOW - age).token

    response = get(ROUTE, path="/en/returns/", preview=token)

    assert response.status_code == status
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("values", [{"answer": "<p>A.</p>"}, {}])
def test_pages_that_were_never_saved_can_be_previewed(
    help_center: Help, get: Get, values: dict[str, str]
) -> None:
    parent = help_center.topic if values else help_center.centre.en
    page = type(help_center.question if values else help_center.topic)(title="New", slug="new", **values)
    # As Wagtail's preview of a new page places it.
    page.locale, page.depth, page.path = parent.locale, parent.depth + 1, parent.get_last_child()._inc_path()
    page.set_url_path(parent)
    token = issue_token(page=page, at=NOW).token

    document = get(ROUTE, path=page.public_path, preview=token).json()

    assert (document["title"], document["id"], document["preview"]) == ("New", None, True)
    assert document["breadcrumbs"][-1]["path"] == parent.public_path


def _queries(get: Get, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert get(ROUTE, path=path).status_code == 200
    return len(queries)


def test_queries_do_not_grow_with_questions(help_center: Help, get: Get) -> None:
    paths = ("/en/", "/en/sending-back/", "/en/sending-back/how-long/", "/en/returns/", "/en/legal/")
    before = [_queries(get, path) for path in paths]
    link = f'<a linktype="page" id="{help_center.content.pk}">x</a>'
    for number in range(12):
        question = type(help_center.question)(title=f"Q{number}", slug=f"q{number}", answer=f"<p>{link}</p>")
        help_center.topic.add_child(instance=question)
    get(ROUTE, path="/en/")

    after = [_queries(get, path) for path in paths]

    assert all(later <= earlier + 1 for earlier, later in zip(before, after, strict=True)), (before, after)
    assert max(after) <= 18
