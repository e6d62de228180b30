"""The link between a model's fields and an object of the core: by name, both ways."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, ClassVar

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from moneyed import Money
from wagtail.fields import StreamField

from cms.typed.building import build
from cms.typed.shapes import Setting, defaults, is_nested, required_fields, shape_of, unwrap
from policies.localized import Localized


class StatesCore(models.Model):
    """A model whose fields are those of the dataclass ``states``.

    A nested dataclass lies flat (``window.length`` in ``window_length``), a list of them in a StreamField of one
    type of block whose children have the names of the dataclass's fields. ``core_names`` tells where a field is
    called otherwise here.
    """

    states: ClassVar[type]
    core_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    class Meta:
        abstract = True

    def setting(self) -> Setting:
        """What the shop adds to the fields."""
        raise NotImplementedError

    @classmethod
    def model_field(cls, path: tuple[str, ...]) -> str | None:
        """The name of the model's field that holds the value at ``path``, or None."""
        name = cls.core_names.get(".".join(path), "_".join(path))
        try:
            cls._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return name

    def core_values(self) -> dict[str, Any]:
        """The model's values in the shape of the dataclass, before they are checked."""
        return self._values(self.states, ())

    def to_core(self) -> Any:
        """The object of the core. Raises InvalidTerms, each problem at its path."""
        return build(self.states, self.core_values(), self.setting())

    def take_core(self, value: object) -> None:
        """Take over the values of an object of the core."""
        self._take(self.states, value, ())

    def _values(self, cls: type, path: tuple[str, ...]) -> dict[str, Any]:
        return {name: self._value(hint, (*path, name)) for name, hint in shape_of(cls).items()}

    def _value(self, hint: Any, path: tuple[str, ...]) -> Any:
        inner, _ = unwrap(hint)
        if is_nested(inner):
            return self._values(inner, path)
        return getattr(self, self.model_field(path) or "_".join(path))

    def _take(self, cls: type, value: object, path: tuple[str, ...]) -> None:
        wanted = shape_of(cls) if value is not None else required_fields(cls)
        for name in wanted:
            here = (*path, name)
            inner, _ = unwrap(shape_of(cls)[name])
            part = getattr(value, name) if value is not None else None
            if is_nested(inner):
                self._take(inner, part, here)
            elif field := self.model_field(here):
                setattr(self, field, self._for_field(field, inner, part))

    def _for_field(self, name: str, hint: Any, value: Any) -> Any:
        field = self._meta.get_field(name)
        if not isinstance(field, StreamField):
            return to_plain(hint, value)
        (block,) = field.stream_block.child_blocks
        return [(block, entry) for entry in to_plain(hint, value)]


def to_plain(hint: Any, value: Any) -> Any:
    """The value as forms and blocks hold it."""
    if value is None:
        return _left_out(hint)
    if isinstance(value, tuple | frozenset):
        item = next(iter(typing.get_args(hint)), None)
        plain = [to_plain(item, entry) for entry in value]
        return sorted(plain) if isinstance(value, frozenset) else plain
    if is_nested(hint):
        shape = shape_of(hint)
        return {name: to_plain(unwrap(inner)[0], getattr(value, name)) for name, inner in shape.items()}
    return _scalar(value)


def _left_out(hint: Any) -> Any:
    """What a form shows where there is no value: within an object its defaults, and no value for the rest."""
    if not is_nested(hint):
        return "" if hint is str else None
    given = defaults(hint)
    return {name: to_plain(unwrap(inner)[0], given.get(name)) for name, inner in shape_of(hint).items()}


def _scalar(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case Money():
            return value.amount
        case Localized():
            return dict(value.texts)
    return value
