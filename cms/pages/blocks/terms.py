"""A field that holds the name of one of the shop's terms."""

from typing import Any

from django.core.validators import RegexValidator
from wagtail import blocks

REFERENCE = r"^[a-z][a-z0-9_-]*(\.[a-z0-9][a-z0-9_-]*)+\Z"
TERM_HELP = "The name of one of the shop's terms, such as returns.window or shipping.cutoff_time."
MALFORMED = (
    "Write the name of a term: small letters and digits, its parts joined by dots, as in returns.window."
)


class TermReferenceBlock(blocks.CharBlock):
    """A dotted reference to a term (``returns.window``), as text.

    Only its form is checked here, so that a draft may name a term that is still being prepared; whether the shop
    has the term is checked when the page is published.
    """

    def __init__(self, required: bool = True, help_text: str | None = TERM_HELP, **options: Any) -> None:
        super().__init__(
            required=required,
            help_text=help_text,
            max_length=200,
            validators=[RegexValidator(REFERENCE, MALFORMED)],
            **options,
        )
        # The script shows the chosen term in its place; without it, the name is typed.
        self.field.widget.attrs["data-controller"] = "term-choice"

    def get_translatable_segments(self, value: str) -> list[Any]:
        """Nothing: a term has one name in all languages."""
        return []

    class Meta:
        icon = "tag"
        label = "Term"
