"""Puts a problem of the core where the editor can mend it: at the field, and within lists at the very block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.fields import StreamField

from cms.typed.models import StatesCore
from policies.errors import Problem


@dataclass
class _Place:
    """The sentences that belong here, and those further in."""

    sentences: list[str] = field(default_factory=list)
    within: dict[str, _Place] = field(default_factory=dict)

    def at(self, path: tuple[str, ...]) -> _Place:
        place = self
        for name in path:
            place = place.within.setdefault(name, _Place())
        return place

    def all_sentences(self) -> list[str]:
        return self.sentences + [text for place in self.within.values() for text in place.all_sentences()]


def validation_error(model: type[StatesCore], problems: Iterable[Problem]) -> ValidationError:
    """The problems as one Django error by field of ``model``."""
    places: dict[str, _Place] = {}
    for problem in problems:
        name, rest = _field_for(model, tuple(problem.field.split(".")))
        places.setdefault(name, _Place()).at(rest).sentences.append(problem.sentence)
    return ValidationError({name: _errors(model, name, place) for name, place in places.items()})


def _field_for(model: type[StatesCore], path: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The field with the longest name that the path begins with, and the rest of the path."""
    for length in range(len(path), 0, -1):
        if name := model.model_field(path[:length]):
            return name, path[length:]
    # A problem of a nested value as a whole stands at the first of its fields.
    prefix = "_".join(path) + "_"
    first = next((f.name for f in model._meta.get_fields() if f.name.startswith(prefix)), NON_FIELD_ERRORS)
    return first, ()


def _errors(model: type[StatesCore], name: str, place: _Place) -> list[ValidationError]:
    found = None if name == NON_FIELD_ERRORS else model._meta.get_field(name)
    if isinstance(found, StreamField):
        return [_block_error(found.stream_block, place)]
    return [ValidationError(text) for text in place.all_sentences()]


def _block_error(block: Any, place: _Place) -> Any:
    here = [ValidationError(text) for text in place.sentences]
    match block:
        case StreamBlock():
            (child,) = block.child_blocks.values()
            return StreamBlockValidationError(block_errors=_children(child, place), non_block_errors=here)
        case ListBlock():
            return ListBlockValidationError(
                block_errors=_children(block.child_block, place), non_block_errors=here
            )
        case StructBlock():
            known = {name: inner for name, inner in place.within.items() if name in block.child_blocks}
            astray = [
                ValidationError(text)
                for name, inner in place.within.items()
                if name not in known
                for text in inner.all_sentences()
            ]
            return StructBlockValidationError(
                block_errors={
                    name: _block_error(block.child_blocks[name], inner) for name, inner in known.items()
                },
                non_block_errors=here + astray,
            )
    return ValidationError(" ".join(place.all_sentences()))


def _children(child: Any, place: _Place) -> dict[int, ValidationError]:
    return {int(index): _block_error(child, inner) for index, inner in place.within.items()}
