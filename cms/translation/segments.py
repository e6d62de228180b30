"""What of a page's content is to be translated, in wagtail-localize's terms.

wagtail-localize asks a field or a block for its segments before it decides by type, and hands them back translated.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import models
from wagtail_localize.fields import BaseTranslatableField
from wagtail_localize.segments import OverridableSegmentValue, StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import quote_path_component
from wagtail_localize.segments.ingest import organise_template_segments
from wagtail_localize.strings import extract_strings, restore_strings

from cms.translation.braces import as_links, in_braces, says_nothing

type Segments = list[Any]


class OfEachLanguage(BaseTranslatableField):
    """A field that is neither translated nor copied from the source: what it says is said of one language."""

    def is_editable(self, obj: models.Model) -> bool:
        """Say that nothing comes from the source."""
        return False


def prose_segments(html: str) -> Segments:
    """A segment for each paragraph, heading and item of rich text, and one for each address it links to."""
    template, strings = extract_strings(in_braces(html))
    texts = [StringSegmentValue("", string, attrs=attributes) for string, attributes in strings]
    addresses = sorted(set(_addresses(attributes for _, attributes in strings)))
    return [
        TemplateSegmentValue("", "html", template, len(strings)),
        *texts,
        *(OverridableSegmentValue(quote_path_component(address), address) for address in addresses),
    ]


def translated_prose(segments: Segments) -> str:
    """Rich text, as stored, of translated segments."""
    _, template, strings = organise_template_segments(segments)
    return as_links(restore_strings(template, strings))


def text_segments(text: str | None) -> Segments:
    """The segment of a plain text; none where it is the same in every language."""
    return [] if not text or says_nothing(text) else [StringSegmentValue("", text)]


def translated_text(segments: Sequence[Any]) -> str:
    """The plain text of its translated segment."""
    text: str = segments[0].render_text()
    return text


def _addresses(attributes: Any) -> Iterator[str]:
    for tags in attributes:
        yield from (tag["href"] for tag in tags.values() if "href" in tag)
