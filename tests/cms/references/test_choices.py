"""What can be chosen: terms in force with what becomes of them, then those that are only coming."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cms.references.choices import choices
from policies.book import Book
from policies.histories import Version
from policies.terms import AnyTerms, Kind, ReturnTerms
from tests.full_terms import CANCELLATION, RETURNS, SHOP, START

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
DECEMBER = datetime(2026, 11, 30, 23, tzinfo=UTC)


def version(terms: AnyTerms, kind: Kind, *, number: int = 1, start: datetime = START) -> Version[AnyTerms]:
    return Version(kind=kind, number=number, effective_from=start, recorded_at=START, terms=terms)


def longer(days: int) -> ReturnTerms:
    assert RETURNS.window is not None
    return replace(RETURNS, window=replace(RETURNS.window, length=days), send_within=None)


BOOK = Book.of(
    SHOP,
    [
        version(RETURNS, Kind.RETURNS),
        version(longer(30), Kind.RETURNS, number=2, start=DECEMBER),
        version(longer(45), Kind.RETURNS, number=3, start=DECEMBER + timedelta(days=9)),
        version(CANCELLATION, Kind.CANCELLATION, start=DECEMBER),
    ],
)


def test_what_is_in_force_tells_its_next_value() -> None:
    window = choices(BOOK, at=NOW, locale="en")["returns.window"]

    assert (window.value, window.starts, window.since) == ("14 days", "", "1 January 2026, 01:00, Paris time")
    assert window.next is not None
    assert (window.next.value, window.next.starts) == ("30 days", "1 December 2026, 00:00, Paris time")
    assert window.formats["number"] == "14"


def test_what_is_left_out_has_no_next_value() -> None:
    gone = choices(BOOK, at=NOW, locale="en")["returns.send_within"]

    assert gone.next is not None
    assert (gone.next.value, gone.next.starts) == ("", "1 December 2026, 00:00, Paris time")


def test_what_stays_has_no_change() -> None:
    assert choices(BOOK, at=NOW, locale="en")["returns.mode"].next is None


def test_what_is_only_coming_says_from_when() -> None:
    minutes = choices(BOOK, at=NOW, locale="fr")["cancellation.minutes"]

    assert (minutes.value, minutes.starts) == ("90 minutes", "1 December 2026, 00:00, Paris time")
    assert minutes.since == ""


def test_before_anything_is_in_force_all_is_coming() -> None:
    found = choices(BOOK, at=START - timedelta(days=1), locale="en")

    assert {choice.since for choice in found.values()} == {""}
    assert found["returns.window"].value == "14 days"


def test_a_shop_without_terms_offers_none() -> None:
    assert choices(Book.of(SHOP, []), at=NOW, locale="en") == {}
