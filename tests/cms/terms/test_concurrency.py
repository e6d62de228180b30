"""Two editors who publish at once: both are recorded, one after the other, and one governs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from django.db import connection

from cms.shops.models import Shop
from cms.terms.books import book_for
from cms.terms.models import ReturnTerms
from policies.terms import Kind
from policies.terms import ReturnTerms as CoreReturns
from tests.cms.factories import shop_with_terms
from tests.reference_terms import audrey_alexandre

WRITERS = 4
START = datetime.now(UTC).replace(microsecond=0) + timedelta(days=30)


def returns(days: int) -> CoreReturns:
    terms = audrey_alexandre()[1][Kind.RETURNS]
    assert isinstance(terms, CoreReturns)
    assert terms.window is not None
    return replace(terms, window=replace(terms.window, length=days))


@pytest.mark.django_db(transaction=True)
def test_numbers_are_consecutive_and_one_version_governs() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, so there is nothing to race")
    shop = shop_with_terms(terms=[returns(14)])
    together = Barrier(WRITERS)

    def publish(days: int) -> None:
        try:
            row = ReturnTerms.objects.get(shop=Shop.objects.get(pk=shop.pk))
            row.take_core(returns(days))
            row.effective_from = START
            revision = row.save_revision()
            together.wait(timeout=20)
            revision.publish()
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        list(pool.map(publish, [20 + number for number in range(WRITERS)]))

    history = book_for(shop.code).history(Kind.RETURNS)
    assert sorted(version.number for version in history.versions) == list(range(1, WRITERS + 2))
    last = max(history.versions, key=lambda version: version.number)
    assert history.at(START) == last
    assert history.coming(datetime.now(UTC)) == (last,)
