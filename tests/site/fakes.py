"""A content API made of the example documents in ``documents/``: a fake of the port, written by hand."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from faq_site.client import DocumentClient
from faq_site.errors import ApiUnavailable

DOCUMENTS = Path(__file__).parent / "documents"
LOCALES = ("en", "fr")
PAGES = ("home", "topic", "question", "policy", "content")
DRAFT_TOKEN = "draft-12"
STALE_TOKEN = "stale"


def example(locale: str, name: str) -> dict[str, Any]:
    """Return a fresh copy of an example document."""
    document: dict[str, Any] = json.loads((DOCUMENTS / locale / f"{name}.json").read_text())
    return document


def path_of(locale: str, name: str) -> str:
    """Return the public path of an example page."""
    return str(example(locale, name)["path"])


class FakeClient(DocumentClient):
    """Answers from the examples. ``replace`` puts another document in an example's place."""

    def __init__(self, *, address: str = "") -> None:
        self.pages = {
            document["path"]: document
            for locale in LOCALES
            for name in PAGES
            for document in [example(locale, name)]
        }
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.takes = 204

    def replace(self, document: dict[str, Any]) -> None:
        """Answer with this document at its path."""
        self.pages[document["path"]] = document

    def fetch(self, route: str, parameters: Mapping[str, str]) -> tuple[int, bytes]:
        """Answer as the content API would."""
        self.asked.append((route, dict(parameters)))
        status, document = self._answer(route.rstrip("/").split("/")[-1], parameters)
        return status, json.dumps(document).encode()

    def send(self, route: str, body: bytes) -> int:
        """Take what a reader says; ``takes`` is the status."""
        self.sent.append((route, json.loads(body)))
        return self.takes

    def _answer(self, route: str, parameters: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        match route:
            case "shops":
                return 200, json.loads((DOCUMENTS / "shops.json").read_text())
            case "navigation":
                return 200, example(parameters["locale"], "navigation")
            case "questions":
                return 200, _matching(parameters)
            case _:
                return self._page(parameters)

    def _page(self, parameters: Mapping[str, str]) -> tuple[int, dict[str, Any]]:
        document = self.pages.get(parameters["path"])
        if parameters.get("preview") == STALE_TOKEN:
            return 403, {"status": 403, "title": "The preview has expired."}
        if document is None:
            return 404, {"status": 404, "title": "No such page."}
        if parameters.get("preview") == DRAFT_TOKEN:
            return 200, document | {"preview": True, "title": "A draft"}
        return 200, document


def _matching(parameters: Mapping[str, str]) -> dict[str, Any]:
    results = example(parameters["locale"], "questions")
    words = parameters["q"].casefold()
    found = [item for item in results["items"] if words in (item["title"] + item["snippet"]).casefold()]
    offset, limit = int(parameters["offset"]), int(parameters["limit"])
    return results | {
        "query": parameters["q"],
        "total": len(found),
        "offset": offset,
        "limit": limit,
        "items": found[offset : offset + limit],
    }


class BrokenClient(DocumentClient):
    """Answers everything with one status and one body; or does not answer at all."""

    def __init__(self, *, status: int = 0, body: bytes = b"{}") -> None:
        self.status = status
        self.body = body

    def fetch(self, route: str, parameters: Mapping[str, str]) -> tuple[int, bytes]:
        """Answer as badly as asked."""
        if not self.status:
            self._refuse(route)
        return self.status, self.body

    def send(self, route: str, body: bytes) -> int:
        """Answer as badly as asked."""
        return self.fetch(route, {})[0]

    def _refuse(self, route: str) -> NoReturn:
        raise ApiUnavailable(f"{route}: connection refused")
