"""What a reader says of an answer: the form beneath it, read, and whether the browser sent it from this site."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

LONGEST_COMMENT = 500
# Where the answer to the form stands on the page.
ANCHOR = "feedback"

REASONS = {
    "not_what_i_asked": _("It is not what I wanted to know"),
    "unclear": _("It is hard to understand"),
    "did_not_work": _("I did as it says, and it did not work"),
    "out_of_date": _("It is out of date"),
    "other": _("Something else"),
}


class State(StrEnum):
    """What the place beneath an answer shows: the form, or what became of it."""

    ASKED = ""
    THANKS = "thanks"
    LATER = "later"

    @classmethod
    def of(cls, value: str) -> Self:
        """The state an address names; the form where it names none."""
        return cls(value) if value in set(cls) else cls("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """One reader's word. ``website`` is a field that no person sees: who fills it in is no reader."""

    helpful: bool
    reason: str = ""
    comment: str = ""
    website: str = ""

    @classmethod
    def posted(cls, form: Mapping[str, Any]) -> Self:
        """As the form sends it. A reader who was not helped and chose no known reason had another one."""
        helpful = form.get("helpful") == "yes"
        reason = form.get("reason", "")
        return cls(
            helpful=helpful,
            reason="" if helpful else reason if reason in REASONS else "other",
            comment="" if helpful else form.get("comment", "").strip()[:LONGEST_COMMENT],
            website=form.get("website", "")[:LONGEST_COMMENT],
        )

    def document(self) -> dict[str, object]:
        """As the content API takes it."""
        return {
            "helpful": self.helpful,
            "reason": self.reason,
            "comment": self.comment,
            "website": self.website,
        }


def is_from_here(request: HttpRequest) -> bool:
    """Whether a page of this very site sent the form.

    The site has no cookies, so there is nothing that another site's form could borrow but a reader's browser; this
    keeps it from that. Browsers say where a form came from; what does not say so is no browser.
    """
    if fetched := request.headers.get("Sec-Fetch-Site"):
        return fetched == "same-origin"
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
