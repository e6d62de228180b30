"""How prose refers to a term: in rich text and in plain text. Found here, nowhere else.

Rich text: ``<a linktype="term" ref="returns.window" fmt="number"></a>``. Plain text: ``{{ returns.window }}`` or
``{{ returns.window|number }}``.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wagtail.rich_text.rewriters import extract_attrs

from cms.references.formats import FORMATS

LINK_TYPE = "term"
# The end tag is part of it: what stands between is the editor's label, never text for the reader.
_TERM_LINK = re.compile(r'<a\b([^>]*\blinktype="term"[^>]*)>(?:[^<]*</a>)?')
_BRACES = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\}\}")
_NAME = re.compile(r"[a-z][a-z0-9_-]*(?:\.[a-z0-9][a-z0-9_-]*)+")


class MalformedReference(ValueError):
    """A reference is written in a way that cannot be read. The message says what to write."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference as prose makes it: the term, and in which format it is to be written (``""``: the usual one)."""

    ref: str
    fmt: str = ""


def refs_in_html(html: str) -> tuple[str, ...]:
    """The terms that rich text refers to, in order, each once. Raises MalformedReference."""
    return _refs(mentions_in_html(html))


def refs_in_text(text: str) -> tuple[str, ...]:
    """The terms that plain text refers to, in order, each once. Raises MalformedReference."""
    return _refs(mentions_in_text(text))


def mentions_in_html(html: str) -> tuple[Mention, ...]:
    """Every reference in rich text, in order. Raises MalformedReference."""
    return tuple(_from_attributes(match[1]) for match in _TERM_LINK.finditer(html))


def mentions_in_text(text: str) -> tuple[Mention, ...]:
    """Every reference in plain text, in order. Raises MalformedReference."""
    if _STRAY.search(_BRACES.sub("", text)):
        raise MalformedReference("A reference begins with {{ and ends with }}: write {{ returns.window }}.")
    return tuple(_from_braces(match[1]) for match in _BRACES.finditer(text))


def replace_in_html(html: str, replacement: Callable[[Mention], str]) -> str:
    """``html`` with every reference replaced; one that cannot be read becomes a mention of nothing."""
    return _TERM_LINK.sub(lambda match: replacement(_or_nothing(_from_attributes, match[1])), html)


def split_text(text: str) -> Iterator[str | Mention]:
    """``text`` as the pieces of which it is made, in order."""
    position = 0
    for match in _BRACES.finditer(text):
        yield text[position : match.start()]
        yield _or_nothing(_from_braces, match[1])
        position = match.end()
    yield text[position:]


def _refs(mentions: tuple[Mention, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.ref for mention in mentions))


def _from_attributes(attributes: str) -> Mention:
    found = extract_attrs(attributes)
    return _mention(found.get("ref", ""), found.get("fmt", ""))


def _from_braces(inside: str) -> Mention:
    ref, _, fmt = inside.partition("|")
    return _mention(ref.strip(), fmt.strip())


def _mention(ref: str, fmt: str) -> Mention:
    if not _NAME.fullmatch(ref):
        raise MalformedReference(f"“{ref}” is not the name of a term. Write one such as returns.window.")
    if fmt and fmt not in FORMATS:
        known = ", ".join(sorted(FORMATS))
        raise MalformedReference(f"“{fmt}” is not a format. Leave it out, or use one of: {known}.")
    return Mention(ref, fmt)


def _or_nothing(read: Callable[[str], Mention], source: str) -> Mention:
    try:
        return read(source)
    except MalformedReference:
        return Mention(source.strip())
