"""Figures in the prose of a page, as findings in the editor's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cms.lint.detector import Detected, Severity, Subject, detect
from cms.lint.detector.subjects import subjects_of
from cms.lint.findings import Drift, Finding, Quote
from cms.lint.reading import PageRead, TermsRead
from cms.lint.texts import Piece
from cms.pages.models import ContentPage
from cms.references.languages import language_of

_DRIFTS = {
    Severity.CONTRADICTS: Drift.CONTRADICTS,
    Severity.REPEATS: Drift.REPEATS,
    Severity.BARE: Drift.BARE,
}
_AROUND = 90
_MOST = 3


@dataclass(frozen=True, slots=True)
class FoundFigure:
    """A figure on a page, with what it measures: other pages are compared by that."""

    page: PageRead
    piece: Piece
    detected: Detected

    @property
    def quote(self) -> Quote:
        """The figure in its sentence."""
        return quoted(self.piece.text, self.detected.start, self.detected.end)

    @property
    def words(self) -> str:
        """The figure as the page writes it."""
        return self.piece.text[self.detected.start : self.detected.end]

    def as_finding(self, drift: Drift, why: str) -> Finding:
        """It, as one thing to mend."""
        claims = [] if drift is Drift.BARE else self.detected.claims[:_MOST]
        return Finding(
            drift=drift,
            shop=self.page.shop,
            why=why,
            locale=self.page.locale,
            page=self.page.pk,
            title=self.page.title,
            path=self.piece.path,
            where=self.piece.where,
            quote=self.quote,
            refs=tuple(claim.ref for claim in claims),
        )


def figures_on(page: PageRead, terms: TermsRead) -> tuple[FoundFigure, ...]:
    """Every policy figure that ``page`` states as bare text."""
    language = language_of(page.locale)
    return tuple(
        FoundFigure(page, piece, found)
        for piece in page.pieces
        if any(map(str.isalnum, piece.text))
        for found in detect(
            piece.text,
            language=language,
            claims=terms.claims(page.locale),
            names=terms.names(page.locale),
            about=_about(page, piece, language),
        )
    )


def figure_findings(figures: tuple[FoundFigure, ...]) -> Iterator[Finding]:
    """Each figure by itself: against the terms, or without any."""
    for figure in figures:
        yield figure.as_finding(_DRIFTS[figure.detected.severity], _why(figure))


def quoted(text: str, start: int, end: int) -> Quote:
    """The figure with the line around it, cut where that is long."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    before, after = text[line:start], text[end : stop if stop >= 0 else len(text)]
    return Quote(
        before if len(before) <= _AROUND else "…" + before[-_AROUND:],
        text[start:end],
        after if len(after) <= _AROUND else after[:_AROUND] + "…",
    )


def _about(page: PageRead, piece: Piece, language: str) -> tuple[Subject, ...]:
    """What the heading above is about. A care guide's title says nothing of the terms."""
    if page.model is ContentPage and piece.heading == page.title:
        return ()
    return tuple(subjects_of(piece.heading, language=language))


def _why(figure: FoundFigure) -> str:
    said = "; ".join(f"{claim.label}: {claim.text}" for claim in figure.detected.claims[:_MOST])
    match figure.detected.severity:
        case Severity.CONTRADICTS:
            return f"The text says “{figure.words}”, and the terms say otherwise. {said}."
        case Severity.REPEATS:
            return f"The terms say this too, and the text will be wrong when they change. {said}."
        case _:
            return "A promise that the shop’s terms do not state. State it there, or say it without a figure."
