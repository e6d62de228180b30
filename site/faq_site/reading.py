"""Reads typed values out of a JSON object, and names the key that is missing or wrong."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString, mark_safe

type Json = Mapping[str, Any]


class DocumentError(ValueError):
    """A document does not have the shape that docs/content-api.md gives it."""


def text(data: Json, key: str, *, default: str | None = None) -> str:
    """Return a string; ``default`` where the key is absent or null, if one is given."""
    value = data.get(key)
    if value is None and default is not None:
        return default
    if not isinstance(value, str):
        raise DocumentError(f"{key!r} should be text, and is {value!r}.")
    return value


def number(data: Json, key: str) -> int:
    """Return a whole number."""
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise DocumentError(f"{key!r} should be a whole number, and is {value!r}.")
    return value


def html(data: Json, key: str) -> SafeString:
    """Return a fragment. The API promises that its fragments are cleaned; nothing else is ever marked safe."""
    return mark_safe(text(data, key, default=""))  # noqa: S308


def day(data: Json, key: str) -> date | None:
    """Return a date, or None where it is null."""
    value = text(data, key, default="")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise DocumentError(f"{key!r} should be a date, and is {value!r}.") from error


def moment(data: Json, key: str) -> datetime | None:
    """Return an instant with its offset, or None where it is null."""
    value = text(data, key, default="")
    try:
        instant = datetime.fromisoformat(value) if value else None
    except ValueError as error:
        raise DocumentError(f"{key!r} should be an instant, and is {value!r}.") from error
    if instant and instant.tzinfo is None:
        raise DocumentError(f"{key!r} should carry an offset, and is {value!r}.")
    return instant


def member(data: Json, key: str) -> Json:
    """Return an object."""
    value = data.get(key)
    if not isinstance(value, Mapping):
        raise DocumentError(f"{key!r} should be an object, and is {value!r}.")
    return value


def many[T](data: Json, key: str, parse: Callable[[Json], T]) -> tuple[T, ...]:
    """Return a list of objects, each parsed; empty where the key is absent."""
    value = data.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise DocumentError(f"{key!r} should be a list of objects.")
    return tuple(parse(item) for item in value)
