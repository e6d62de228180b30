"""Each page type of the site by the rules of axe, light and dark, wide and narrow, in both languages."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django import Settings

from faq_site import client as site_client
from tests.site.fakes import DRAFT_TOKEN, PAGES, path_of

pytestmark = pytest.mark.journey

LOOKS = [
    pytest.param("en", 1280, "light", id="english-wide-light"),
    pytest.param("fr", 390, "dark", id="french-narrow-dark"),
    # 1280 pixels at 400 %: WCAG 1.4.10, reflow.
    pytest.param("fr", 320, "light", id="french-reflowed"),
]
ADDRESSES = {
    **{name: (lambda locale, name=name: path_of(locale, name)) for name in PAGES},
    "search": lambda locale: f"/{locale}/search/?q=14",
    "no result": lambda locale: f"/{locale}/search/?q=zzz",
    "missing": lambda locale: f"/{locale}/missing/",
    "preview": lambda locale: f"{path_of(locale, 'policy')}?preview={DRAFT_TOKEN}",
}


@pytest.fixture(autouse=True)
def _examples(settings: Settings) -> Iterator[None]:
    """Let the site read the example documents."""
    settings.CONTENT_CLIENT = "tests.site.fakes.FakeClient"
    settings.ALLOWED_HOSTS = ["*"]
    site_client._client.cache_clear()
    yield
    site_client._client.cache_clear()


@pytest.fixture
def open_page(browser: Browser, live_server: Any) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a path in a window of a given look."""
    contexts = []

    def open_it(path: str, *, locale: str, width: int, scheme: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale=locale,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(f"http://localhost:{live_server.thread.port}{path}")
        return page

    yield open_it
    for context in contexts:
        context.close()


@pytest.mark.parametrize("kind", ADDRESSES)
@pytest.mark.parametrize(("locale", "width", "scheme"), LOOKS)
def test_axe_finds_nothing(
    open_page: Callable[..., Page], kind: str, locale: str, width: int, scheme: str
) -> None:
    page = open_page(ADDRESSES[kind](locale), locale=locale, width=width, scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(answer => { answer.open = true })")

    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_the_content_and_opens_an_answer(open_page: Callable[..., Page]) -> None:
    page = open_page(path_of("en", "topic"), locale="en", width=1280, scheme="light")

    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "Skip to the content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.locator("summary").first.focus()
    page.keyboard.press("Enter")

    assert page.get_by_text("Ordered before").is_visible()


def test_an_address_with_an_anchor_opens_its_answer(open_page: Callable[..., Page]) -> None:
    path = f"{path_of('en', 'topic')}#what-should-i-check-on-delivery"

    page = open_page(path, locale="en", width=1280, scheme="light")

    assert page.get_by_text("Look at the parcel before you sign.").is_visible()
