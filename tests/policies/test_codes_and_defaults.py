"""What stored terms and other programs rely on: codes that are their names, and defaults that are of their type."""

import dataclasses
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import pytest

import policies

MODULES = [
    importlib.import_module(found.name) for found in pkgutil.walk_packages(policies.__path__, "policies.")
]
# States of the Union and countries are known by their own codes.
NAMED_OTHERWISE = {"Bloc"}


def _own(kind: type) -> dict[str, Any]:
    """Everything of ``kind`` that a module of the core defines itself, by its full name."""
    return {
        f"{module.__name__}.{name}": found
        for module in MODULES
        for name, found in vars(module).items()
        if isinstance(found, kind) and getattr(found, "__module__", "") == module.__name__
    }


CLASSES = _own(type)
CHOICES = {name: found for name, found in CLASSES.items() if issubclass(found, StrEnum)}
RECORDS = {name: found for name, found in CLASSES.items() if dataclasses.is_dataclass(found)}
TUPLES = {name: found for name, found in CLASSES.items() if hasattr(found, "_field_defaults")}
FUNCTIONS = _own(types.FunctionType)


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_a_code_is_its_name(name: str) -> None:
    written = {member.name: member.value for member in CHOICES[name]}
    lower = name.rpartition(".")[2] not in NAMED_OTHERWISE

    assert written == {code: code.lower() if lower else code for code in written}


def _defaults(name: str) -> Iterator[tuple[str, object]]:
    if name in RECORDS:
        for field in dataclasses.fields(RECORDS[name]):
            if field.default is not dataclasses.MISSING:
                yield field.name, field.default
            elif field.default_factory is not dataclasses.MISSING:
                yield field.name, field.default_factory()
    elif name in TUPLES:
        yield from TUPLES[name]._field_defaults.items()
    else:
        for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
            if parameter.default is not inspect.Parameter.empty:
                yield parameter.name, parameter.default


def _fits(value: object, hint: Any) -> bool:
    if isinstance(hint, typing.TypeAliasType):
        return _fits(value, hint.__value__)
    origin = typing.get_origin(hint)
    if origin is typing.Final:
        return _fits(value, typing.get_args(hint)[0])
    if origin in {typing.Union, types.UnionType}:
        return any(_fits(value, arm) for arm in typing.get_args(hint))
    if origin in {tuple, frozenset}:
        return isinstance(value, origin) and all(_fits(item, typing.get_args(hint)[0]) for item in value)
    if hint is Any or isinstance(hint, typing.TypeVar):
        return True
    return isinstance(value, origin or hint)


WITH_DEFAULTS = sorted(name for name in {**RECORDS, **TUPLES, **FUNCTIONS} if any(_defaults(name)))


@pytest.mark.parametrize("name", WITH_DEFAULTS)
def test_a_default_is_of_its_type(name: str) -> None:
    hints = typing.get_type_hints({**CLASSES, **FUNCTIONS}[name])

    assert [field for field, value in _defaults(name) if not _fits(value, hints[field])] == []
