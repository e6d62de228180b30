"""The demo's blocks into the values that Wagtail's StreamField stores: one table from a block's name to its builder."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cms.demo.content import BlockData, Texts
from cms.demo.rich_text import PageId, to_rich_text

type Raw = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Writes blocks in one language; ``page_id`` tells the id of a page in that language."""

    locale: str
    page_id: PageId

    def text(self, texts: Texts) -> str:
        """The text in this language."""
        return texts[self.locale].strip()

    def html(self, texts: Texts) -> str:
        """The text in this language as rich text."""
        return to_rich_text(texts[self.locale], page_id=self.page_id)

    def blocks(self, blocks: Iterable[BlockData], *, where: str) -> list[Raw]:
        """The blocks of a body as stored. Ids are made of ``where``, the body's name, alike in all languages."""
        return [self._block(block, f"{where}/{number}") for number, block in enumerate(blocks)]

    def _block(self, block: BlockData, where: str) -> Raw:
        ((name, content),) = block.items()
        return {"type": name, "value": _BUILDERS[name](self, content, where), "id": _id(where)}

    def _items(self, values: Iterable[Any], where: str) -> list[Raw]:
        return [
            {"type": "item", "value": value, "id": _id(f"{where}/{number}")}
            for number, value in enumerate(values)
        ]

    def steps(self, content: Mapping[str, Any], where: str) -> Raw:
        """Steps, each with a title and a text."""
        steps = [
            {"title": self.text(step["title"]), "text": self.html(step["text"])} for step in content["items"]
        ]
        return {"title": self.text(content["title"]), "items": self._items(steps, where)}

    def notice(self, content: Mapping[str, Any], where: str) -> Raw:
        """A notice."""
        return {
            "tone": content["tone"],
            "title": self.text(content["title"]),
            "text": self.html(content["text"]),
        }

    def glance(self, content: Mapping[str, Any], where: str) -> Raw:
        """Terms at a glance, each under its own name unless the row gives another."""
        rows = [self._row(row) for row in content["rows"]]
        return {"title": self.text(content["title"]), "rows": self._items(rows, where)}

    def _row(self, row: str | Mapping[str, Any]) -> Raw:
        if isinstance(row, str):
            return {"ref": row, "label": ""}
        return {"ref": row["ref"], "label": self.text(row["label"])}

    def terms_table(self, content: Mapping[str, Any], where: str) -> Raw:
        """A table of terms."""
        rows = [
            {
                "header": self.text(row["header"]),
                "cells": self._items(map(self.text, row["cells"]), f"{where}/cells/{number}"),
            }
            for number, row in enumerate(content["rows"])
        ]
        return {
            "title": self.text(content["title"]),
            "caption": self.text(content["caption"]),
            "columns": self._items(map(self.text, content["columns"]), f"{where}/columns"),
            "rows": self._items(rows, f"{where}/rows"),
        }

    def questions(self, content: Mapping[str, Any], where: str) -> Raw:
        """Links to answers."""
        return {
            "title": self.text(content["title"]),
            "items": self._items(map(self.page_id, content["pages"]), where),
        }

    def clause(self, content: Mapping[str, Any], where: str) -> Raw:
        """A clause with its blocks."""
        return {
            "clause": content["clause"],
            "heading": self.text(content["heading"]),
            "blocks": self.blocks(content["blocks"], where=where),
        }


_BUILDERS: Mapping[str, Callable[[Writer, Any, str], Any]] = MappingProxyType(
    {
        "prose": lambda writer, content, where: writer.html(content),
        "heading": lambda writer, content, where: writer.text(content),
        "steps": Writer.steps,
        "notice": Writer.notice,
        "glance": Writer.glance,
        "terms_table": Writer.terms_table,
        "questions": Writer.questions,
        "clause": Writer.clause,
    }
)


def _id(where: str) -> str:
    return str(uuid5(NAMESPACE_URL, where))
