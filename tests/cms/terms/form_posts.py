"""What a browser sends for a form of terms, from what a row holds, and the errors that come back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.test import Client
from django.urls import reverse
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField

from cms.terms.models import Terms
from cms.typed.fields import ShareField

SKIPPED = {"live", "has_unpublished_changes", "expired", "locked"}


def address(name: str, row: Terms | type[Terms]) -> str:
    """The address of a screen of these terms, or of their kind."""
    args = [row.pk] if isinstance(row, Terms) else []
    return reverse(row.snippet_viewset.get_url_name(name), args=args)


def post(desk: Client, row: Terms, *, action: str = "publish", **changes: Any) -> Any:
    """Send the form of ``row`` with ``changes``, by the button ``action``."""
    data = form_data(row, **{"effective_from": None} | changes) | {f"action-{action}": "yes"}
    return desk.post(address("edit", row), data)


def errors_of(response: Any) -> Any:
    """The errors of a form that came back, by field."""
    assert response.status_code == 200
    return response.context["form"].errors.as_data()


def path_to(error: Any, *path: Any) -> Any:
    """Follow block errors down to the one at ``path``."""
    for step in path:
        error = error.block_errors[step]
    return error


def form_data(row: Terms, **changes: Any) -> dict[str, Any]:
    """The fields of the form of ``row``, as they are, with ``changes`` by name (``"services-0-value-code"``)."""
    data: dict[str, Any] = {}
    for field in row._meta.fields:
        if field.name in SKIPPED or not field.editable or field.name in {"id", "expire_at"}:
            continue
        value = getattr(row, field.attname)
        if isinstance(field, StreamField):
            data |= block_data(field.name, field.stream_block, value)
        elif isinstance(field, ShareField):
            data[field.name] = field.formfield().prepare_value(value)
        elif value is True:
            data[field.name] = "on"
        elif value is not None and value is not False:
            data[field.name] = value
    data |= changes
    return {name: value for name, value in data.items() if value is not None}


def block_data(prefix: str, block: Any, value: Any) -> dict[str, Any]:
    """What a browser sends for a block and everything in it."""
    match block:
        case StreamBlock():
            return _list(prefix, [(child.block_type, child.block, child.value) for child in value])
        case ListBlock():
            return _list(prefix, [("", block.child_block, entry) for entry in value])
        case StructBlock():
            data: dict[str, Any] = {}
            for name, child in block.child_blocks.items():
                data |= block_data(f"{prefix}-{name}", child, _of(value, name))
            return data
    plain = block.value_for_form(value)
    if plain is True:
        return {prefix: "on"}
    return {} if plain is None or plain is False else {prefix: plain}


def _list(prefix: str, entries: list[tuple[str, Any, Any]]) -> dict[str, Any]:
    data: dict[str, Any] = {f"{prefix}-count": len(entries)}
    for index, (kind, block, value) in enumerate(entries):
        data |= {
            f"{prefix}-{index}-deleted": "",
            f"{prefix}-{index}-order": index,
            f"{prefix}-{index}-id": "",
        }
        if kind:
            data[f"{prefix}-{index}-type"] = kind
        data |= block_data(f"{prefix}-{index}-value", block, value)
    return data


def _of(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)
