"""How the site gets its documents: one protocol, and what its two implementations share."""

import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from typing import Any, Protocol
from urllib.parse import quote

from django.conf import settings
from django.utils.module_loading import import_string

from faq_site.documents import Page, parse_page
from faq_site.errors import ApiUnavailable, BadAnswer, PageMissing, PreviewExpired
from faq_site.feedback import Feedback
from faq_site.reading import DocumentError, Json, many
from faq_site.search import SearchResults
from faq_site.shops import Navigation, Shop

API_PATH = "/api/content/v1/"


class ContentClient(Protocol):
    """Where the site's documents come from. Every method raises a ``ContentError`` where none is to be had."""

    def shops(self) -> tuple[Shop, ...]:
        """Return every shop."""

    def page(self, *, shop: str, path: str, preview: str = "") -> Page:
        """Return the page at a path; with ``preview``, the draft that this token was issued for."""

    def navigation(self, *, shop: str, locale: str, preview: str = "") -> Navigation:
        """Return the menus in one language; with ``preview``, as this token shows them."""

    def questions(
        self,
        *,
        shop: str,
        locale: str,
        query: str,
        limit: int,
        offset: int,
        by_staff: bool = False,
        preview: str = "",
    ) -> SearchResults:
        """Return the questions that match. What ``by_staff`` is asked is not remembered."""

    def send_feedback(self, *, shop: str, page: int, feedback: Feedback) -> None:
        """Hand over what a reader says of an answer."""


class DocumentClient(ABC):
    """A content client over whatever can fetch an address below ``/api/content/v1/``."""

    @abstractmethod
    def fetch(self, route: str, parameters: Mapping[str, str]) -> tuple[int, bytes]:
        """Return the status and the body; raise ApiUnavailable where nothing answers."""

    @abstractmethod
    def send(self, route: str, body: bytes) -> int:
        """Post JSON and return the status; raise ApiUnavailable where nothing answers."""

    def shops(self) -> tuple[Shop, ...]:
        """Return every shop."""
        try:
            return self._read("shops/", {}, lambda data: many(data, "items", Shop.parse))
        except PageMissing as error:
            raise BadAnswer("There is no content API here; check the setting CONTENT_API_URL.") from error

    def page(self, *, shop: str, path: str, preview: str = "") -> Page:
        """Return the page at a path; with ``preview``, the draft that this token was issued for."""
        parameters = {"path": path} | ({"preview": preview} if preview else {})
        return self._read(f"{quote(shop)}/pages/", parameters, parse_page)

    def navigation(self, *, shop: str, locale: str, preview: str = "") -> Navigation:
        """Return the menus in one language; with ``preview``, as this token shows them."""
        parameters = {"locale": locale} | ({"preview": preview} if preview else {})
        return self._read(f"{quote(shop)}/navigation/", parameters, Navigation.parse)

    def questions(
        self,
        *,
        shop: str,
        locale: str,
        query: str,
        limit: int,
        offset: int,
        by_staff: bool = False,
        preview: str = "",
    ) -> SearchResults:
        """Return the questions that match. What ``by_staff`` is asked is not remembered."""
        parameters = {"q": query, "locale": locale, "limit": str(limit), "offset": str(offset)}
        unheard = ({"staff": "1"} if by_staff else {}) | ({"preview": preview} if preview else {})
        return self._read(f"{quote(shop)}/questions/", parameters | unheard, SearchResults.parse)

    def send_feedback(self, *, shop: str, page: int, feedback: Feedback) -> None:
        """Hand over what a reader says of an answer."""
        route = f"{quote(shop)}/pages/{page}/feedback/"
        status = self.send(route, json.dumps(feedback.document()).encode())
        if status != HTTPStatus.NO_CONTENT:
            _raise_for(status, route)

    def _read[T](self, route: str, parameters: Mapping[str, str], parse: Callable[[Json], T]) -> T:
        status, body = self.fetch(route, parameters)
        _raise_for(status, route)
        try:
            data: Any = json.loads(body)
            if not isinstance(data, Mapping):
                raise DocumentError("The document is not an object.")
            return parse(data)
        except ValueError as error:
            raise BadAnswer(f"{route}: {error}") from error


def _raise_for(status: int, route: str) -> None:
    match status:
        case HTTPStatus.OK:
            return
        case HTTPStatus.NOT_FOUND | HTTPStatus.GONE:
            raise PageMissing(route)
        case HTTPStatus.UNAUTHORIZED | HTTPStatus.FORBIDDEN:
            raise PreviewExpired(route)
        case HTTPStatus.TOO_MANY_REQUESTS | HTTPStatus.SERVICE_UNAVAILABLE | HTTPStatus.GATEWAY_TIMEOUT:
            raise ApiUnavailable(f"{route} answered {status}")
        case _:
            raise BadAnswer(f"{route} answered {status}")


def content_client() -> ContentClient:
    """Return the client that the settings ask for.

    ``CONTENT_CLIENT`` names a class by its dotted path. Without it, documents come over HTTP where
    ``CONTENT_API_URL`` is set, and from this very process where it is not.
    """
    address = getattr(settings, "CONTENT_API_URL", "")
    default = "faq_site.transports.HttpClient" if address else "faq_site.transports.InProcessClient"
    return _client(getattr(settings, "CONTENT_CLIENT", "") or default, address)


@cache
def _client(dotted_path: str, address: str) -> ContentClient:
    build: Callable[..., ContentClient] = import_string(dotted_path)
    return build(address=address)
