"""The admin runs under its content security policy in a real browser, and the tests' own house keeps its rows."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Site

pytestmark = pytest.mark.journey

PASSWORD = "a-long-password-for-one-test"


@pytest.fixture
def refused(page: Page) -> list[str]:
    """What the browser refused to load or run, as its console reports it."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            found.append(message.text)

    page.on("console", note)
    return found


@pytest.mark.parametrize("path", ["/admin/", "/admin/images/add/"])
def test_an_editor_signs_in_and_nothing_is_refused(
    page: Page, live_site: LiveServer, refused: list[str], path: str
) -> None:
    User.objects.create_superuser("editor", "editor@shop.example", PASSWORD)

    page.goto(f"{live_site.url}/admin/login/?next={path}")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{live_site.url}{path}")
    page.wait_for_load_state("networkidle")

    assert refused == []
    assert Site.objects.filter(is_default_site=True).count() == 1
