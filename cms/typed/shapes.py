"""What a dataclass of the core looks like to an editor's model: its fields, their types, what may be empty."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from policies.localized import Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a shop adds to what its editors type: the currency of amounts, the languages of names (default first)."""

    currency: str
    locales: tuple[str, ...]


@lru_cache(maxsize=128)
def shape_of(cls: type) -> Mapping[str, Any]:
    """The fields of a dataclass and their types, in order."""
    return typing.get_type_hints(cls)


def unwrap(hint: Any) -> tuple[Any, bool]:
    """The type without ``| None``, and whether that was there."""
    if typing.get_origin(hint) not in (types.UnionType, typing.Union):
        return hint, False
    (inner,) = (arm for arm in typing.get_args(hint) if arm is not types.NoneType)
    return inner, True


def is_nested(hint: Any) -> bool:
    """Whether values of this type have fields of their own (a name in several languages is one value)."""
    return dataclasses.is_dataclass(hint) and hint is not Localized


def required_fields(cls: Any) -> tuple[str, ...]:
    """The fields that have no default."""
    return tuple(
        field.name
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )


def defaults(cls: Any) -> Mapping[str, Any]:
    """The values of the fields that need not be given, by name."""
    return {
        field.name: field.default if field.default_factory is dataclasses.MISSING else field.default_factory()
        for field in dataclasses.fields(cls)
        if field.name not in required_fields(cls)
    }


def is_blank(value: object) -> bool:
    """Whether an editor left a field empty."""
    return value is None or value in ("", [], ())
