"""The HTML of a mail: what its text says, with links that can be followed."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import escape, linebreaks, urlize
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag(takes_context=True)
def letter(context: Context, name: str) -> SafeString:
    """The text template ``name`` as paragraphs."""
    values: Any = context.flatten()
    text = render_to_string(name, values)
    return mark_safe(linebreaks(urlize(escape(text))))  # noqa: S308 (escaped here)
