"""The preview panel in a real browser: an editor types, and the public site shows it before anyone publishes."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.cms.pages.factories import LINK, QuestionFactory, TopicFactory, open_centre
from tests.cms.pages.shops import open_shop

pytestmark = pytest.mark.journey
PASSWORD = "a password for the desk"


@pytest.fixture
def question(live_site: Any) -> Any:
    centre = open_centre(port=live_site.thread.port)
    open_shop(centre.site)
    answer = f"<p>You have {LINK % 'returns.window'}.</p>"
    topic = TopicFactory(parent=centre.en, title="Returns", slug="returns")
    return QuestionFactory(parent=topic, title="How long do I have?", slug="how-long", answer=answer)


@pytest.fixture
def editor_page(live_site: Any, page: Page) -> Page:
    User.objects.create_superuser("chief", password=PASSWORD)
    page.goto(f"{live_site.url}/admin/login/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")
    return page


def test_the_panel_shows_the_draft(live_site: Any, editor_page: Page, question: Any) -> None:
    refused: list[str] = []
    editor_page.on(
        "console", lambda message: refused.append(message.text) if "frame" in message.text else None
    )
    editor_page.goto(f"{live_site.url}/admin/pages/{question.pk}/edit/")
    editor_page.get_by_role("button", name="Toggle preview").click()
    panel = editor_page.frame_locator("iframe#w-preview-iframe")

    expect(panel.get_by_role("heading", level=1)).to_have_text("How long do I have?")
    expect(panel.locator("data[data-ref='returns.window']").first).to_be_visible()

    # Wagtail looks for changes against a picture of the form that it takes a moment after loading.
    editor_page.wait_for_timeout(3_000)
    for title in ("For how long", "For how long?"):
        editor_page.locator("#id_title").fill(title)
        editor_page.wait_for_timeout(1_000)
    expect(panel.get_by_role("heading", level=1)).to_have_text("For how long?", timeout=15_000)
    assert refused == []

    editor_page.goto(f"{live_site.url}/en/returns/how-long/")
    expect(editor_page.get_by_role("heading", level=1)).to_have_text("How long do I have?")
