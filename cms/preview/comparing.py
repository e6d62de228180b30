"""References in a preview: each value that reads otherwise today says so."""

from collections.abc import Mapping
from functools import cached_property

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cms.references.formats import UnknownFormat, format_value
from cms.references.resolver import GAP, Resolver
from policies.book import TermsInForce
from policies.references import Stated, stated


class ComparingResolver(Resolver):
    """Resolves under ``terms``, and marks what reads otherwise ``today`` with ``data-changed="14 days"``.

    ``changed`` holds the references that do, those in plain text included, which cannot be marked.
    """

    def __init__(self, terms: TermsInForce | None, *, today: TermsInForce | None, locale: str) -> None:
        super().__init__(terms, locale=locale)
        self.today = today
        self.changed: set[str] = set()

    @cached_property
    def todays(self) -> Mapping[str, Stated]:
        """Every value in force today, by reference."""
        return stated(self.today) if self.today else {}

    def text(self, ref: str, fmt: str = "") -> str:
        """The value as plain text."""
        shown = super().text(ref, fmt)
        if shown != self._today(ref, fmt):
            self.changed.add(ref)
        return shown

    def html(self, ref: str, fmt: str = "") -> SafeString:
        """The value with its machine form, and with what it reads today where that is something else."""
        marked = super().html(ref, fmt)
        before, shown = self._today(ref, fmt), self._shown(ref, fmt)
        if shown == before:
            return marked
        self.changed.add(ref)
        return mark_safe(  # noqa: S308 - both parts are escaped
            marked.replace('class="term"', f'class="term" data-changed="{escape(before)}"', 1)
        )

    def _shown(self, ref: str, fmt: str) -> str:
        return self._words(self.values.get(ref), fmt)

    def _today(self, ref: str, fmt: str) -> str:
        return self._words(self.todays.get(ref), fmt)

    def _words(self, found: Stated | None, fmt: str) -> str:
        if found is None:
            return GAP
        try:
            return format_value(found, locale=self.locale, fmt=fmt)
        except UnknownFormat:
            return format_value(found, locale=self.locale)
