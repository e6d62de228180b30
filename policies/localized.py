"""A short name in each of the shop's languages."""

from __future__ import annotations

from dataclasses import dataclass

from policies.checks import Checks


@dataclass(frozen=True, slots=True)
class Localized:
    """Texts by language code.

    They are kept in the order of their codes, whatever order they came in: a JSON object has no order that a
    database would keep, and one name has one digest. The first is the fallback.
    """

    texts: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        checks = Checks()
        checks.filled(self.texts, "texts", "Enter the name in at least one language.")
        checks.unique((locale for locale, _ in self.texts), "texts", "language")
        for locale, text in self.texts:
            checks.that(bool(locale.strip()), "texts", "invalid", "Enter a language code such as en.")
            checks.that(bool(text.strip()), locale, "required", "Enter the name in this language.")
        checks.done()
        object.__setattr__(self, "texts", tuple(sorted(self.texts)))

    @classmethod
    def of(cls, **texts: str) -> Localized:
        """Build from keywords: ``Localized.of(en="Paris", fr="Paris")``."""
        return cls(tuple(texts.items()))

    def get(self, locale: str) -> str:
        """The text in ``locale``, else in the first language."""
        return dict(self.texts).get(locale, self.texts[0][1])
