"""A table of terms."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.pages.blocks.prose import TEXT_HELP
from cms.translation.segments import text_segments, translated_text


class CellBlock(blocks.CharBlock):
    """A cell: text, a term or both. A cell without words of its own is not translated."""

    def deconstruct(self) -> Any:
        """Say what migrations need: the stored value is any text's."""
        _, arguments, options = super().deconstruct()
        return "wagtail.blocks.CharBlock", arguments, options

    def get_translatable_segments(self, value: str) -> list[Any]:
        """What is to be translated."""
        return text_segments(value)

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        """The translation."""
        return translated_text(segments)


class TermsRowBlock(blocks.StructBlock):
    """One row: what it is about, then its cells."""

    header = blocks.CharBlock(max_length=200, help_text="What the row is about.")
    cells = blocks.ListBlock(
        CellBlock(max_length=300, required=False), min_num=1, label="Cells", help_text=TEXT_HELP
    )

    class Meta:
        icon = "table"
        label = "Row"


class TermsTableBlock(blocks.StructBlock):
    """Rows with a header each, under column headings; cells hold text and terms."""

    title = blocks.CharBlock(required=False, max_length=150, help_text="A heading above the table, if any.")
    caption = blocks.CharBlock(
        max_length=250,
        help_text="What the table shows, in a sentence. It is read out first to those who listen.",
    )
    columns = blocks.ListBlock(
        blocks.CharBlock(max_length=100),
        min_num=1,
        label="Column headings",
        help_text="One for each column of cells, and one before them if the rows' headers have a heading too.",
    )
    rows = blocks.ListBlock(TermsRowBlock(), min_num=1)

    def clean(self, value: Any) -> Any:
        """Check that every row fills the columns. Raises an error at each row that does not."""
        cleaned = super().clean(value)
        wanted = _cells_wanted(
            columns=len(cleaned["columns"]), rows=[len(row["cells"]) for row in cleaned["rows"]]
        )
        wrong = {
            number: StructBlockValidationError(block_errors={"cells": _miscounted(len(row["cells"]), wanted)})
            for number, row in enumerate(cleaned["rows"])
            if len(row["cells"]) != wanted
        }
        if wrong:
            raise StructBlockValidationError(
                block_errors={"rows": ListBlockValidationError(block_errors=wrong)}
            )
        return cleaned

    class Meta:
        icon = "table"
        label = "Table of terms"


def _cells_wanted(*, columns: int, rows: list[int]) -> int:
    """Return the cells a row needs: one a column, or one less where the first heading is the row headers'."""
    return columns - 1 if columns > 1 and rows and rows[0] == columns - 1 else columns


def _miscounted(found: int, wanted: int) -> ListBlockValidationError:
    sentence = f"This row has {found} cells, and the table needs {wanted}: add or remove cells."
    return ListBlockValidationError(non_block_errors=ValidationError([sentence]))
