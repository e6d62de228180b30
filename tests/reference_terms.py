"""The reference shops as the core's objects, read from the same file that fills the demo."""

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
    return json.loads((DEMO / "audrey_alexandre" / "terms.json").read_text())


def audrey_alexandre() -> tuple[Shop, dict[Kind, AnyTerms]]:
    """Shop A and its terms of every kind."""
    data = audrey_alexandre_json()
    terms = {Kind(kind): decode_terms(Kind(kind), entry, where=kind) for kind, entry in data["terms"].items()}
    return decode(Shop, data["shop"], where="shop"), terms


def audrey_alexandre_book() -> Book:
    """Shop A's book: one version of every kind, from the day its file names."""
    shop, terms = audrey_alexandre()
    start = datetime.fromisoformat(audrey_alexandre_json()["effective_from"])
    versions = (
        Version(kind=kind, number=1, effective_from=start, recorded_at=start, terms=stated)
        for kind, stated in terms.items()
    )
    return Book.of(shop, versions)
