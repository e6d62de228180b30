"""Whether what prose refers to can be shown, checked before a page is published."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from cms.references.formats import UnknownFormat, format_value
from cms.references.labels import LABELS
from cms.references.syntax import Mention
from cms.shops.clock import on_clock
from cms.shops.models import Shop
from cms.terms.books import book_for
from policies.book import Book
from policies.errors import NotInForce
from policies.references import Stated, stated, stated_by


def validate_refs(refs: Iterable[tuple[str, str]], *, shop_code: str, at: datetime) -> list[tuple[str, str]]:
    """For each ``(field, reference)`` that cannot be shown at ``at``, the field and a sentence.

    Raises LookupError where there is no such shop.
    """
    mentions = ((field, Mention(ref)) for field, ref in refs)
    return validate_mentions(mentions, shop_code=shop_code, at=at)


def validate_mentions(
    mentions: Iterable[tuple[str, Mention]], *, shop_code: str, at: datetime, until: datetime | None = None
) -> list[tuple[str, str]]:
    """As :func:`validate_refs`, and a sentence where the value cannot be written in the format asked for.

    Terms that wait must not leave a value out before ``until``, when what speaks of it is taken down, if ever.
    """
    known = _Known.of(book_for(shop_code), at, until)
    return [(field, sentence) for field, mention in mentions for sentence in known.problems(mention)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a shop states now; what it will state only later, and what no longer, with the moment of the change."""

    book: Book
    now: Mapping[str, Stated]
    coming: Mapping[str, datetime]
    leaving: Mapping[str, datetime]

    @classmethod
    def of(cls, book: Book, at: datetime, until: datetime | None = None) -> "_Known":
        now = _stated_at(book, at)
        coming: dict[str, datetime] = {}
        leaving: dict[str, datetime] = {}
        for version in (version for history in book.histories for version in history.coming(at)):
            start = version.effective_from
            later = {value.ref for value in stated_by(version.kind, version.terms)}
            coming = dict.fromkeys(later, start) | coming
            if until is None or start < until:
                gone = {value.ref for value in now.values() if value.kind == version.kind} - later
                leaving = dict.fromkeys(gone, start) | leaving
        return cls(book, now, coming, leaving)

    def problems(self, mention: Mention) -> Iterator[str]:
        """The sentence that says why the mention cannot be shown, if it cannot."""
        if found := self.now.get(mention.ref):
            yield from self._leaving(mention.ref)
            yield from _format_problems(found, mention.fmt)
        elif start := self.coming.get(mention.ref):
            yield (
                f"“{mention.ref}” is not in force yet: it starts on {on_clock(start, self.book.shop.zone)}. "
                "Publish this page then, or refer to a term that is in force now."
            )
        elif mention.ref in LABELS or _stated_elsewhere(mention.ref, self.book.shop.code):
            yield (
                f"{self.book.shop.name} does not state “{mention.ref}”. "
                "State it in the shop’s terms first, or refer to another term."
            )
        else:
            yield self._unknown(mention.ref)

    def _leaving(self, ref: str) -> Iterator[str]:
        if end := self.leaving.get(ref):
            yield (
                f"“{ref}” is in force only until {on_clock(end, self.book.shop.zone)}: the terms that start then leave "
                "it out. Let this page expire by then, refer to another term, or state it in those terms too."
            )

    def _unknown(self, ref: str) -> str:
        near = difflib.get_close_matches(ref, self.now, n=1)
        advice = f"Did you mean “{near[0]}”?" if near else "Choose one from the list of the shop’s terms."
        return f"There is no term called “{ref}”. {advice}"


def _stated_at(book: Book, at: datetime) -> Mapping[str, Stated]:
    try:
        return stated(book.at(at))
    except NotInForce:
        return {}


def _format_problems(found: Stated, fmt: str) -> Iterator[str]:
    try:
        format_value(found, locale="en", fmt=fmt)
    except UnknownFormat as error:
        yield str(error)


def _stated_elsewhere(ref: str, shop_code: str) -> bool:
    """Whether any version of another shop's terms states ``ref``. Asked only about what this shop does not state."""
    others = Shop.objects.exclude(code=shop_code).values_list("code", flat=True)
    return any(
        value.ref == ref
        for code in others
        for history in book_for(code).histories
        for version in history.versions
        for value in stated_by(version.kind, version.terms)
    )
