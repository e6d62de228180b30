"""The texts of a page, each with the place where an editor finds it, and what it refers to. Takes no query."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from cms.lint.detector.left_alone import REFERENCE
from cms.pages.blocks import TermReferenceBlock
from cms.references.syntax import (
    MalformedReference,
    Mention,
    mentions_in_html,
    mentions_in_text,
    replace_in_html,
    split_text,
)

_ENDS = re.compile(r"</(?:p|li|h\d|ul|ol|div)>|<br\s*/?>", re.IGNORECASE)
_TAGS = re.compile(r"<[^>]*>")
_HEADS = ("heading", "title", "header", "label")


@dataclass(frozen=True, slots=True)
class Piece:
    """A text without markup, in which ``REFERENCE`` stands for each term it refers to.

    ``heading`` is what stands above it; ``clause`` the clause of the policy within which it stands.
    """

    path: str
    where: str
    text: str
    refs: tuple[str, ...] = ()
    heading: str = ""
    clause: str = ""


@dataclass(frozen=True, slots=True)
class _Spot:
    path: tuple[str, ...]
    where: tuple[str, ...]
    heading: str = ""
    clause: str = ""

    def inside(self, step: str, name: str) -> _Spot:
        return replace(self, path=(*self.path, step), where=(*self.where, name))

    def piece(self, text: str, refs: tuple[str, ...]) -> Piece:
        return Piece(".".join(self.path), ", ".join(self.where), text, refs, self.heading, self.clause)


def pieces_of(model: type[Page], values: Mapping[str, Any]) -> tuple[Piece, ...]:
    """The texts of a page of type ``model`` whose fields have ``values``."""
    return tuple(_pieces(model, values))


def stored(page: Page) -> Mapping[str, Any]:
    """The values of a page's fields."""
    return {field.name: getattr(page, field.attname) for field in type(page)._meta.concrete_fields}


def plain(html: str) -> str:
    """Rich text without its markup, a line for each paragraph."""
    with_marks = replace_in_html(html, lambda mention: REFERENCE)
    return unescape(_TAGS.sub("", _ENDS.sub("\n", with_marks)))


def _pieces(model: type[Page], values: Mapping[str, Any]) -> Iterator[Piece]:
    title = str(values.get("title") or "")
    for field in model._meta.concrete_fields:
        value = values.get(field.name)
        if not value or not field.editable or field.choices or isinstance(field, models.SlugField):
            continue
        heading = "" if field.name == "title" else title
        spot = _Spot((field.name,), (str(field.verbose_name).capitalize(),), heading)
        if isinstance(field, StreamField):
            yield from _in_block(field.stream_block, field.stream_block.get_prep_value(value), spot)
        elif isinstance(field, RichTextField):
            yield _rich(value, spot)
        elif isinstance(field, models.CharField | models.TextField):
            yield _text(value, spot)


def _in_block(block: blocks.Block, raw: Any, spot: _Spot) -> Iterator[Piece]:
    match block:
        case blocks.StreamBlock():
            yield from _in_stream(block, raw or (), spot)
        case blocks.ListBlock():
            yield from _in_list(block, raw or (), spot)
        case blocks.StructBlock():
            yield from _in_struct(block, raw or {}, spot)
        case _ if raw:
            yield from _in_leaf(block, raw, spot)


def _in_stream(block: blocks.StreamBlock, raw: Any, spot: _Spot) -> Iterator[Piece]:
    for number, item in enumerate(raw, 1):
        if child := block.child_blocks.get(item["type"]):
            inner = spot.inside(str(item.get("id") or number), f"{child.label} {number}")
            yield from _in_block(child, item["value"], inner)


def _in_list(block: blocks.ListBlock, raw: Any, spot: _Spot) -> Iterator[Piece]:
    """Its items; “Step 1” says as much as “Steps, Step 1”."""
    bare = replace(spot, where=spot.where[:-1])
    for number, item in enumerate(raw, 1):
        step, value = (item["id"], item["value"]) if _is_item(item) else (str(number), item)
        yield from _in_block(block.child_block, value, bare.inside(str(step), _named(block, number)))


def _in_struct(block: blocks.StructBlock, raw: Mapping[str, Any], spot: _Spot) -> Iterator[Piece]:
    heading = next((raw[name] for name in _HEADS if isinstance(raw.get(name), str) and raw[name]), "")
    below = replace(spot, heading=heading or spot.heading, clause=raw.get("clause") or spot.clause)
    for name, child in block.child_blocks.items():
        at = spot if name in _HEADS else below
        yield from _in_block(child, raw.get(name), at.inside(name, str(child.label)))


def _in_leaf(block: blocks.Block, raw: Any, spot: _Spot) -> Iterator[Piece]:
    match block:
        case TermReferenceBlock():
            yield spot.piece("", (raw,))
        case blocks.RichTextBlock():
            yield _rich(raw, spot)
        case blocks.CharBlock() | blocks.TextBlock():
            yield _text(raw, spot)


def _is_item(item: Any) -> bool:
    return isinstance(item, dict) and item.get("type") == "item" and "id" in item


def _named(block: blocks.ListBlock, number: int) -> str:
    return f"{block.child_block.label or 'Item'!s} {number}"


def _rich(html: str, spot: _Spot) -> Piece:
    return spot.piece(plain(html), _refs(mentions_in_html, html))


def _text(text: str, spot: _Spot) -> Piece:
    parts = (part if isinstance(part, str) else REFERENCE for part in split_text(text))
    return spot.piece("".join(parts), _refs(mentions_in_text, text))


def _refs(read: Any, source: str) -> tuple[str, ...]:
    try:
        mentions: tuple[Mention, ...] = read(source)
    except MalformedReference:
        return ()
    return tuple(dict.fromkeys(mention.ref for mention in mentions))
