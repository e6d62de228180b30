"""Terms in the preview panel: a form's values, saved or not, on the pages that speak of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.auth.models import Group, Permission, User
from django.core.management import call_command
from django.test import Client, RequestFactory
from wagtail.models import Site

from cms.demo.people import EDITOR_ACTIONS
from cms.preview.models import TermsPreview
from cms.preview.moments import Ahead, issue
from cms.preview.signing import lifetime
from cms.preview.supposed import Supposed, keep
from cms.preview.tokens import issue_token
from cms.shops.models import Shop
from cms.shops.permissions import grant_shop_permissions
from cms.terms.models import TERMS_MODELS, ReturnTerms, ShippingTerms, Terms, TermsVersion
from policies.durations import Window
from policies.terms import Kind
from tests.cms.pages.factories import LINK, Centre, PolicyFactory, QuestionFactory, TopicFactory, open_centre
from tests.cms.pages.shops import open_shop
from tests.cms.terms.form_posts import address, form_data
from tests.full_terms import RETURNS

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DECEMBER = datetime(2026, 12, 1, tzinfo=UTC)
PAGES = "/api/content/v1/{}/pages/"
LONGER = Supposed(kind=Kind.RETURNS, terms=replace(RETURNS, window=Window(length=45)))


@pytest.fixture(autouse=True)
def _now() -> Any:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop(centre: Centre) -> Shop:
    """A shop whose returns page, and one question, say its window."""
    made = open_shop(centre.site)
    PolicyFactory(parent=centre.en, slug="returns", summary="{{ returns.window }} to send it back.")
    topic = TopicFactory(parent=centre.en, slug="orders", summary="Orders.")
    QuestionFactory(
        parent=topic,
        slug="how-long",
        title="Is {{ returns.window }} long?",
        answer=f"<p>{LINK % 'returns.window'}</p>",
    )
    QuestionFactory(parent=topic, slug="else", title="Something else?")
    return made


@pytest.fixture
def row(shop: Shop) -> ReturnTerms:
    found: ReturnTerms = ReturnTerms.objects.get(shop=shop)
    return found


@pytest.fixture
def desk(admin_user: Any) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(admin_user)
    return client


def previewed(desk: Client, row: Terms, mode: str = "", **changes: Any) -> Any:
    """Post the form to the panel, and ask for what it frames."""
    where = address("preview_on_edit", row)
    posted = desk.post(where, form_data(row, **{"effective_from": None} | changes))
    assert posted.json() == {"is_valid": True, "is_available": True}
    return desk.get(where, {"mode": mode, "in_preview_panel": "true"})


def token_of(response: Any) -> str:
    assert response.status_code == 302, response.content
    return parse_qs(urlsplit(response["Location"]).query)["preview"][0]


def document(client: Client, path: str, token: str = "", *, shop: str = "audrey-alexandre") -> Any:
    return client.get(PAGES.format(shop), {"path": path} | ({"preview": token} if token else {}))


def test_there_is_a_mode_for_each_page_that_speaks_of_the_terms(row: ReturnTerms) -> None:
    labels = [label for _, label in row.preview_modes]

    assert labels == ["Returns (English)", "Is 14 days long? (English)"]


def test_modes_cost_the_same_however_many_pages_there_are(
    row: ReturnTerms, centre: Centre, django_assert_max_num_queries: Any
) -> None:
    topic = TopicFactory(parent=centre.en, slug="more")
    for number in range(8):
        QuestionFactory(parent=topic, slug=f"q-{number}", answer=f"<p>{LINK % 'returns.window'}</p>")
    fresh = ReturnTerms.objects.get(pk=row.pk)

    with django_assert_max_num_queries(7):
        assert len(fresh.preview_modes) == len(fresh.preview_modes) == 10


def test_a_page_shows_what_was_typed_and_not_saved(desk: Client, row: ReturnTerms, client: Client) -> None:
    mode = row.preview_modes[1][0]
    shown = previewed(desk, row, mode, window_length=45)

    assert shown["Location"].startswith("http://localhost/en/orders/how-long/?preview=")
    assert "no-store" in shown["Cache-Control"]
    assert shown["Referrer-Policy"] == "no-referrer"
    answer = document(client, "/en/orders/how-long/", token_of(shown))
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert answer.json()["title"] == "Is 45 days long?"
    assert answer.json()["seo"]["title"].startswith("Is 45 days long?")
    assert 'data-changed="14 days"' in answer.json()["answer_html"]
    assert answer.json()["showing"] == {
        "what": "terms",
        "kind": "returns",
        "moment": None,
        "changed": ["returns.window"],
    }
    assert document(client, "/en/orders/how-long/").json()["title"] == "Is 14 days long?"
    row.refresh_from_db()
    assert row.window_length == 14


def test_a_draft_for_later_is_shown_from_its_start(desk: Client, row: ReturnTerms, client: Client) -> None:
    shown = previewed(desk, row, window_length=45, effective_from="2026-12-01 00:00")
    read = document(client, "/en/returns/", token_of(shown)).json()

    assert read["summary"] == "45 days to send it back."
    assert read["showing"]["moment"] == "2026-12-01T01:00:00+01:00"
    assert read["in_force"][0]["effective_from"] == "2026-12-01T01:00:00+01:00"
    assert read["coming"] == []


def test_a_draft_not_yet_complete_is_answered_calmly(rf: RequestFactory, row: ReturnTerms) -> None:
    shipping = ShippingTerms.objects.get(shop=row.shop)
    shipping.cutoff_time = None

    shown = shipping.make_preview_request(rf.get("/", headers={"host": "localhost"}), "")

    assert (shown.status_code, shown["Cache-Control"]) == (200, "no-store")
    assert shown.context_data["sentences"]
    assert not TermsPreview.objects.exists()


def test_terms_that_cannot_be_are_wagtails_to_refuse(desk: Client, row: ReturnTerms) -> None:
    posted = desk.post(address("preview_on_edit", row), form_data(row, effective_from="2020-01-01 00:00"))

    assert posted.json() == {"is_valid": False, "is_available": False}
    assert not TermsPreview.objects.exists()


def test_where_no_page_speaks_of_them_the_home_pages_are_shown(centre: Centre) -> None:
    row = ReturnTerms.objects.get(shop=open_shop(centre.site))

    assert [label for _, label in row.preview_modes] == ["Help (English)", "Aide (Français)"]


def test_new_terms_are_shown_on_the_first_page_of_their_shop(
    desk: Client, shop: Shop, client: Client
) -> None:
    bare = open_shop(open_centre(hostname="b.localhost").site, code="b", states=False)
    where = address("preview_on_add", ReturnTerms)
    row = ReturnTerms.from_core(RETURNS, shop=bare)

    assert desk.post(where, form_data(row, effective_from=None)).json()["is_valid"]
    shown = desk.get(where, {"in_preview_panel": "true"})

    assert shown["Location"].startswith("http://b.localhost/en/?preview=")
    assert document(client, "/en/", token_of(shown), shop="b").status_code == 200


def test_the_edit_screens_open(desk: Client, row: ReturnTerms) -> None:
    for where in (address("edit", row), address("add", ReturnTerms)):
        assert desk.get(where).status_code == 200


@pytest.mark.parametrize(
    ("age", "status"),
    [(lifetime(), 200), (lifetime() + timedelta(seconds=1), 403)],
)
def test_a_token_ends_with_its_time(shop: Shop, client: Client, age: timedelta, status: int) -> None:
    token = keep(shop=shop, supposed=LONGER, at=NOW - age)

    answer = document(client, "/en/returns/", token)

    assert (answer.status_code, answer["Cache-Control"]) == (status, "no-store")


def test_another_shop_refuses_the_token(shop: Shop, client: Client) -> None:
    open_shop(open_centre(hostname="b.localhost").site, code="b")
    draft = keep(shop=shop, supposed=LONGER, at=NOW)
    ahead = issue(shop=shop, ahead=Ahead(moment=DECEMBER, with_scheduled_pages=True), at=NOW)

    for token in (draft, ahead):
        assert document(client, "/en/", token).status_code == 200
        refused = document(client, "/en/", token, shop="b")
        assert (refused.status_code, refused["Cache-Control"]) == (404, "no-store")


def test_a_token_opens_its_own_draft_and_no_other(shop: Shop, client: Client) -> None:
    other = Supposed(kind=Kind.RETURNS, terms=replace(RETURNS, window=Window(length=60)))
    first, second = keep(shop=shop, supposed=LONGER, at=NOW), keep(shop=shop, supposed=other, at=NOW)

    assert document(client, "/en/returns/", first).json()["summary"].startswith("45 days")
    assert document(client, "/en/returns/", second).json()["summary"].startswith("60 days")
    name = second.split(":")[0]
    _, stamp, signature = first.split(":")
    for forged in (f"{name}:{stamp}:{signature}", first[:-1], "x" + first, name):
        assert document(client, "/en/returns/", forged).status_code == 404


def test_tokens_of_one_kind_are_none_of_another(shop: Shop, centre: Centre, client: Client) -> None:
    page = issue_token(page=centre.en, at=NOW).token
    TermsPreview.objects.create(key=page.split(":")[0], shop=shop, kind="returns", payload={}, kept_at=NOW)

    read = document(client, "/en/", page).json()
    menus = client.get("/api/content/v1/audrey-alexandre/navigation/", {"preview": page})

    assert read["showing"]["what"] == "page"
    assert menus.status_code == 404


def test_menus_and_questions_follow_the_draft(shop: Shop, client: Client) -> None:
    token = keep(shop=shop, supposed=LONGER, at=NOW)

    found = client.get("/api/content/v1/audrey-alexandre/questions/", {"preview": token})

    assert "Is 45 days long?" in [item["title"] for item in found.json()["items"]]
    assert found["Cache-Control"] == "no-store"


def test_old_drafts_are_purged(shop: Shop, capsys: pytest.CaptureFixture[str]) -> None:
    keep(shop=shop, supposed=LONGER, at=NOW - lifetime() - timedelta(seconds=1))
    kept = keep(shop=shop, supposed=LONGER, at=NOW)
    assert [row.key for row in TermsPreview.objects.all()] == [kept.split(":")[0]]

    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        call_command("purge_previews")
    assert capsys.readouterr().out == "Deleted 1 expired preview.\n"


def test_another_shops_editor_previews_nothing(row: ReturnTerms) -> None:
    group, _ = Group.objects.get_or_create(name="B")
    other = open_shop(Site.objects.get(pk=open_centre(hostname="b.localhost").site.pk), code="b")
    grant_shop_permissions(group, other, TERMS_MODELS.values(), EDITOR_ACTIONS)
    stranger = User.objects.create_user("b", password="b")
    stranger.groups.add(group)
    stranger.user_permissions.add(*_access())
    desk = Client(headers={"host": "localhost"})
    desk.force_login(stranger)

    where = address("preview_on_edit", row)
    assert desk.get(where).status_code == 404
    assert desk.post(where, form_data(row, window_length=45)).status_code == 404
    assert not TermsPreview.objects.exists()
    assert desk.get("/admin/site-on-a-date/?shop=audrey-alexandre").status_code == 404
    assert desk.get("/admin/site-on-a-date/?shop=b").status_code == 200


def _access() -> Any:
    return Permission.objects.filter(codename="access_admin")


def test_publishing_records_nothing_of_a_preview(desk: Client, row: ReturnTerms) -> None:
    previewed(desk, row, window_length=45)

    assert TermsVersion.objects.filter(kind="returns").count() == 1
