"""The blocks of a body, one builder a type. They are built from the stored form, so no block costs a query."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from cms.api.documents.prose import Prose
from cms.references.formats import CAPITAL
from cms.references.labels import label
from cms.references.syntax import MalformedReference, mentions_in_text
from policies.references import anchor

type Json = dict[str, Any]


def build_blocks(stored: Iterable[Json], prose: Prose) -> list[Json]:
    """The blocks of a body, in order; ``stored`` is the prepared value of a StreamField."""
    return [
        {"type": block["type"], "id": str(block.get("id") or ""), **_BUILDERS[block["type"]](block, prose)}
        for block in stored
        if block["type"] in _BUILDERS
    ]


def clauses(stored: Iterable[Json]) -> list[str]:
    """The clauses that a stored body explains, in order."""
    return [block["value"].get("clause", "") for block in stored if block["type"] == "clause"]


def linked_questions(stored: Iterable[Json]) -> list[int]:
    """The pages that blocks of links to answers name, at any depth."""
    found: list[int] = []
    for block in stored:
        if block["type"] == "questions":
            found += [item for item in _items(block["value"], "items") if item]
        elif block["type"] == "clause":
            found += linked_questions(block["value"].get("blocks", ()))
    return found


def _items(value: Json, name: str) -> list[Any]:
    """The values of a stored list, whether its items have ids of their own or come bare from an import."""
    return [
        item["value"] if isinstance(item, dict) and item.get("type") == "item" else item
        for item in value.get(name) or ()
    ]


def _prose(block: Json, prose: Prose) -> Json:
    return {"html": prose.html(block["value"])}


def _heading(block: Json, prose: Prose) -> Json:
    text = block["value"]
    return {"text": prose.text(text), "anchor": prose.anchor(text, otherwise=str(block.get("id") or "")[:8])}


def _steps(block: Json, prose: Prose) -> Json:
    value = block["value"]
    items = [
        {"title": prose.text(step.get("title") or ""), "html": prose.html(step.get("text") or "")}
        for step in _items(value, "items")
    ]
    return {"title": prose.text(value.get("title") or ""), "items": items}


def _notice(block: Json, prose: Prose) -> Json:
    value = block["value"]
    return {
        "tone": value.get("tone") or "info",
        "title": prose.text(value.get("title") or ""),
        "html": prose.html(value.get("text") or ""),
    }


def _glance(block: Json, prose: Prose) -> Json:
    value = block["value"]
    rows = [row for entry in _items(value, "rows") if (row := _glance_row(entry, prose))]
    return {"title": prose.text(value.get("title") or ""), "rows": rows}


def _glance_row(entry: Json, prose: Prose) -> Json | None:
    """One row; None, and an entry in the log, where the term is gone: a card of dashes tells a customer nothing."""
    resolver = prose.scope.resolver
    plain = resolver.text(entry["ref"], CAPITAL)
    found = resolver.find(entry["ref"])
    if found is None:
        return None
    return {
        "ref": found.ref,
        "label": prose.text(entry.get("label") or "") or label(found, locale=prose.scope.locale),
        "html": resolver.html(found.ref, CAPITAL),
        "plain": plain,
    }


def _terms_table(block: Json, prose: Prose) -> Json:
    value = block["value"]
    rows = [
        {
            "header": prose.text(row.get("header") or ""),
            "cells": [_cell(cell or "", prose) for cell in _items(row, "cells")],
        }
        for row in _items(value, "rows")
    ]
    return {
        "title": prose.text(value.get("title") or ""),
        "caption": prose.text(value.get("caption") or ""),
        "columns": [prose.text(column or "") for column in _items(value, "columns")],
        "rows": rows,
    }


def _cell(source: str, prose: Prose) -> Json:
    return {"html": prose.inline(source), "plain": prose.text(source), "ref": _sole_ref(source)}


def _sole_ref(source: str) -> str | None:
    """The reference that a cell consists of, if it is one and nothing else."""
    try:
        mentions = mentions_in_text(source)
    except MalformedReference:
        return None
    alone = source.strip().startswith("{{") and source.strip().endswith("}}")
    return mentions[0].ref if len(mentions) == 1 and alone else None


def _questions(block: Json, prose: Prose) -> Json:
    value = block["value"]
    found = [prose.link(number) for number in _items(value, "items") if number]
    return {"title": prose.text(value.get("title") or ""), "items": [link for link in found if link]}


def _clause(block: Json, prose: Prose) -> Json:
    value = block["value"]
    clause = value.get("clause") or ""
    return {
        "clause": clause,
        "anchor": anchor(clause),
        "heading": prose.text(value.get("heading") or ""),
        "blocks": build_blocks(value.get("blocks") or (), prose),
    }


_BUILDERS: Mapping[str, Callable[[Json, Prose], Json]] = MappingProxyType(
    {
        "prose": _prose,
        "heading": _heading,
        "steps": _steps,
        "notice": _notice,
        "glance": _glance,
        "terms_table": _terms_table,
        "questions": _questions,
        "clause": _clause,
    }
)
