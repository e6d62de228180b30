"""A problem deep in a page's body, shown where it is: as Wagtail's nested errors, or in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.statements import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """A block and the value it holds."""

    block: blocks.Block
    value: Any

    def inside(self, step: str | int) -> "Spot":
        """Return the block at ``step``: a number in a stream or a list, a name in a structure."""
        match self.block:
            case blocks.StreamBlock():
                return Spot(self.value[step].block, self.value[step].value)
            case blocks.ListBlock():
                return Spot(self.block.child_block, self.value[step])
            case _:
                return Spot(self.block.child_blocks[step], self.value[step])


def nested_error(spot: Spot, found: Sequence[tuple[Place, str]]) -> ValidationError:
    """Return the sentences, each at the end of its place below ``spot``, as the error Wagtail shows there."""
    ending = [sentence for place, sentence in found if not place]
    if ending:
        return ValidationError(ending)
    errors = {
        step: nested_error(spot.inside(step), [(place[1:], sentence) for place, sentence in group])
        for step, group in groupby(found, key=lambda each: each[0][0])
    }
    kind: type[ValidationError] = StructBlockValidationError
    if isinstance(spot.block, blocks.StreamBlock):
        kind = StreamBlockValidationError
    elif isinstance(spot.block, blocks.ListBlock):
        kind = ListBlockValidationError
    return kind(block_errors=errors)  # type: ignore[call-arg]  # Wagtail's three take nothing else


def in_words(spot: Spot, place: Place) -> str:
    """Return a place below ``spot`` as an editor would name it: ``Notice 3, Text``."""
    names = []
    for step in place:
        inner = spot.inside(step)
        label = str(inner.block.label or inner.block.name or "Item")
        names.append(f"{label} {step + 1}" if isinstance(step, int) else label)
        spot = inner
    return ", ".join(names)
