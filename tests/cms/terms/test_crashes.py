"""Publishing that breaks off: never a live value without its version, and never a version without its live value."""

from __future__ import annotations

from typing import Any

import pytest
from wagtail.models import DraftStateMixin

from cms.legal import reasons
from cms.shops.models import Shop
from cms.terms import taking_effect
from cms.terms.models import ReturnTerms, TermsVersion
from cms.terms.signals import terms_published
from policies.terms import Kind
from tests.cms.factories import shop_with_terms
from tests.reference_terms import audrey_alexandre


class Crash(BaseException):
    """The process dies; no handler of exceptions sees it."""


@pytest.fixture
def shop(db: None) -> Shop:
    return shop_with_terms(terms=[audrey_alexandre()[1][Kind.RETURNS]])


def draft(shop: Shop) -> Any:
    row = ReturnTerms.objects.get(shop=shop)
    row.window_length, row.effective_from = 30, None
    return row.save_revision()


def lengths(shop: Shop) -> tuple[Any, list[Any]]:
    """What the live row says, and what the versions say, oldest first."""
    versions = TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).order_by("number")
    said = [version.terms.window.length for version in versions]  # type: ignore[union-attr]
    return ReturnTerms.objects.get(shop=shop).window_length, said


@pytest.mark.parametrize("error", [RuntimeError, Crash])
@pytest.mark.parametrize("moment", ["before recording", "while recording", "after recording"])
def test_a_crash_leaves_both_as_they_were(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, moment: str, error: type[BaseException]
) -> None:
    def crash(*args: Any, **kwargs: Any) -> None:
        raise error(moment)

    places: dict[str, tuple[Any, str]] = {
        "before recording": (taking_effect, "record"),
        "while recording": (TermsVersion, "save"),
        "after recording": (reasons, "keep_reasons"),
    }
    before = lengths(shop)
    revision = draft(shop)
    with monkeypatch.context() as broken:
        broken.setattr(*places[moment], crash)
        with pytest.raises(error, match=moment):
            revision.publish()

    assert lengths(shop) == before
    revision.publish()
    assert lengths(shop) == (30, [*before[1], 30])


@pytest.mark.parametrize("error", [RuntimeError, Crash])
def test_a_crash_within_wagtail_records_nothing(
    shop: Shop, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    publish = DraftStateMixin.publish

    def crash(*args: Any, **kwargs: Any) -> None:
        publish(*args, **kwargs)
        raise error("after Wagtail's part")

    before = lengths(shop)
    revision = draft(shop)
    monkeypatch.setattr(DraftStateMixin, "publish", crash)
    with pytest.raises(error):
        revision.publish()

    assert lengths(shop) == before


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_fails_undoes_nothing_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[TermsVersion] = []

    def failing(**_: Any) -> None:
        raise RuntimeError("the receiver is broken")

    def hearing(*, version: TermsVersion, **_: Any) -> None:
        heard.append(version)

    shop = shop_with_terms(terms=[audrey_alexandre()[1][Kind.RETURNS]])
    terms_published.connect(hearing)
    terms_published.connect(failing)
    try:
        draft(shop).publish()
    finally:
        terms_published.disconnect(failing)
        terms_published.disconnect(hearing)

    live, said = lengths(shop)
    assert live == said[-1] == 30
    assert [version.number for version in heard] == [2]
    assert "the receiver is broken" in caplog.text
