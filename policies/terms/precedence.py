"""Which of several exceptions is heard, and what between them cannot be stated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from policies.checks import Checks
from policies.terms.exceptions import SETTLED, Circumstances, ReturnException


def applicable(exceptions: Sequence[ReturnException], case: Circumstances) -> tuple[ReturnException, ...]:
    """The exceptions under which the item falls, the first to be heard first; equal ones by their code."""
    found = [exception for exception in exceptions if exception.when.holds(case)]
    if len(found) < 2:
        return tuple(found)
    before = _before(exceptions)
    waiting = sorted(found, key=lambda exception: (-exception.when.weight, exception.code))
    ordered: list[ReturnException] = []
    while waiting:
        first = next(
            one
            for one in waiting
            if not any(
                one.code in before[other.code] and other.when.weight == one.when.weight for other in waiting
            )
        )
        waiting.remove(first)
        ordered.append(first)
    return tuple(ordered)


def check_exceptions(exceptions: Sequence[ReturnException], methods: Sequence[str], checks: Checks) -> None:
    """Record what is wrong between exceptions: codes twice or unknown, circles, ties."""
    checks.unique((exception.code for exception in exceptions), "exceptions", "exception code", at="code")
    codes = {exception.code for exception in exceptions}
    for index, exception in enumerate(exceptions):
        _check_names(exception, f"exceptions.{index}", codes, frozenset(methods), checks)
    before, weights = _before(exceptions), {one.code: one.when.weight for one in exceptions}
    for index, exception in enumerate(exceptions):
        for code in sorted(exception.goes_before & codes):
            checks.that(
                weights[code] <= weights[exception.code],
                f"exceptions.{index}.goes_before",
                "contradiction",
                f"“{code}” is more specific and is heard first; remove it here.",
            )
        checks.that(
            exception.code not in before[exception.code],
            f"exceptions.{index}.goes_before",
            "contradiction",
            f"“{exception.code}” goes before others that go before it; remove one of them.",
        )
    for (_, one), (index, other) in combinations(enumerate(exceptions), 2):
        related = other.code in before[one.code] or one.code in before[other.code]
        for term in () if related else _disagreements(one, other):
            checks.that(
                False,
                f"exceptions.{index}.goes_before",
                "tie",
                f"An item can fall under both “{one.code}” and “{other.code}”, which are equally specific and "
                f"differ in “{term.replace('_', ' ')}”. Say which goes before the other, or narrow one of them.",
            )


def _check_names(
    exception: ReturnException, where: str, codes: set[str], methods: frozenset[str], checks: Checks
) -> None:
    for code in sorted(exception.goes_before - codes):
        checks.that(
            False,
            f"{where}.goes_before",
            "unknown",
            f"There is no exception “{code}”; add it or choose another.",
        )
    for position, code in enumerate(exception.then.methods):
        checks.that(
            code in methods,
            f"{where}.then.methods.{position}",
            "unknown",
            f"There is no way to return “{code}”; add it to the ways to return or choose another.",
        )
    checks.that(
        not exception.when.channels or not exception.then.methods,
        f"{where}.then.methods",
        "contradiction",
        "An exception for one way of returning cannot change the ways on offer; remove either.",
    )


def _before(exceptions: Sequence[ReturnException]) -> dict[str, set[str]]:
    """For each code those it goes before, directly or through others."""
    before = {exception.code: set(exception.goes_before) for exception in exceptions}
    for middle, beyond in before.items():
        for reached in before.values():
            if middle in reached:
                reached.update(beyond)
    return before


def _disagreements(one: ReturnException, other: ReturnException) -> Iterator[str]:
    """The terms that two equally specific exceptions, which can meet, set differently."""
    if one.when.weight != other.when.weight or not one.when.meets(other.when):
        return
    for term, read in SETTLED.items():
        mine, theirs = read(one.then), read(other.then)
        if mine is not None and theirs is not None and mine != theirs:
            yield term
