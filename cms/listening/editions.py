"""What an answer says, as one digest: it changes when the page changes, and when a term that the page states does."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from cms.pages.models import QuestionPage
from cms.pages.statements import page_refs
from cms.shops.models import Shop
from cms.terms.books import books_of
from policies.book import Book
from policies.errors import NotInForce
from policies.references import Stated, machine, stated

type Values = Mapping[str, Stated]


def edition_of(page: QuestionPage, *, values: Values) -> str:
    """The digest of ``page``, published as it stands, where ``values`` are in force."""
    said = [
        page.title,
        page.answer,
        list(page.body.get_prep_value()),
        [(ref, machine(values[ref].value) if ref in values else None) for ref in sorted(page_refs(page))],
    ]
    return sha256(json.dumps(said, ensure_ascii=False, default=str).encode()).hexdigest()


def values_at(book: Book, at: datetime) -> Values:
    """Every value in force, by reference; none where nothing is in force yet."""
    try:
        return stated(book.at(at))
    except NotInForce:
        return {}


def editions_of(pages: Iterable[tuple[Shop, QuestionPage]], *, at: datetime) -> Mapping[int, str]:
    """The present edition of each page, by its id; each comes with its shop. One query, however many shops."""
    listed = list(pages)
    values = {shop.pk: values_at(book, at) for shop, book in books_of({shop for shop, _ in listed})}
    return {page.pk: edition_of(page, values=values[shop.pk]) for shop, page in listed}
