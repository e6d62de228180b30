"""A second publication that begins while one is being recorded waits for it, and each keeps its own reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import Any

import pytest
from django.db import connection

from cms.legal import reasons
from cms.legal.reasons import give_reason
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from cms.terms.publishing import WrittenReason, publish_terms
from policies.terms import Kind
from tests.cms.factories import shop_with_terms
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 30
ATTEMPTS = 300
AT_ONCE = 0.1


class Crash(BaseException):
    """The process dies."""


class Halted:
    """Stands between a version and its reasons: halts the first publication there until another waits for a lock."""

    def __init__(self, *, crashes: bool) -> None:
        self.crashes = crashes
        self.reached, self.go_on, self._keep = Event(), Event(), reasons.keep_reasons

    def __call__(self, **kept: Any) -> None:
        first, _ = not self.reached.is_set(), self.reached.set()
        if first:
            assert self.go_on.wait(PATIENCE)
            if self.crashes:
                raise Crash
        self._keep(**kept)


@pytest.fixture
def shop() -> Shop:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time, so there is nothing to race")
    return shop_with_terms(terms=[audrey_alexandre()[1][Kind.RETURNS]])


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as pool:
        yield pool


def why(days: int) -> str:
    return f"Counsel agreed to {days} days, until the new texts are there."


def by_revision(shop: Shop, days: int) -> None:
    """A draft whose reason is given ahead, as a reviewer does for an editor."""
    row = ReturnTerms.objects.get(shop=shop)
    row.window_length, row.effective_from = days, None
    revision = row.save_revision()
    give_reason(row=row, text=why(days), at=datetime.now(UTC))
    revision.publish()


def by_code(shop: Shop, days: int) -> None:
    """Draft, reason and publication in one transaction, as from the form."""
    terms: Any = audrey_alexandre()[1][Kind.RETURNS]
    stated = replace(terms, window=replace(terms.window, length=days))
    publish_terms(shop=shop, terms=stated, reason=WrittenReason(text=why(days)))


def closing(publish: Callable[[Shop, int], None], shop: Shop, days: int) -> None:
    try:
        publish(shop, days)
    finally:
        connection.close()


def waits_for_a_lock(other: Future[None]) -> bool:
    """Whether another connection stands in a queue; asked until it does, or has come through without waiting."""
    for _ in range(ATTEMPTS):
        with connection.cursor() as cursor:
            cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
            if cursor.fetchone()[0]:
                return True
        if other.done():
            return False
        Event().wait(AT_ONCE)
    return False


def stated(shop: Shop) -> tuple[int | None, dict[int, Any]]:
    """The live value, and what each version says, as others read them now."""
    versions = TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS)
    said = {version.number: version.terms.window.length for version in versions}  # type: ignore[union-attr]
    return ReturnTerms.objects.get(shop=shop).window_length, said


def own_reasons(shop: Shop) -> dict[int, set[str]]:
    """The reasons written in these tests, by the number of the version they were kept with."""
    versions = TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS, number__gt=1)
    return {
        version.number: {
            kept.reason.text for kept in version.kept_reasons.all() if kept.reason.text.startswith("Counsel")
        }
        for version in versions
    }


@pytest.mark.parametrize("publish", [by_revision, by_code])
@pytest.mark.parametrize("crashes", [False, True], ids=["the first ends well", "the first crashes"])
def test_a_second_waits_for_the_first(
    shop: Shop,
    pool: ThreadPoolExecutor,
    monkeypatch: pytest.MonkeyPatch,
    publish: Callable[[Shop, int], None],
    crashes: bool,
) -> None:
    halted = Halted(crashes=crashes)
    monkeypatch.setattr(reasons, "keep_reasons", halted)
    before = stated(shop)

    first = pool.submit(closing, publish, shop, 10)
    assert halted.reached.wait(PATIENCE)
    second = pool.submit(closing, publish, shop, 9)
    waited, meanwhile = waits_for_a_lock(second), stated(shop)
    halted.go_on.set()

    assert isinstance(first.exception(PATIENCE), Crash if crashes else type(None))
    second.result(PATIENCE)
    assert waited
    assert meanwhile == before
    days = [before[0], 9] if crashes else [before[0], 10, 9]
    assert stated(shop) == (9, dict(enumerate(days, start=1)))
    assert own_reasons(shop) == {number: {why(said)} for number, said in enumerate(days[1:], start=2)}
