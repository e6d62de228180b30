"""Text that may name terms in braces: beside each such field the editor finds a button that inserts one."""

from typing import Any

from django.forms import Widget
from wagtail import blocks

from cms.pages.blocks.terms import TermReferenceBlock

CONTROLLER = "term-text"


def offer_terms(block: blocks.Block) -> None:
    """Give every field of plain text in ``block``, however deep, the button; the names of terms have their own."""
    match block:
        case blocks.StreamBlock() | blocks.StructBlock():
            for child in block.child_blocks.values():
                offer_terms(child)
        case blocks.ListBlock():
            offer_terms(block.child_block)
        case TermReferenceBlock():
            return
        case blocks.CharBlock() | blocks.TextBlock():
            add_controller(block.field.widget, CONTROLLER)


def add_controller(widget: Widget, name: str) -> None:
    """Let the script ``name`` work on a widget, beside what works on it already."""
    present: Any = widget.attrs.get("data-controller", "")
    widget.attrs["data-controller"] = " ".join(dict.fromkeys([*present.split(), name]))
