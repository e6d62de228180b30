"""The blocks of a page's body. ``type`` names the template that shows a block (templates/site/blocks/)."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from django.utils.safestring import SafeString

from faq_site.reading import DocumentError, Json, html, many, text
from faq_site.shops import Link

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Running text."""

    type: ClassVar[str] = "prose"
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading between blocks, with the anchor that links to it."""

    type: ClassVar[str] = "heading"
    text: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do."""

    title: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """Things to do, in order."""

    type: ClassVar[str] = "steps"
    title: str
    items: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to know first; ``tone`` is info or important."""

    type: ClassVar[str] = "notice"
    tone: str
    title: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class GlanceRow:
    """One term: its name and its value."""

    label: str
    html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Terms at a glance."""

    type: ClassVar[str] = "glance"
    title: str
    rows: tuple[GlanceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsRow:
    """One row: what heads it, and its cells."""

    header: str
    cells: tuple[SafeString, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsTable:
    """A table of terms. ``columns`` heads the first column too where it is one longer than the cells."""

    type: ClassVar[str] = "terms_table"
    id: str
    title: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[TermsRow, ...]

    @property
    def headings(self) -> tuple[str, ...]:
        """The columns' headings, the row headers' column included."""
        cells = len(self.rows[0].cells) if self.rows else len(self.columns)
        return ("", *self.columns) if len(self.columns) == cells else self.columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Questions:
    """Links to answers."""

    type: ClassVar[str] = "questions"
    title: str
    items: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a policy with a stable address; the portal's decisions link to it."""

    type: ClassVar[str] = "clause"
    clause: str
    anchor: str
    heading: str
    blocks: "tuple[Block, ...]"


type Block = Prose | Heading | Steps | Notice | Glance | TermsTable | Questions | Clause


def _step(data: Json) -> Step:
    return Step(title=text(data, "title", default=""), html=html(data, "html"))


def _glance_row(data: Json) -> GlanceRow:
    return GlanceRow(label=text(data, "label"), html=html(data, "html"))


def _terms_row(data: Json) -> TermsRow:
    return TermsRow(header=text(data, "header"), cells=many(data, "cells", lambda cell: html(cell, "html")))


def _columns(data: Json) -> tuple[str, ...]:
    columns = data.get("columns")
    if not isinstance(columns, list):
        raise DocumentError("'columns' should be a list of texts.")
    return tuple(str(column) for column in columns)


def _table(data: Json) -> TermsTable:
    return TermsTable(
        id=text(data, "id"),
        title=text(data, "title", default=""),
        caption=text(data, "caption", default=""),
        columns=_columns(data),
        rows=many(data, "rows", _terms_row),
    )


def _notice(data: Json) -> Notice:
    return Notice(
        tone=text(data, "tone", default="info"),
        title=text(data, "title", default=""),
        html=html(data, "html"),
    )


def _clause(data: Json) -> Clause:
    return Clause(
        clause=text(data, "clause"),
        anchor=text(data, "anchor"),
        heading=text(data, "heading"),
        blocks=parse_blocks(data, "blocks"),
    )


PARSERS: Mapping[str, Callable[[Json], Block]] = {
    "prose": lambda data: Prose(html=html(data, "html")),
    "heading": lambda data: Heading(text=text(data, "text"), anchor=text(data, "anchor")),
    "steps": lambda data: Steps(title=text(data, "title", default=""), items=many(data, "items", _step)),
    "notice": _notice,
    "glance": lambda data: Glance(
        title=text(data, "title", default=""), rows=many(data, "rows", _glance_row)
    ),
    "terms_table": _table,
    "questions": lambda data: Questions(
        title=text(data, "title", default=""), items=many(data, "items", Link.parse)
    ),
    "clause": _clause,
}


def parse_blocks(data: Json, key: str) -> tuple[Block, ...]:
    """Read a list of blocks. A kind this site does not know yet is left out, and the log says so."""
    blocks = []
    for item in many(data, key, lambda item: item):
        kind = text(item, "type")
        if kind in PARSERS:
            blocks.append(PARSERS[kind](item))
        else:
            log.warning("A block of the unknown type %r was left out.", kind)
    return tuple(blocks)
