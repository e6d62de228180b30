"""The addresses of the house itself, and what a browser may load on each side of it."""

import importlib
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import Resolver404, clear_url_caches, resolve
from pytest_django import DjangoAssertNumQueries, Settings

from config import urls
from config.content_security import AdminPolicyMiddleware, admin_policy

POLICY = "Content-Security-Policy"


@pytest.mark.django_db
def test_health_takes_one_query(client: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        response = client.get("/healthz/")

    assert response.status_code == 200
    assert response.json() == {"status": "ok"}
    assert "no-store" in response["Cache-Control"]


@pytest.mark.django_db
def test_health_says_when_the_database_does_not_answer(client: Client) -> None:
    def no_answer(*args: object) -> None:
        raise OperationalError("the server closed the connection")

    with connection.execute_wrapper(no_answer):
        response = client.get("/healthz/")

    assert response.status_code == 503
    assert response.json() == {"status": "unavailable", "database": "no answer"}


def test_robots_stay_out_of_orders(client: Client) -> None:
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /*/orders/" in response.text.splitlines()


def test_public_pages_load_nothing_foreign_and_nothing_inline(client: Client) -> None:
    policy = client.get("/robots.txt")[POLICY]

    assert "unsafe" not in policy
    assert {part.strip() for part in policy.split(";")} == {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    }


@pytest.mark.django_db
def test_the_admin_may_run_what_wagtail_writes_into_its_pages(client: Client) -> None:
    policy = client.get("/admin/login/")[POLICY]

    assert "script-src 'self' 'unsafe-inline'" in policy
    assert "frame-src 'self' http://localhost:*" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("path", ["/administration/", "/en/admin/", "/adminx"])
def test_the_admin_ends_where_its_folder_ends(rf: RequestFactory, path: str) -> None:
    def answer(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    response = AdminPolicyMiddleware(answer)(rf.get(path))

    assert not hasattr(response, "_csp_config")


def test_the_preview_panel_frames_only_the_sites_named() -> None:
    policy = admin_policy(site_origins=["https://help.shop.example"])

    assert policy["frame-src"] == ["'self'", "https://help.shop.example"]


@pytest.fixture
def addresses_again(settings: Settings) -> Iterator[None]:
    """Put the address table back after a test has had it read again."""
    yield
    settings.DEMO = True
    importlib.reload(urls)
    clear_url_caches()


@pytest.mark.usefixtures("addresses_again")
def test_the_mailbox_exists_in_the_demo_only(settings: Settings) -> None:
    settings.DEMO = False
    importlib.reload(urls)
    clear_url_caches()

    assert "demo/mailbox/" not in [str(route.pattern) for route in urls.urlpatterns]


def test_the_mailbox_exists_in_the_demo() -> None:
    assert "demo/mailbox/" in [str(route.pattern) for route in urls.urlpatterns]


def test_what_nobody_else_answers_goes_to_the_public_site() -> None:
    assert resolve("/en/returns/").view_name == "wagtail_serve"


@pytest.mark.parametrize("language", ["de", "EN", "eng"])
def test_the_portal_speaks_the_shops_languages_only(language: str) -> None:
    try:
        found = resolve(f"/{language}/orders/")
    except Resolver404:
        return
    assert found.view_name == "wagtail_serve"
