"""Exceptions to shop A's return terms, in few words."""

import dataclasses
from typing import Any

from policies.durations import Window
from policies.localized import Localized
from policies.terms import Arrangement, Kind, ReturnException, ReturnTerms, Scope
from tests.reference_terms import audrey_alexandre

NAME = Localized.of(en="A name")
RETURNS = audrey_alexandre()[1][Kind.RETURNS]
assert isinstance(RETURNS, ReturnTerms)
WEEK, FORTNIGHT = Arrangement(window=Window(length=7)), Arrangement(window=Window(length=14))


def of(*values: Any) -> frozenset[Any]:
    return frozenset(values)


def exception(code: str, when: Scope, then: Arrangement = WEEK, *before: str) -> ReturnException:
    return ReturnException(code=code, name=NAME, when=when, then=then, goes_before=of(*before))


def category(*codes: str, **further: Any) -> Scope:
    return Scope(categories=of(*codes), **further)


def tag(*codes: str) -> Scope:
    return Scope(tags=of(*codes))


def zone(*codes: str) -> Scope:
    return Scope(zones=of(*codes))


def with_exceptions(*exceptions: ReturnException) -> ReturnTerms:
    return dataclasses.replace(RETURNS, exceptions=exceptions)
