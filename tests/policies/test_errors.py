"""Every error of the core, and every sentence about a field or a fact, says what to do next."""

import ast
import inspect
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import policies
from policies import errors
from policies.errors import InvalidTerms, PoliciesError, Problem

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
VERBS = (
    "add change check choose correct enter find have keep leave lower move name pass publish put remove say "
    "shorten state swap take use write"
)
ADVICE = re.compile(rf"(?:^|[.;:,] (?:or |and )?)(?:{VERBS.replace(' ', '|')})\b", re.IGNORECASE)
EXAMPLES: dict[type[PoliciesError], PoliciesError] = {
    **{
        cls: cls((Problem("window", code, "Enter another."),))
        for code, cls in {**errors.BY_CODE, "invalid": InvalidTerms}.items()
    },
    errors.UnreadableTerms: errors.UnreadableTerms("window", "this field is missing; add it."),
    errors.NotInForce: errors.NotInForce("returns", AT),
    errors.UnknownReference: errors.UnknownReference("returns.windows"),
    errors.Backdated: errors.Backdated(AT, AT),
    errors.NaiveMoment: errors.NaiveMoment("at"),
    errors.InvalidFacts: errors.InvalidFacts("A return of 0 pieces is none; enter 1 or more."),
    errors.UnknownLine: errors.UnknownLine("bag"),
    errors.MoreThanBought: errors.MoreThanBought("bag", 2, 1),
    errors.MixedCurrencies: errors.MixedCurrencies(("EUR", "USD")),
    errors.NoRecordOfSale: errors.NoRecordOfSale(),
    errors.EventsOutOfOrder: errors.EventsOutOfOrder("received", "inspected"),
    errors.FoundBeforeInspection: errors.FoundBeforeInspection(),
    errors.IncompleteQuote: errors.IncompleteQuote(),
    errors.AnsweredTwice: errors.AnsweredTwice(),
    errors.NoBusinessDay: errors.NoBusinessDay(date(2026, 11, 22)),
}


def classes() -> list[type[PoliciesError]]:
    """Every class of ``policies.errors`` that can be raised."""
    found = [cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, PoliciesError)]
    return [cls for cls in found if cls is not PoliciesError]


@pytest.mark.parametrize("cls", classes())
def test_every_error_class_says_what_to_do(cls: type[PoliciesError]) -> None:
    said = inspect.cleandoc(cls.__dict__["__doc__"] or "").replace("\n", " ")

    assert said.endswith(".")
    assert ADVICE.search(said), said


@pytest.mark.parametrize("cls", classes())
def test_every_message_ends_with_what_to_do(cls: type[PoliciesError]) -> None:
    message = str(EXAMPLES[cls])

    assert message.endswith(".")
    assert ADVICE.search(re.split(r"(?<=\.) ", message)[-1]), message


def sentences() -> Iterator[tuple[str, str]]:
    """Every sentence about a field or a fact that the core may say, with its place; what it fills in is ``…``."""
    position = {"that": 3, "filled": 2, "Problem": 2, "InvalidFacts": 0}
    for path in sorted(Path(policies.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name), args=args) if (
                    name in position
                ):
                    if position[name] < len(args) and (said := _text(args[position[name]])):
                        yield f"{path.name}:{node.lineno}", said


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in parts)
    return ""


def test_every_sentence_about_a_field_says_what_to_do() -> None:
    said = list(sentences())

    assert len(said) > 80
    assert [
        place for place, sentence in said if not ADVICE.search(sentence) or not sentence.endswith(".")
    ] == []
