"""The two ways to the content API: a call inside this process, and HTTP."""

import contextvars
from collections.abc import Mapping
from io import BytesIO
from threading import Lock
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponse

from faq_site.client import API_PATH, DocumentClient
from faq_site.errors import ApiUnavailable, BadAnswer

TIMEOUT = httpx.Timeout(5.0, connect=2.0)


class InProcessClient(DocumentClient):
    """Asks the API of this process, through its whole middleware, as a client over HTTP would.

    Each call runs in a copy of the context, so that the language and the address table of the outer request stay
    as they are. It sends no ``request_finished``, which would close the outer request's database connections.
    """

    def __init__(self, *, address: str = "") -> None:
        self._handler = BaseHandler()
        self._loaded = False
        self._lock = Lock()

    def fetch(self, route: str, parameters: Mapping[str, str]) -> tuple[int, bytes]:
        """Return the status and the body."""
        response = self._answer(_request(f"{API_PATH}{route}", parameters))
        return response.status_code, response.content

    def send(self, route: str, body: bytes) -> int:
        """Post JSON and return the status."""
        return self._answer(_request(f"{API_PATH}{route}", {}, body=body)).status_code

    def _answer(self, request: WSGIRequest) -> HttpResponse:
        self._load()
        response = contextvars.copy_context().run(self._handler.get_response, request)
        request.close()
        if not isinstance(response, HttpResponse):
            raise BadAnswer(f"{request.path} answered with a stream")
        return response

    def _load(self) -> None:
        # Not in the constructor: middleware may only be loaded once every app is there.
        if not self._loaded:
            with self._lock:
                if not self._loaded:
                    self._handler.load_middleware()
                    self._loaded = True


def _request(path: str, parameters: Mapping[str, str], *, body: bytes | None = None) -> WSGIRequest:
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET" if body is None else "POST",
            "PATH_INFO": path,
            "QUERY_STRING": urlencode(parameters),
            "SERVER_NAME": _own_host(),
            "SERVER_PORT": "443",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_ACCEPT": "application/json",
            "CONTENT_TYPE": "application/json",
            "CONTENT_LENGTH": str(len(body or b"")),
            "wsgi.input": BytesIO(body or b""),
            # A plain address would be redirected where SECURE_SSL_REDIRECT is on.
            "wsgi.url_scheme": "https",
        }
    )


def _own_host() -> str:
    """Return a host that this installation accepts."""
    exact = (host for host in settings.ALLOWED_HOSTS if "*" not in host)
    return next((host.lstrip(".") for host in exact), "localhost")


class HttpClient(DocumentClient):
    """Asks the API of another installation; keeps its connections open."""

    def __init__(self, *, address: str, transport: httpx.BaseTransport | None = None) -> None:
        base = address if urlsplit(address).path.strip("/") else address.rstrip("/") + API_PATH
        self._http = httpx.Client(
            base_url=base, timeout=TIMEOUT, headers={"Accept": "application/json"}, transport=transport
        )

    def fetch(self, route: str, parameters: Mapping[str, str]) -> tuple[int, bytes]:
        """Return the status and the body."""
        response = self._ask("GET", route, params=dict(parameters))
        return response.status_code, response.content

    def send(self, route: str, body: bytes) -> int:
        """Post JSON and return the status."""
        return self._ask(
            "POST", route, content=body, headers={"Content-Type": "application/json"}
        ).status_code

    def _ask(self, method: str, route: str, **what: Any) -> httpx.Response:
        try:
            return self._http.request(method, route, **what)
        except httpx.HTTPError as error:
            raise ApiUnavailable(f"{route}: {error}") from error
