"""Says what the core decided, to one reader, under the terms of one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from order_portal.ports import policy_source
from order_portal.wording.quoted import names_quoted
from order_portal.wording.reader import Reader, reader_for
from order_portal.wording.reasons import REASONS, REASONS_IN_PART, REASONS_OF_A_SEASON
from order_portal.wording.timed import Sentence, say
from policies.book import TermsInForce
from policies.errors import UnknownReference
from policies.reasons import Datum, Reason, ReasonCode
from policies.source import PolicySource

# Reasons whose sentence quotes a term.
_QUOTING_WINDOW = frozenset({ReasonCode.WINDOW_OPEN, ReasonCode.WINDOW_CLOSED})


@dataclass(frozen=True)
class Voice:
    """The reader, the pinned terms, and where their values get their words. Speaks the active language."""

    reader: Reader
    terms: TermsInForce

    @cached_property
    def source(self) -> PolicySource:
        """Where values and clauses get their words."""
        return policy_source()

    def reason(self, reason: Reason, *, in_part: bool = False) -> str:
        """One reason as a sentence; ``in_part``: some of the order has arrived, and some has not."""
        values = {**reason.data, **names_quoted(reason, terms=self.terms, locale=self.reader.locale)}
        said = REASONS[reason.code]
        if reason.code in _QUOTING_WINDOW:
            if "season" in reason.data:
                return self.sentence(REASONS_OF_A_SEASON[reason.code], values)
            values["window"] = self.value(str(reason.data.get("window", "returns.window")))
        return self.sentence(REASONS_IN_PART.get(reason.code, said) if in_part else said, values)

    def sentence(self, sentence: Sentence, values: Mapping[str, Datum]) -> str:
        """Any other sentence, moments and all."""
        return say(sentence, reader=self.reader, values=values)

    def value(self, ref: str) -> str:
        """What the pinned terms state under ``ref``, as the reader reads it. Raises UnknownReference."""
        return self.source.text(terms=self.terms, ref=ref, locale=self.reader.language)

    def value_or_none(self, ref: str) -> str | None:
        """The same, or None where these terms state no such value."""
        try:
            return self.value(ref)
        except UnknownReference:
            return None

    def clause_url(self, clause: str) -> str | None:
        """Where the site explains a clause, or None."""
        return self.source.clause_url(shop=self.terms.shop.code, clause=clause, locale=self.reader.language)


def voice_for(*, terms: TermsInForce, language: str) -> Voice:
    """The voice for a reader of ``language``."""
    return Voice(reader_for(language=language, shop=terms.shop), terms)
