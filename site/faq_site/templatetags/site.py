"""What the site's templates need beyond Django's own tags."""

import re
from datetime import date

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from faq_site.languages import Reader

register = template.Library()

WORD = re.compile(r"(\w+)")
# Shorter words of a search are articles and the like, and occur everywhere.
SHORTEST_MARKED = 3


@register.filter
def day(value: date, reader: Reader) -> str:
    """Write a date for this reader."""
    return reader.day(value)


@register.filter
def marked(text: str, query: str) -> SafeString:
    """Mark the words of a search where they begin a word of a passage; the passage is plain text and is escaped."""
    wanted = tuple(word for word in WORD.findall(query.casefold()) if len(word) >= SHORTEST_MARKED)
    pieces = (
        format_html("<mark>{}</mark>", piece)
        if piece.casefold().startswith(wanted)
        else conditional_escape(piece)
        for piece in WORD.split(text)
    )
    return format_html_join("", "{}", ((piece,) for piece in pieces))
