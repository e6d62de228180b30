"""Both ways to the content API ask the same and read the same; the call inside leaves the outer request alone."""

import json
from contextlib import nullcontext

import httpx
import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from pytest_django import Settings

from faq_site import client as site_client
from faq_site.client import content_client
from faq_site.documents import PolicyPage
from faq_site.errors import ApiUnavailable, BadAnswer, PageMissing
from faq_site.feedback import Feedback
from faq_site.transports import HttpClient, InProcessClient
from tests.site.fakes import FakeClient, example

SEEN: list[HttpRequest] = []


@csrf_exempt
def answer(request: HttpRequest, route: str) -> HttpResponse:
    SEEN.append(request)
    translation.activate("de")
    if request.method == "POST" and request.body:
        return HttpResponse(status=204)
    status, document = FakeClient()._answer(route.rstrip("/").split("/")[-1], request.GET.dict())
    return JsonResponse(document, status=status)


def fail(request: HttpRequest) -> JsonResponse:
    raise LookupError("a fault of ours")


urlpatterns = [path("api/content/v1/broken/pages/", fail), path("api/content/v1/<path:route>", answer)]


@pytest.fixture(autouse=True)
def _own_api(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    SEEN.clear()


def test_the_call_inside_reads_a_document() -> None:
    page = InProcessClient().page(shop="audrey-alexandre", path="/fr/retours/", preview="a b&c")

    assert isinstance(page, PolicyPage)
    assert page.title == example("fr", "policy")["title"]
    assert SEEN[0].GET.dict() == {"path": "/fr/retours/", "preview": "a b&c"}


def test_the_call_inside_leaves_the_outer_language_and_connection(settings: Settings) -> None:
    held = connection.connection
    with translation.override("fr"):
        InProcessClient().shops()
        assert translation.get_language() == "fr"
    assert connection.connection is held


def test_the_call_inside_passes_a_redirect_to_https(settings: Settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert InProcessClient().shops()


def test_the_call_inside_comes_from_an_allowed_host(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = [".shop.example"]

    assert InProcessClient().shops()


def test_a_fault_in_the_api_is_a_bad_answer() -> None:
    with pytest.raises(BadAnswer):
        InProcessClient().page(shop="broken", path="/en/")


def test_an_installation_without_an_api_is_told_so(settings: Settings) -> None:
    settings.ROOT_URLCONF = "faq_site.urls"

    with pytest.raises(BadAnswer, match="There is no content API here"):
        InProcessClient().shops()


@pytest.mark.parametrize("address", ["https://desk.example", "https://desk.example/api/content/v1/"])
def test_http_reads_the_same_document(address: str) -> None:
    asked: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(200, json=example("en", "policy"))

    client = HttpClient(address=address, transport=httpx.MockTransport(respond))
    page = client.page(shop="audrey-alexandre", path="/en/returns/")

    assert asked == ["https://desk.example/api/content/v1/audrey-alexandre/pages/?path=%2Fen%2Freturns%2F"]
    assert page == InProcessClient().page(shop="audrey-alexandre", path="/en/returns/")


def test_both_ways_hand_over_the_same_words() -> None:
    said = Feedback(helpful=False, reason="unclear", comment="Où ?")
    posted: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        posted.append(request)
        return httpx.Response(204)

    over_http = HttpClient(address="https://desk.example", transport=httpx.MockTransport(respond))
    over_http.send_feedback(shop="audrey-alexandre", page=11, feedback=said)
    InProcessClient().send_feedback(shop="audrey-alexandre", page=11, feedback=said)

    inside = SEEN[-1]
    assert posted[0].url.path == inside.path == "/api/content/v1/audrey-alexandre/pages/11/feedback/"
    assert (posted[0].method, inside.method) == ("POST", "POST")
    assert posted[0].headers["content-type"] == inside.content_type == "application/json"
    assert json.loads(posted[0].content) == json.loads(inside.body) == said.document()


@pytest.mark.parametrize(("status", "error"), [(404, PageMissing), (429, ApiUnavailable), (200, None)])
def test_words_that_are_not_taken_are_an_error(status: int, error: type[Exception] | None) -> None:
    transport = httpx.MockTransport(lambda request: httpx.Response(status))
    client = HttpClient(address="https://desk.example", transport=transport)

    with pytest.raises(error) if error else nullcontext():
        client.send_feedback(shop="audrey-alexandre", page=11, feedback=Feedback(helpful=True))


def test_no_answer_over_http_is_unavailable() -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("refused")

    with pytest.raises(ApiUnavailable):
        HttpClient(address="https://desk.example", transport=httpx.MockTransport(refuse)).shops()


def test_the_settings_choose_the_way(settings: Settings) -> None:
    site_client._client.cache_clear()
    settings.CONTENT_API_URL = ""
    assert isinstance(content_client(), InProcessClient)
    settings.CONTENT_API_URL = "https://desk.example"
    assert isinstance(content_client(), HttpClient)
    site_client._client.cache_clear()
