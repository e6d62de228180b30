"""The editor's preview: from the form in the admin to an address of the public site."""

from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import Page

from cms.pages.models import QuestionPage
from cms.preview.documents import draft_page
from tests.cms.pages.factories import Centre, QuestionFactory, TopicFactory, open_centre, question_form, rich

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def desk(admin_user: Any) -> Client:
    client = Client(headers={"host": "localhost:8123"})
    client.force_login(admin_user)
    return client


@pytest.fixture
def topic(centre: Centre) -> Page:
    return TopicFactory(parent=centre.en, slug="orders")


def opened(response: HttpResponse) -> tuple[str, Page]:
    """Return the address without its query, and the draft that its token opens."""
    assert response.status_code == 302
    address = urlsplit(response["Location"])
    token = parse_qs(address.query)["preview"][0]
    return f"{address.scheme}://{address.netloc}{address.path}", draft_page(token, at=timezone.now())


def preview(desk: Client, address: str, form: dict[str, Any]) -> HttpResponse:
    posted = desk.post(address, form)
    assert posted.json() == {"is_valid": True, "is_available": True}
    return desk.get(address, {"in_preview_panel": "true", "mode": ""})


def test_a_draft_is_shown_where_its_page_is(desk: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic, slug="may-i-cancel")
    form = question_form(slug="may-i-cancel", answer=rich("<p>Until noon.</p>"), body=[("heading", "More")])

    shown = preview(desk, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), form)
    address, draft = opened(shown)

    assert address == "http://localhost:8123/en/orders/may-i-cancel/"
    assert draft.pk == page.pk
    assert "Until noon." in draft.answer
    assert draft.body[0].value == "More"
    assert QuestionPage.objects.get().answer == "<p>Yes.</p>"


def test_a_slug_changed_in_the_draft_is_in_its_address(desk: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic, slug="may-i-cancel")

    shown = preview(
        desk,
        reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]),
        question_form(slug="how-to-cancel"),
    )
    address, draft = opened(shown)

    assert address == "http://localhost:8123/en/orders/how-to-cancel/"
    assert draft.public_path == "/en/orders/how-to-cancel/"


def test_a_page_that_does_not_exist_yet_is_shown(desk: Client, topic: Page) -> None:
    new = reverse("wagtailadmin_pages:preview_on_add", args=["pages", "questionpage", topic.pk])

    address, draft = opened(preview(desk, new, question_form(slug="brand-new", title="Brand new?")))

    assert address == "http://localhost:8123/en/orders/brand-new/"
    assert (draft.pk, draft.title, draft.locale.language_code) == (None, "Brand new?", "en")
    assert not QuestionPage.objects.exists()


def test_a_page_never_published_is_shown(desk: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic, slug="soon", live=False)
    page.title = "Soon?"
    page.save_revision()

    shown = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    address, draft = opened(shown)

    assert (address, draft.title) == ("http://localhost:8123/en/orders/soon/", "Soon?")


def test_a_draft_may_hold_an_unknown_reference(desk: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic)
    form = question_form(title="{{ returns.windw }}?")

    _, draft = opened(preview(desk, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), form))

    assert draft.title == "{{ returns.windw }}?"


def test_the_panel_may_frame_the_answer(desk: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic)
    form = question_form()

    shown = preview(desk, reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]), form)

    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"]
    assert "no-store" in shown["Cache-Control"]


def test_a_draft_of_another_site_is_shown_on_that_site(desk: Client, centre: Centre) -> None:
    other = open_centre(hostname="alamara.localhost", port=8123)
    page = QuestionFactory(parent=TopicFactory(parent=other.fr, slug="retours"), slug="delai")

    shown = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert opened(shown)[0] == "http://alamara.localhost:8123/fr/retours/delai/"


@pytest.mark.parametrize(
    ("addresses", "origin"),
    [
        ({"default": "{SITE_ROOT_URL}"}, "http://localhost:8123"),
        ({"default": "{SITE_ROOT_URL}/"}, "http://localhost:8123"),
        ({"default": "https://help.example"}, "https://help.example"),
        ({"localhost": "https://a.example", "default": "https://b.example"}, "https://a.example"),
        ({}, "http://localhost:8123"),
    ],
)
def test_settings_name_the_site_that_shows_drafts(
    desk: Client, topic: Page, settings: Settings, addresses: dict[str, str], origin: str
) -> None:
    settings.WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": addresses}
    page = QuestionFactory(parent=topic, slug="q")

    shown = desk.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))

    assert opened(shown)[0] == f"{origin}/en/orders/q/"


def test_only_an_editor_opens_a_preview(client: Client, topic: Page) -> None:
    page = QuestionFactory(parent=topic)

    response = client.get(reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk]))

    assert response.status_code == 302
    assert response["Location"].startswith(reverse("wagtailadmin_login"))
