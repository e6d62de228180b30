"""Where in the form of terms a finding stands, and what its suggestion would put there.

Places are content paths as Wagtail writes them: ``window_length``, or within a list ``methods.<id>.refunds_duties``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wagtail.fields import StreamField

from cms.terms.models import Terms
from policies.codec import Json
from policies.law.correcting import NAMED_BY
from policies.law.findings import LegalFinding

type Values = dict[str, Json]


def place_of(finding: LegalFinding, row: Terms) -> str:
    """The content path of the field to change, or as near to it as the form leads; empty where it has none."""
    field = finding.suggestion.field if finding.suggestion else finding.clause
    kind, *path = field.split(".")
    return _place(row, path)[0] if kind == row.kind and path else ""


def values_of(finding: LegalFinding, row: Terms) -> Values:
    """What the suggestion puts where; empty where it takes more than filling in fields."""
    if finding.suggestion is None:
        return {}
    kind, *path = finding.suggestion.field.split(".")
    if kind != row.kind:
        return {}
    place, is_field = _place(row, path)
    value = finding.suggestion.value
    if not place:
        return {}
    if is_field:
        return _within(place, value)
    return _flat(row, path, value)


def _flat(row: Terms, path: list[str], value: Json) -> Values:
    """The values of an object whose parts lie in fields of their own; None empties the first of them."""
    parts = value if isinstance(value, dict) else {"length": value} if value is None else {}
    named = {row.model_field((*path, name)): part for name, part in parts.items()}
    return {name: part for name, part in named.items() if name}


def _within(place: str, value: Json) -> Values:
    if isinstance(value, dict):
        return {f"{place}.{name}": part for name, part in value.items()}
    is_plain = not isinstance(value, list) or all(isinstance(one, str) for one in value)
    return {place: value} if is_plain else {}


def _place(row: Terms, path: list[str]) -> tuple[str, bool]:
    """The content path for a path of the core, and whether the form has a field for exactly that."""
    for length in range(len(path), 0, -1):
        name = row.model_field(tuple(path[:length]))
        if name is None:
            continue
        if not isinstance(row._meta.get_field(name), StreamField):
            return name, length == len(path)
        found = _entry(getattr(row, name), path[length:])
        return ".".join([name, *found]), len(found) > 1
    return _first(row, path), False


def _entry(entries: Any, rest: list[str]) -> list[str]:
    """The way into a list: the entry by its code, then the names of its fields."""
    if not rest:
        return []
    for entry in entries:
        if rest[0] in set(_names(entry.value)):
            return [entry.id, *rest[1:]] if entry.id else []
    return []


def _names(value: Any) -> Iterator[str]:
    return (str(value.get(key)) for key in NAMED_BY if value.get(key))


def _first(row: Terms, path: list[str]) -> str:
    """Of a value whose parts lie in fields of their own the first field."""
    prefix = "_".join(path) + "_"
    return next((field.name for field in row._meta.fields if field.name.startswith(prefix)), "")
