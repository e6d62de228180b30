"""The demo's prose into rich text as Wagtail stores it.

Paragraphs are set apart by an empty line; a paragraph whose lines begin with ``- `` is a list. Within: ``**strong**``,
``[text](page:key)``, ``[text](mailto:…)``, ``[text](/path/)``, and ``{{ returns.window|long }}`` for a term.
"""

import re
from collections.abc import Callable
from html import escape

from cms.references.syntax import LINK_TYPE

type PageId = Callable[[str], int]

_TOKEN = re.compile(
    r"\{\{\s*(?P<ref>[^|}\s]+)\s*(?:\|\s*(?P<fmt>[^}\s]+)\s*)?\}\}"
    r"|\[(?P<text>[^\]]+)\]\((?P<target>[^)]+)\)"
    r"|\*\*(?P<strong>.+?)\*\*"
)
_ITEM = "- "
_PAGE = "page:"


def to_rich_text(source: str, *, page_id: PageId) -> str:
    """``source`` as stored HTML; ``page_id`` tells the id of the page with a key in the language of the text."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", source.strip()))
    return "".join(_paragraph(part, page_id) for part in paragraphs if part)


def _paragraph(source: str, page_id: PageId) -> str:
    if not source.startswith(_ITEM):
        return f"<p>{_inline(source, page_id)}</p>"
    items = (line.removeprefix(_ITEM) for line in source.splitlines())
    return "<ul>" + "".join(f"<li>{_inline(item, page_id)}</li>" for item in items) + "</ul>"


def _inline(source: str, page_id: PageId) -> str:
    pieces, position = [], 0
    for match in _TOKEN.finditer(source):
        pieces += [escape(source[position : match.start()], quote=False), _token(match, page_id)]
        position = match.end()
    return "".join([*pieces, escape(source[position:], quote=False)])


def _token(match: re.Match[str], page_id: PageId) -> str:
    if ref := match["ref"]:
        return f'<a linktype="{LINK_TYPE}" ref="{escape(ref)}" fmt="{escape(match["fmt"] or "")}"></a>'
    if strong := match["strong"]:
        return f"<b>{_inline(strong, page_id)}</b>"
    return _link(match["text"], match["target"], page_id)


def _link(text: str, target: str, page_id: PageId) -> str:
    label = escape(text, quote=False)
    if target.startswith(_PAGE):
        return f'<a linktype="page" id="{page_id(target.removeprefix(_PAGE))}">{label}</a>'
    return f'<a href="{escape(target)}">{label}</a>'
