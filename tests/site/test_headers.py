"""What the responses allow: caches, frames, scripts, cookies."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import Settings

from faq_site.headers import cms_origins
from tests.site.fakes import DRAFT_TOKEN, LOCALES, PAGES, STALE_TOKEN, FakeClient, example, path_of
from tests.site.markup import Markup

pytestmark = pytest.mark.usefixtures("content")
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
ADDRESSES = [
    *(path_of(locale, name) for locale in LOCALES for name in PAGES),
    "/en/search/?q=return",
    "/en/missing/",
    f"{path_of('en', 'policy')}?preview={DRAFT_TOKEN}",
    f"{path_of('en', 'policy')}?preview={STALE_TOKEN}",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_inline_and_the_policy_allows_nothing_inline(client: Client, address: str) -> None:
    response = client.get(address)
    page = Markup(response.content.decode())

    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.all("script") == []
    assert page.all("style") == []
    for element in page.elements:
        assert not [name for name in element.attributes if name == "style" or name.startswith("on")]


@pytest.mark.parametrize("address", ["/", *ADDRESSES])
def test_no_page_sets_or_depends_on_a_cookie(client: Client, address: str) -> None:
    client.cookies["sessionid"] = "k" * 32

    response = client.get(address)

    assert not response.cookies
    assert "cookie" not in response.get("Vary", "").lower()


@pytest.mark.parametrize(
    ("changes_in", "seconds"),
    [(None, 60), (timedelta(days=9), 60), (timedelta(seconds=20), 20), (-timedelta(1), 0)],
)
def test_a_page_is_kept_no_longer_than_its_terms_hold(
    client: Client, content: FakeClient, changes_in: timedelta | None, seconds: int
) -> None:
    until = (NOON + changes_in).isoformat() if changes_in else None
    content.replace(example("en", "policy") | {"valid_until": until})

    with time_machine.travel(NOON, tick=False):
        response = client.get(path_of("en", "policy"))

    assert response["Cache-Control"] == f"public, max-age=0, s-maxage={seconds}, must-revalidate"


def test_an_unchanged_page_is_not_sent_twice(client: Client, content: FakeClient) -> None:
    path = path_of("en", "policy")
    etag = client.get(path)["ETag"]

    unchanged = client.get(path, headers={"if-none-match": etag})
    assert unchanged.status_code == 304
    assert "default-src 'none'" in unchanged["Content-Security-Policy"]
    content.replace(example("en", "policy") | {"title": "Sending back"})
    assert client.get(path, headers={"if-none-match": etag}).status_code == 200


def test_a_preview_is_for_its_editor_only(client: Client, settings: Settings) -> None:
    settings.CMS_ORIGIN = "https://desk.example"

    response = client.get(path_of("en", "policy"), {"preview": DRAFT_TOKEN})
    page = Markup(response.content.decode())

    assert page.one("p", class_="ribbon").text == "Preview of a draft"
    assert page.one("h1").text == "A draft"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert response["Cache-Control"] == "no-store"
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "X-Frame-Options" not in response
    assert "ETag" not in response
    assert "frame-ancestors 'self' https://desk.example" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("path", "token"), [(path_of("en", "policy"), STALE_TOKEN), ("/en/no-such-page/", "unknown")]
)
def test_a_preview_that_is_gone_says_so_in_the_editors_panel(
    client: Client, settings: Settings, path: str, token: str
) -> None:
    settings.CMS_ORIGIN = "https://desk.example"

    response = client.get(path, {"preview": token})

    assert response.status_code in {403, 404}
    assert "frame-ancestors 'self' https://desk.example" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
    assert response["Referrer-Policy"] == "no-referrer"


def test_other_errors_may_not_be_framed(client: Client) -> None:
    response = client.get("/en/no-such-page/")

    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_a_public_page_may_not_be_framed(client: Client) -> None:
    response = client.get(path_of("en", "policy"))

    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert Markup(response.content.decode()).all("p", class_="ribbon") == []


def test_the_origin_of_the_cms_is_that_of_its_admin(settings: Settings) -> None:
    settings.CMS_ORIGIN = ""
    settings.WAGTAILADMIN_BASE_URL = "https://desk.example:8443/admin/"
    assert cms_origins() == ("https://desk.example:8443",)

    settings.WAGTAILADMIN_BASE_URL = None
    assert cms_origins() == ()


def test_a_search_is_kept_nowhere(client: Client) -> None:
    response = client.get("/en/search/", {"q": "return"})

    assert (response["Cache-Control"], response["X-Robots-Tag"]) == ("no-store", "noindex")
