"""Turns references into text, one way for rich text and plain text alike, under one snapshot of the terms."""

import logging
from collections.abc import Mapping
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.references.formats import UnknownFormat, format_value
from cms.references.syntax import Mention, replace_in_html, split_text
from policies.book import TermsInForce
from policies.references import Stated, machine, stated

logger = logging.getLogger(__name__)
# What a reader sees where a term is gone. A gap is honest; an old or foreign value would be a promise.
GAP = "—"


class Resolver:
    """The values of ``terms`` in the words of ``locale``. ``terms`` None: nothing is in force yet.

    What cannot be resolved is logged and shown as a dash: no page is refused, no value made up. ``used`` holds the
    references resolved so far, so that the caller knows whether what it built depends on the terms.
    """

    def __init__(self, terms: TermsInForce | None, *, locale: str) -> None:
        self.terms = terms
        self.locale = locale
        self.used: set[str] = set()

    @cached_property
    def values(self) -> Mapping[str, Stated]:
        """Every value in force, by reference."""
        return stated(self.terms) if self.terms else {}

    def find(self, ref: str) -> Stated | None:
        """The value of ``ref``, or None where the terms have none."""
        self.used.add(ref)
        return self.values.get(ref)

    def text(self, ref: str, fmt: str = "") -> str:
        """The value as plain text: ``14 days``."""
        found = self.find(ref)
        return self._format(found, fmt) if found else self._missing(ref)

    def html(self, ref: str, fmt: str = "") -> SafeString:
        """The value with its machine form: ``<data class="term" value="P14D" …>14 days</data>``."""
        found = self.find(ref)
        value, shown = (machine(found.value), self._format(found, fmt)) if found else ("", self._missing(ref))
        return mark_safe(  # noqa: S308 - every part is escaped here
            f'<data class="term" value="{escape(value)}" data-ref="{escape(ref)}">{escape(shown)}</data>'
        )

    def rich(self, source: str) -> str:
        """Stored rich text with its references resolved; everything else is left as it is."""
        return replace_in_html(source, lambda mention: self.html(mention.ref, mention.fmt))

    def plain(self, text: str) -> str:
        """A plain-text field with its references resolved. The result is text: escape it in HTML."""
        return "".join(
            self.text(piece.ref, piece.fmt) if isinstance(piece, Mention) else piece
            for piece in split_text(text)
        )

    def plain_html(self, text: str) -> SafeString:
        """A plain-text field as HTML: escaped, its references as ``<data>``."""
        return mark_safe(  # noqa: S308 - text is escaped, references escape themselves
            "".join(
                self.html(piece.ref, piece.fmt) if isinstance(piece, Mention) else escape(piece)
                for piece in split_text(text)
            )
        )

    def _format(self, found: Stated, fmt: str) -> str:
        try:
            return format_value(found, locale=self.locale, fmt=fmt)
        except UnknownFormat as error:
            logger.warning("reference_format_unknown: %s", error)
            return format_value(found, locale=self.locale)

    def _missing(self, ref: str) -> str:
        shop = self.terms.shop.code if self.terms else None
        logger.error("reference_unresolved: shop=%s ref=%s locale=%s", shop, ref, self.locale)
        return GAP
