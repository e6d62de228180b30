"""Every reference to a term that a page makes, with the place where it makes it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.pages.blocks import TermReferenceBlock
from cms.references.syntax import MalformedReference, Mention, mentions_in_html, mentions_in_text

type Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """What one piece of a page's content refers to.

    ``place`` leads to it: the field, then names and positions of blocks (``("body", 2, "rows", 0, "ref")``).
    ``problem`` is a sentence where the piece cannot be read, and then there are no mentions.
    """

    place: Place
    mentions: tuple[Mention, ...] = ()
    problem: str = ""


def page_refs(page: Page) -> tuple[str, ...]:
    """Return the references that ``page`` makes, in order, each once."""
    mentions = (mention for statement in page_statements(page) for mention in statement.mentions)
    return tuple(dict.fromkeys(mention.ref for mention in mentions))


def page_statements(page: Page) -> Iterator[Statement]:
    """Yield what each field of ``page``, and each block in it, refers to."""
    values = {field.name: getattr(page, field.attname) for field in type(page)._meta.concrete_fields}
    return statements(type(page), values)


def statements(model: type[Page], values: Mapping[str, Any]) -> Iterator[Statement]:
    """Yield what the given values of a page type's fields refer to. Fields that hold no prose are passed over."""
    for field in model._meta.concrete_fields:
        value = values.get(field.name)
        if not value or not field.editable or field.choices or isinstance(field, models.SlugField):
            continue
        if isinstance(field, StreamField):
            yield from _in_block(field.stream_block, value, (field.name,))
        elif isinstance(field, RichTextField):
            yield from _read(mentions_in_html, value, (field.name,))
        elif isinstance(field, models.CharField | models.TextField):
            yield from _read(mentions_in_text, value, (field.name,))


def _in_block(block: blocks.Block, value: Any, place: Place) -> Iterator[Statement]:
    match block:
        case blocks.StreamBlock():
            for number, child in enumerate(value):
                yield from _in_block(child.block, child.value, (*place, number))
        case blocks.ListBlock():
            for number, item in enumerate(value):
                yield from _in_block(block.child_block, item, (*place, number))
        case blocks.StructBlock():
            for name, child_block in block.child_blocks.items():
                yield from _in_block(child_block, value.get(name), (*place, name))
        case _:
            yield from _in_leaf(block, value, place)


def _in_leaf(block: blocks.Block, value: Any, place: Place) -> Iterator[Statement]:
    match block:
        case TermReferenceBlock() if value:
            yield Statement(place, (Mention(value),))
        case blocks.RichTextBlock() if value:
            yield from _read(mentions_in_html, value.source, place)
        case blocks.CharBlock() | blocks.TextBlock() if value:
            yield from _read(mentions_in_text, value, place)


def _read(read: Callable[[str], tuple[Mention, ...]], source: str, place: Place) -> Iterator[Statement]:
    try:
        mentions = read(source)
    except MalformedReference as error:
        yield Statement(place, problem=str(error))
        return
    if mentions:
        yield Statement(place, mentions)
