"""A short name in each of the shop's languages."""

from __future__ import annotations

from dataclasses import dataclass

from policies.checks import Checks


@dataclass(frozen=True, slots=True)
class Localized:
    """Texts by language code, in the order the shop states them; the first is the fallback."""

    texts: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.texts, "texts", "Enter the name in at least one language.")
        for locale, text in self.texts:
            checks.that(bool(text.strip()), locale, "required", "Enter the name in this language.")
        checks.done()

    @classmethod
    def of(cls, **texts: str) -> Localized:
        """Build from keywords: ``Localized.of(en="Paris", fr="Paris")``."""
        return cls(tuple(texts.items()))

    def get(self, locale: str) -> str:
        """The text in ``locale``, else in the first language stated."""
        return dict(self.texts).get(locale, self.texts[0][1])
