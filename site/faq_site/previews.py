"""What is peculiar to a preview: what it shows, and how its pages lead to each other and mark what is not so today."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.html import escape
from django.utils.translation import gettext as _

from faq_site.reading import Json, member, moment, text

PARAMETER = "preview"
# All but the one that leads out.
_LINK = re.compile(r'(<a\b(?! class="ribbon__leave")[^>]*?\bhref=")([/?][^"]*)(")')
_CHANGED = re.compile(r'(<data class="term") data-changed="([^"]*)"([^>]*>)(.*?)(</data>)', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """What a preview shows that the public does not see.

    ``what`` is "page" (one page's draft), "terms" (a draft of terms of a ``kind``) or "moment" (the site as it will
    read); ``at`` is the moment, where it is not the present; ``changed`` counts the values that are others today.
    """

    what: str
    kind: str
    at: datetime | None
    changed: int

    @property
    def is_whole_site(self) -> bool:
        """Whether other pages can be looked at in the same way."""
        return self.what != "page"

    @classmethod
    def parse(cls, data: Json) -> Self | None:
        """Read it from a page document; None where the page is public."""
        if data.get("preview") is not True:
            return None
        if data.get("showing") is None:
            return cls(what="page", kind="", at=None, changed=0)
        found = member(data, "showing")
        changed = found.get("changed")
        return cls(
            what=text(found, "what", default="page"),
            kind=text(found, "kind", default=""),
            at=moment(found, "moment"),
            changed=len(changed) if isinstance(changed, list) else 0,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a preview's pages are shown: under which token, and whether within the editor's panel.

    ``elsewhere`` is where no preview reaches: the order portal.
    """

    token: str
    elsewhere: str = ""
    in_panel: bool = False

    @classmethod
    def of(cls, request: HttpRequest, *, token: str) -> Self:
        """Browsers say whether they load a page or a frame; to those that do not, it is a page."""
        return cls(token=token, in_panel=request.headers.get("Sec-Fetch-Dest") == "iframe")

    def without(self, address: str) -> Self:
        """The same, the pages below ``address`` being left as they are."""
        return replace(self, elsewhere=address.partition("?")[0])

    def dress(self, response: HttpResponse) -> HttpResponse:
        """Let the page's links keep the preview, and its changed values say what they are today."""
        page = _LINK.sub(self._link, response.content.decode())
        response.content = _CHANGED.sub(_told, page)
        return response

    def _link(self, match: re.Match[str]) -> str:
        opening, address, end = match.groups()
        if address.startswith("//") or self._is_elsewhere(address) or not self.token:
            # What the public sees may not be framed.
            return f'{opening}{address}{end} target="_blank" rel="noopener"' if self.in_panel else match[0]
        place, hash_, anchor = address.partition("#")
        joined = "&amp;" if "?" in place else "?"
        return f"{opening}{place}{joined}{PARAMETER}={escape(quote(self.token))}{hash_}{anchor}{end}"

    def _is_elsewhere(self, address: str) -> bool:
        return bool(self.elsewhere) and address.startswith(self.elsewhere)


def _told(match: re.Match[str]) -> str:
    """The value with what it is today, for eyes on a tooltip, for ears after it. Both are escaped already."""
    opening, before, attributes, shown, closing = match.groups()
    today = _("today %(value)s") % {"value": before}
    told = f'<span class="visually-hidden"> ({today})</span>'
    return f'{opening} data-changed title="{today}"{attributes}{shown}{told}{closing}'


def ribbon(showing: Showing, *, kind: str, moment: str) -> str:
    """The sentence that says what is shown; ``kind`` and ``moment`` in words."""
    if showing.what == "terms":
        return _terms(kind, moment)
    if showing.what == "moment":
        return _("Preview: the site as of %(moment)s, under the terms recorded so far.") % {"moment": moment}
    if moment:
        return _("Preview of a draft, as of %(moment)s") % {"moment": moment}
    return _("Preview of a draft")


def _terms(kind: str, moment: str) -> str:
    values = {"kind": kind[:1].lower() + kind[1:], "moment": moment}
    if moment:
        return _("Preview: %(kind)s as in the draft, from %(moment)s. Not in force.") % values
    return _("Preview: %(kind)s as in the draft. Not in force.") % values
