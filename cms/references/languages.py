"""The languages in which values have words. A shop that speaks another one gets English until its words are written."""

from collections.abc import Mapping

LANGUAGES = ("en", "fr")
FALLBACK = "en"


def language_of(locale: str) -> str:
    """The language whose words serve ``locale``: ``fr`` for ``fr-CA``."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in LANGUAGES else FALLBACK


def text_for[T](texts: Mapping[str, T], locale: str) -> T:
    """The entry of ``texts`` for ``locale``."""
    return texts[language_of(locale)]
