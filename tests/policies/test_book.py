"""Histories hold starts; the book says what is in force, and never the nearest instead."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest

from policies.book import Book
from policies.errors import NaiveMoment, NotInForce
from policies.histories import History, Version
from policies.terms import AnyTerms, Kind
from tests.reference_terms import audrey_alexandre, audrey_alexandre_book

SHOP, TERMS = audrey_alexandre()
START = datetime(2026, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def version(kind: Kind, number: int, start: datetime) -> Version[AnyTerms]:
    return Version(kind=kind, number=number, effective_from=start, recorded_at=START, terms=TERMS[kind])


def test_nothing_governs_before_the_first_start() -> None:
    history = History.of(Kind.RETURNS, [version(Kind.RETURNS, 1, START)])

    with pytest.raises(NotInForce, match="Publish terms that take effect at or before it"):
        history.at(START - SECOND)
    assert history.at(START).number == 1


def test_book_without_anything_in_force_says_so() -> None:
    book = Book.of(SHOP, [version(Kind.RETURNS, 1, START)])

    with pytest.raises(NotInForce, match="No audrey-alexandre terms"):
        book.at(START - SECOND)


def test_kind_that_was_never_stated_is_absent() -> None:
    terms = Book.of(SHOP, [version(Kind.RETURNS, 1, START)]).at(START)

    assert terms.states(Kind.RETURNS)
    assert not terms.states(Kind.SHIPPING)
    with pytest.raises(NotInForce, match="No shipping terms"):
        _ = terms.shipping


def test_every_kind_of_shop_a_is_typed() -> None:
    terms = audrey_alexandre_book().at(datetime(2026, 11, 22, tzinfo=UTC))

    stated = (terms.shipping, terms.payment, terms.cancellation, terms.returns, terms.refunds, terms.repairs)

    assert stated == tuple(TERMS[kind] for kind in Kind)
    assert all(terms.states(kind) for kind in Kind)


def test_book_gives_the_history_of_a_kind_and_an_empty_one_of_what_was_never_stated() -> None:
    stated = version(Kind.RETURNS, 1, START), version(Kind.SHIPPING, 1, START)
    book = Book(SHOP, tuple(History(each.kind, (each,)) for each in stated))

    assert [book.history(each.kind).versions for each in stated] == [(stated[0],), (stated[1],)]
    assert book.history(Kind.REPAIRS) == History(Kind.REPAIRS)


def test_history_built_directly_is_ordered_too() -> None:
    late, early = version(Kind.RETURNS, 1, START + 9 * SECOND), version(Kind.RETURNS, 2, START)

    assert History(Kind.RETURNS, (late, early)).at(START + SECOND) == early


def test_next_change_is_the_first_of_any_kind() -> None:
    versions = [
        version(Kind.RETURNS, 1, START),
        version(Kind.RETURNS, 2, START + 20 * SECOND),
        version(Kind.SHIPPING, 1, START + 10 * SECOND),
    ]
    book = Book.of(SHOP, versions)

    assert book.next_change(START - SECOND) == START
    assert book.next_change(START) == START + 10 * SECOND
    assert book.next_change(START + 10 * SECOND) == START + 20 * SECOND
    assert book.next_change(START + 20 * SECOND) is None


def test_of_versions_that_start_together_only_the_later_recorded_comes() -> None:
    first, second = version(Kind.RETURNS, 1, START), version(Kind.RETURNS, 2, START)
    later = dataclasses.replace(first, recorded_at=START + SECOND)

    assert History(Kind.RETURNS, (second, first)).coming(START - SECOND) == (second,)
    assert History(Kind.RETURNS, (later, second)).coming(START - SECOND) == (later,)


def test_version_needs_a_time_zone_and_terms_of_its_kind() -> None:
    with pytest.raises(NaiveMoment, match="effective_from"):
        version(Kind.RETURNS, 1, datetime(2026, 1, 1))  # noqa: DTZ001 — the point of the test
    with pytest.raises(TypeError, match="returns terms cannot be a ShippingTerms"):
        dataclasses.replace(version(Kind.RETURNS, 1, START), terms=TERMS[Kind.SHIPPING])


def test_asking_without_a_time_zone_is_an_error() -> None:
    book = Book.of(SHOP, [version(Kind.RETURNS, 1, START)])

    for ask in (book.at, book.next_change, book.history(Kind.RETURNS).at, book.history(Kind.RETURNS).coming):
        with pytest.raises(NaiveMoment, match="moment"):
            ask(datetime(2026, 1, 1))  # noqa: DTZ001 — the point of the test
