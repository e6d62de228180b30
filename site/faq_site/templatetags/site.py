"""What the site's templates need beyond Django's own tags."""

from datetime import date

from django import template
from django.utils.html import conditional_escape, format_html_join
from django.utils.safestring import SafeString

from faq_site.languages import Reader

register = template.Library()


@register.filter
def day(value: date, reader: Reader) -> str:
    """Write a date for this reader."""
    return reader.day(value)


@register.filter
def marked(text: str, query: str) -> SafeString:
    """Mark the words of a search where they occur in a passage; the passage is plain text and is escaped."""
    wanted = {word.casefold().strip(".,;:!?«»\"'’") for word in query.split()} - {""}
    pieces = (_marked(word, wanted) for word in text.split())
    return format_html_join(" ", "{}", ((piece,) for piece in pieces))


def _marked(word: str, wanted: set[str]) -> SafeString:
    hit = any(word.casefold().strip("«(\"'").startswith(start) for start in wanted if len(start) > 2)
    return SafeString(f"<mark>{conditional_escape(word)}</mark>") if hit else conditional_escape(word)
