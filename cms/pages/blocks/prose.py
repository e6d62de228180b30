"""Running text and the headings between it."""

from typing import Any

from wagtail import blocks
from wagtail.rich_text import RichText

from cms.translation.segments import prose_segments, translated_prose

ANSWER_FEATURES = ("bold", "italic", "link", "ol", "ul", "term")
PROSE_FEATURES = ("h3", "h4", *ANSWER_FEATURES)
TEXT_HELP = "A value of the shop's terms is written as its name in double braces: {{ returns.window }}."


class ProseBlock(blocks.RichTextBlock):
    """Running text with lists, links and terms; no headings above the third level."""

    def __init__(self, required: bool = True, features: list[str] | None = None, **options: Any) -> None:
        super().__init__(required=required, features=features or list(PROSE_FEATURES), **options)

    def get_translatable_segments(self, value: RichText) -> list[Any]:
        """What is to be translated, references within their sentences."""
        return prose_segments(value.source)

    def restore_translated_segments(self, value: RichText, segments: list[Any]) -> RichText:
        """The translation."""
        return RichText(translated_prose(segments))

    class Meta:
        icon = "pilcrow"
        label = "Text"


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level, to which readers can link."""

    def __init__(self, required: bool = True, help_text: str | None = TEXT_HELP, **options: Any) -> None:
        super().__init__(required=required, help_text=help_text, max_length=200, **options)

    class Meta:
        icon = "title"
        label = "Heading"
