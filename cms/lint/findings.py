"""What the drift check finds, with the place where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Drift(StrEnum):
    """What is wrong, the worst first. The values are part of addresses and exports."""

    CONTRADICTS = "contradicts"
    TWO_FIGURES = "two-figures"
    DISAGREES = "disagrees"
    LANGUAGES = "languages"
    UNANSWERED = "unanswered"
    REPEATS = "repeats"
    BARE = "bare"
    NEVER_CONFIRMED = "never-confirmed"
    STALE = "stale"


LABELS = {
    Drift.CONTRADICTS: "Contradicts the terms",
    Drift.TWO_FIGURES: "Two figures in the terms",
    Drift.DISAGREES: "Pages disagree",
    Drift.LANGUAGES: "Languages differ",
    Drift.UNANSWERED: "No answer",
    Drift.REPEATS: "Repeats the terms",
    Drift.BARE: "Promise as bare text",
    Drift.NEVER_CONFIRMED: "Never confirmed",
    Drift.STALE: "Not confirmed lately",
}
GRAVE = frozenset({Drift.CONTRADICTS, Drift.TWO_FIGURES, Drift.DISAGREES, Drift.LANGUAGES, Drift.UNANSWERED})
"""A customer may read something untrue, or nothing."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The sentence, parted at the figure."""

    before: str
    figure: str
    after: str

    def __str__(self) -> str:
        return f"{self.before}{self.figure}{self.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing to mend. ``page`` is None where it stands in the terms, and then ``terms`` names their kind.

    ``path`` leads to the field or block within the editor (``body.<id>.text``), ``where`` is how an editor names it,
    ``refs`` are the terms to refer to instead, the best first.
    """

    drift: Drift
    shop: str
    why: str
    locale: str = ""
    page: int | None = None
    title: str = ""
    path: str = ""
    where: str = ""
    quote: Quote | None = None
    refs: tuple[str, ...] = ()
    terms: str = ""

    @property
    def label(self) -> str:
        """What is wrong, in a few words."""
        return LABELS[self.drift]

    @property
    def is_grave(self) -> bool:
        """Whether customers may read something untrue, or nothing."""
        return self.drift in GRAVE

    @property
    def suggestion(self) -> str:
        """What to write instead, if a term says it."""
        return f"Refer to {' or '.join(self.refs)} instead." if self.refs else ""
