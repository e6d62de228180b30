"""What a problem names: its field by the whole path, and in its sentence what stands twice. And what errors carry."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from moneyed import Money

from policies import errors
from policies.errors import InvalidTerms, PoliciesError
from policies.localized import Localized
from policies.refunds import ComponentKind, QuotedComponent
from policies.terms import CausePricing, RepairCause, RepairPrice, RepairTerms, Season
from policies.terms.seasons import LONGEST_SEASON_DAYS

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
NAME = Localized.of(en="Christmas")
FIRST = date(2026, 11, 15)


def _season(
    *, code: str = "christmas", first: date = FIRST, last: date = FIRST, until: date = date(2030, 1, 1)
) -> Season:
    return Season(code=code, name=NAME, first=first, last=last, until=until)


def _longest(more: int) -> Season:
    return _season(last=FIRST + timedelta(days=LONGEST_SEASON_DAYS - 1 + more))


def _repairs(*causes: RepairCause) -> RepairTerms:
    return RepairTerms(causes=tuple(CausePricing(cause=cause, price=RepairPrice.FREE) for cause in causes))


WEAR = RepairCause.WEAR


@pytest.mark.parametrize(
    ("build", "field", "code", "sentence"),
    [
        (lambda: _season(code="Christmas"), "code", "invalid", "Use lower-case letters"),
        (lambda: _season(last=date(2026, 11, 14)), "last", "reversed", "The last day is before the first"),
        (lambda: _longest(1), "last", "too_long", f"A season lasts at most {LONGEST_SEASON_DAYS} days"),
        (lambda: _season(until=FIRST), "until", "contradiction", "The last day of returns must be after"),
        (
            lambda: Localized((("en", "a"), ("en", "b"))),
            "texts.1",
            "duplicate",
            "The language “en” stands twice; remove one.",
        ),
        (
            lambda: _repairs(WEAR, WEAR),
            "causes.1.cause",
            "duplicate",
            "The cause “wear” stands twice; remove one.",
        ),
        (_repairs, "causes", "required", "Say for at least one cause what a repair costs."),
    ],
)
def test_a_problem_has_its_field_its_code_and_its_words(
    build: Callable[[], object], field: str, code: str, sentence: str
) -> None:
    with pytest.raises(InvalidTerms) as caught:
        build()

    (problem,) = caught.value.problems
    assert (problem.field, problem.code) == (field, code)
    assert problem.sentence.startswith(sentence)
    assert str(caught.value) == f"{field}: {problem.sentence}"


def test_the_longest_and_the_shortest_season_are_seasons() -> None:
    assert _longest(0).last > FIRST
    assert _season(until=FIRST + timedelta(days=1)).holds(FIRST)


@pytest.mark.parametrize(
    ("error", "carried"),
    [
        (errors.UnreadableTerms("returns.window", "add it."), {"where": "returns.window"}),
        (errors.NotInForce("returns", AT), {"subject": "returns", "on": AT}),
        (errors.UnknownReference("returns.windows"), {"ref": "returns.windows"}),
        (
            errors.Backdated(AT, AT + timedelta(1)),
            {"effective_from": AT, "recorded_at": AT + timedelta(1)},
        ),
        (errors.UnknownLine("bag"), {"line": "bag"}),
        (errors.MoreThanBought("bag", 3, 2), {"line": "bag", "asked": 3, "left": 2}),
        (errors.MixedCurrencies(("EUR", "USD")), {"currencies": ("EUR", "USD")}),
        (errors.EventsOutOfOrder("received", "inspected"), {"earlier": "received", "later": "inspected"}),
        (errors.NoBusinessDay(FIRST), {"day": FIRST}),
    ],
)
def test_an_error_carries_what_it_is_about(error: PoliciesError, carried: dict[str, object]) -> None:
    assert {name: getattr(error, name) for name in carried} == carried
    assert vars(error).keys() == carried.keys()
    assert all(_said(value) in str(error) for value in carried.values())


def _said(value: object) -> str:
    match value:
        case datetime() | date():
            return value.isoformat()
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return str(value)


def test_a_part_of_a_refund_is_one_piece_where_none_are_counted() -> None:
    nothing = Money(0, "EUR")
    part = QuotedComponent(
        kind=ComponentKind.STANDARD_DELIVERY,
        amount=Money(5, "EUR"),
        unit=Money(5, "EUR"),
        capped=nothing,
        rounding=nothing,
    )

    assert part.amount == part.quantity * part.unit
    assert (part.line, part.clause) == (None, None)
