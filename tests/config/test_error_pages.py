"""The pages of last resort: readable in both languages, and rendered without anything that may have failed."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client, override_settings
from django.urls import path

from config.urls import urlpatterns as house


def _fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("planted")


urlpatterns = [path("planted-failure/", _fail), *house]


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "500"])
def test_each_page_needs_no_context_and_speaks_both_languages(name: str) -> None:
    page = render_to_string(f"{name}.html")

    assert page.count("<h1>") == 1
    assert '<div class="flow" lang="fr">' in page
    assert "style=" not in page
    assert "<script" not in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_shows_a_sentence_and_no_traceback() -> None:
    response = Client(raise_request_exception=False).get("/planted-failure/")

    assert response.status_code == 500
    assert "This page could not be shown" in response.text
    assert "Traceback" not in response.text
    assert "RuntimeError" not in response.text


@pytest.mark.django_db
def test_an_expired_form_says_that_nothing_was_sent() -> None:
    response = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "editor"})

    assert response.status_code == 403
    assert "Nothing was sent." in response.text
