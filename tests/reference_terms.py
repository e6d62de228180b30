"""The reference shops as the core's objects, read from the same files that fill the demo."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

from policies.book import Book
from policies.codec import decode, decode_terms
from policies.histories import Version
from policies.shop import Shop
from policies.terms import AnyTerms, Kind

DEMO = Path(__file__).resolve().parents[1] / "cms" / "demo"


def audrey_alexandre_json() -> dict[str, Any]:
    """Shop A's file as it stands: ``shop``, ``effective_from`` and ``terms`` by kind, in the codec's form."""
    return _read("audrey_alexandre")


def audrey_alexandre() -> tuple[Shop, dict[Kind, AnyTerms]]:
    """Shop A and its terms of every kind."""
    return _decoded(audrey_alexandre_json())


def audrey_alexandre_book() -> Book:
    """Shop A's book: one version of every kind, from the day its file names."""
    return _book(audrey_alexandre_json())


def alamara_json() -> dict[str, Any]:
    """Shop B's file as it stands, in the same form. It repairs nothing, so it has no such terms."""
    return _read("alamara")


def alamara() -> tuple[Shop, dict[Kind, AnyTerms]]:
    """Shop B and its terms of every kind it states."""
    return _decoded(alamara_json())


def alamara_book() -> Book:
    """Shop B's book: one version of every kind it states, from the day its file names."""
    return _book(alamara_json())


def _read(folder: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((DEMO / folder / "terms.json").read_text())
    return data


def _decoded(data: dict[str, Any]) -> tuple[Shop, dict[Kind, AnyTerms]]:
    terms = {Kind(kind): decode_terms(Kind(kind), entry, where=kind) for kind, entry in data["terms"].items()}
    return decode(Shop, data["shop"], where="shop"), terms


def _book(data: dict[str, Any]) -> Book:
    shop, terms = _decoded(data)
    start = datetime.fromisoformat(data["effective_from"])
    versions = (
        Version(kind=kind, number=1, effective_from=start, recorded_at=start, terms=stated)
        for kind, stated in terms.items()
    )
    return Book.of(shop, versions)
