"""Each word of the glossary lives where the glossary says."""

import dataclasses
import importlib
import re

import pytest
from django.db.models import Model

from tests.docs.commands import DOCS

ROW = re.compile(r"^\| ([^|]+) \| [^|]+ \| (.+) \|$", flags=re.MULTILINE)
ROWS = [row for row in ROW.findall((DOCS / "glossary.md").read_text()) if row[0] != "word"]
PLACES = [(word, place) for word, places in ROWS for place in re.findall(r"`([^`]+)`", places)]


def exists(place: str) -> bool:
    """Whether a dotted name leads to a module, something in it, or a member of a class; or a path to a file."""
    if "/" in place:
        return (DOCS.parent / place).exists()
    parts = place.split(".")
    for length in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:length]))
        except ModuleNotFoundError:
            continue
        return all((found := _member(found, name)) is not None for name in parts[length:])
    return False


def _member(owner: object, name: str) -> object | None:
    """The member of that name; fields of dataclasses and of models count, set or not."""
    if isinstance(owner, type) and dataclasses.is_dataclass(owner):
        fields = {field.name: field for field in dataclasses.fields(owner)}
        return fields.get(name) or getattr(owner, name, None)
    if isinstance(owner, type) and issubclass(owner, Model):
        fields = {field.name: field for field in owner._meta.get_fields()}
        return fields.get(name) or getattr(owner, name, None)
    return getattr(owner, name, None)


def test_each_word_has_a_place_and_is_told_once() -> None:
    words = [word for word, _ in ROWS]

    assert len(words) == len(set(words)) >= 50
    assert {word for word, _ in PLACES} == set(words)


@pytest.mark.parametrize(("word", "place"), PLACES)
def test_it_is_there(word: str, place: str) -> None:
    assert exists(place), f"{word}: there is no {place}"


@pytest.mark.parametrize(
    "place",
    ["policies.nothing", "policies.book.Books", "policies.durations.Window.lenght", "site/nothing.py"],
)
def test_what_is_not_there_is_noticed(place: str) -> None:
    assert not exists(place)
