"""What can go wrong with terms and facts. Each message says what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime


class PoliciesError(Exception):
    """Base class of everything the core raises on purpose."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with one field.

    ``field`` is the path from the object that was being built (``"services.0.transit.1.days"``), ``code`` is
    stable
    for programs, ``sentence`` is for the person who filled the field in.
    """

    field: str
    code: str
    sentence: str


class InvalidTerms(PoliciesError, ValueError):
    """A term holds a value it cannot have. Change every field that ``problems`` names."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(" ".join(f"{p.field}: {p.sentence}" for p in problems))

    @staticmethod
    def of(problems: tuple[Problem, ...]) -> InvalidTerms:
        """The error for ``problems``: the class for their code where they share one that has a class."""
        codes = {problem.code for problem in problems}
        cls = BY_CODE.get(codes.pop(), InvalidTerms) if len(codes) == 1 else InvalidTerms
        return cls(problems)


class ContradictoryTerms(InvalidTerms):
    """Two values of one term exclude each other. Change one of them."""


class OverlappingTerms(InvalidTerms):
    """Two seasons share a day, or two zones an address, and only one can be heard. Take it out of one."""


class TiedExceptions(InvalidTerms):
    """Two equally specific exceptions say different things of one item. Say which goes before, or narrow one."""


class UnknownName(InvalidTerms):
    """A term names a zone, a method or an exception that the shop has not stated. Add it there, or choose another."""


class NegativeAmount(InvalidTerms):
    """An amount is below zero. Enter zero or more."""


BY_CODE: dict[str, type[InvalidTerms]] = {
    "contradiction": ContradictoryTerms,
    "overlap": OverlappingTerms,
    "tie": TiedExceptions,
    "unknown": UnknownName,
    "negative": NegativeAmount,
}


class UnreadableTerms(PoliciesError, ValueError):
    """Stored terms do not have the shape this version reads. Check the payload against the codec's field names."""

    def __init__(self, where: str, sentence: str) -> None:
        self.where = where
        super().__init__(f"{where or 'terms'}: {sentence}")


class NotInForce(PoliciesError, LookupError):
    """Nothing governs at that instant. Publish terms that take effect at or before it."""

    def __init__(self, subject: str, on: datetime) -> None:
        self.subject = subject
        self.on = on
        super().__init__(
            f"No {subject} terms are in force on {on.isoformat()}. Publish terms that take effect at or before it."
        )


class UnknownReference(PoliciesError, LookupError):
    """No term has that name. Choose one of the shop's terms."""

    def __init__(self, ref: str) -> None:
        self.ref = ref
        super().__init__(f"There is no term called “{ref}”. Choose one of the shop's terms.")


class Backdated(PoliciesError, ValueError):
    """A version may not take effect before it is recorded: choose a later moment, or leave the field empty for now."""

    def __init__(self, effective_from: datetime, recorded_at: datetime) -> None:
        self.effective_from = effective_from
        self.recorded_at = recorded_at
        super().__init__(
            f"Terms cannot take effect in the past ({effective_from.isoformat()} is before "
            f"{recorded_at.isoformat()}). Choose a later moment, or leave it empty to start at once."
        )


class NaiveMoment(PoliciesError, ValueError):
    """A date and time came without a time zone. Pass an aware datetime."""

    def __init__(self, name: str) -> None:
        super().__init__(f"“{name}” has no time zone; pass an aware datetime.")


class InvalidFacts(PoliciesError, ValueError):
    """A fact about an order cannot be true, such as a return of no pieces. Correct it where it was read."""


class UnknownLine(InvalidFacts):
    """A return names a line that the order does not have. Name a line of this order."""

    def __init__(self, line: str) -> None:
        self.line = line
        super().__init__(f"The order has no line “{line}”. Name a line of this order.")


class MoreThanBought(InvalidFacts):
    """A return and the refunds before it hold more of a line than was bought. Lower its quantity to what is left."""

    def __init__(self, line: str, asked: int, left: int) -> None:
        self.line, self.asked, self.left = line, asked, left
        super().__init__(
            f"{asked} of line “{line}” cannot be refunded, only {left} can. Lower the quantity to what is left."
        )


class MixedCurrencies(InvalidFacts):
    """The amounts of an order are in several currencies. State its prices, delivery and payments in one."""

    def __init__(self, currencies: tuple[str, ...]) -> None:
        self.currencies = currencies
        super().__init__(
            f"The order has amounts in {', '.join(currencies)}. State its prices, delivery and payments in one."
        )


class NoRecordOfSale(PoliciesError, LookupError):
    """The shop takes nothing back of which it has no record of sale. Find the sale, or decline the return."""

    def __init__(self) -> None:
        super().__init__(
            "This shop takes nothing back of which it has no record of sale. Find the sale by its receipt or order "
            "number, or decline the return."
        )


class EventsOutOfOrder(InvalidFacts):
    """Of two events of a repair the later one came first. Correct one of the two moments."""

    def __init__(self, earlier: str, later: str) -> None:
        self.earlier, self.later = earlier, later
        super().__init__(f"“{later}” is before “{earlier}”. Correct one of the two moments.")


class FoundBeforeInspection(InvalidFacts):
    """A cause, or damage beyond repair, was found without an inspection. Enter when the item was inspected."""

    def __init__(self) -> None:
        super().__init__(
            "A cause, or damage beyond repair, was found without an inspection. Enter when the item was inspected."
        )


class IncompleteQuote(InvalidFacts):
    """A quote lacks its amount, its moment or its cause, or was answered but never made. Enter all three."""

    def __init__(self) -> None:
        super().__init__(
            "A quote needs its amount, the moment it was made and the cause it is for, before it is answered. Enter "
            "all three, or remove the answer."
        )


class AnsweredTwice(InvalidFacts):
    """A quote was both accepted and declined. Keep the answer that counts."""

    def __init__(self) -> None:
        super().__init__("A quote was both accepted and declined. Keep the answer that counts.")


class NoBusinessDay(PoliciesError, LookupError):
    """The shop has no such day within three years of ``day``. Shorten its closures or choose more days of the week."""

    def __init__(self, day: date) -> None:
        self.day = day
        super().__init__(
            f"No day to work or deliver was found in the three years from {day.isoformat()}. "
            "Shorten the shop's closures, or choose more days of the week."
        )


def require_aware(moment: datetime, name: str) -> datetime:
    """Return ``moment`` in UTC, or raise :class:`NaiveMoment` if it has no time zone.

    In UTC because Python compares and shifts two datetimes of one zone by their wall clocks, which is wrong in
    the hour that a clock change repeats, and because one instant then has one written form.
    """
    if moment.tzinfo is UTC:
        return moment
    if moment.tzinfo is None or moment.utcoffset() is None:
        raise NaiveMoment(name)
    return moment.astimezone(UTC)
