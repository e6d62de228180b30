"""Rich text on a page, translated sentence by sentence with its references in it."""

from typing import Any

from wagtail.fields import RichTextField

from cms.translation.segments import prose_segments, translated_prose


class ProseField(RichTextField):
    """A field of rich text that refers to terms."""

    def deconstruct(self) -> Any:
        """Say what migrations need: the column is any rich text's."""
        name, _, arguments, options = super().deconstruct()
        return name, "wagtail.fields.RichTextField", arguments, options

    def get_translatable_segments(self, value: str) -> list[Any]:
        """What is to be translated of ``value``."""
        return prose_segments(value)

    def restore_translated_segments(self, value: str, segments: list[Any]) -> str:
        """The translation; all of ``value`` is in the segments."""
        return translated_prose(segments)
