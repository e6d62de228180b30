"""Collects what is wrong with an object while it is being built, so that all of it is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from policies.errors import InvalidTerms, Problem


class Checks:
    """Gather problems with :meth:`that` and raise them together with :meth:`done`."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    def that(self, holds: bool, field: str, code: str, sentence: str) -> None:
        """Record a problem at ``field`` unless ``holds``."""
        if not holds:
            self._problems.append(Problem(field, code, sentence))

    def within(self, value: int, low: int, high: int, field: str) -> None:
        """Record a problem unless ``low <= value <= high``."""
        self.that(
            low <= value <= high,
            field,
            "out_of_range",
            f"Enter a number from {low} to {high}; {value} is outside.",
        )

    def share(self, value: Decimal, field: str) -> None:
        """Record a problem unless ``value`` is a share, from 0 to 1."""
        below = value.is_finite() and value < 0
        self.that(not below, field, "negative", "A share cannot be below zero. Enter one from 0 to 100 %.")
        within = value.is_finite() and value <= 1
        self.that(within, field, "out_of_range", "Enter a share from 0 to 100 %.")

    def unique(self, codes: Iterable[str], field: str, what: str, *, at: str = "") -> None:
        """Record a problem at the second appearance of every code, ``at`` its field where it has one."""
        seen: set[str] = set()
        for index, code in enumerate(codes):
            self.that(
                code not in seen,
                f"{field}.{index}.{at}".removesuffix("."),
                "duplicate",
                f"The {what} “{code}” stands twice; remove one.",
            )
            seen.add(code)

    def filled(self, items: Sequence[object] | frozenset[object], field: str, sentence: str) -> None:
        """Record a problem when ``items`` is empty."""
        self.that(bool(items), field, "required", sentence)

    def done(self) -> None:
        """Raise :class:`InvalidTerms`, or its class for what is wrong, with everything recorded, if anything was."""
        if self._problems:
            raise InvalidTerms.of(tuple(self._problems))


def is_country(text: str) -> bool:
    """Whether ``text`` has the form of an ISO 3166-1 alpha-2 code: two capital letters."""
    return len(text) == 2 and text.isascii() and text.isalpha() and text.isupper()


def is_amount(number: Decimal) -> bool:
    """Whether ``number`` is a finite amount, zero or above. NaN and infinity are none."""
    return number.is_finite() and number >= 0


def is_code(text: str) -> bool:
    """Whether ``text`` can be a segment of a reference: lower-case letters, digits, - and _, a letter first."""
    return (
        bool(text)
        and text[0].isalpha()
        and text == text.lower()
        and all((c.isascii() and c.isalnum()) or c in "-_" for c in text)
    )
