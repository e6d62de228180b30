"""What keeps a translation from being published: it is published whole, as every page is."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail_localize.models import StringTranslation, Translation

from cms.pages.publishing import check_references

GONE = "The page translated here, or one that it links to, is gone. Stop the translation to edit this page freely."
LOCKED = "This page is locked: somebody has to unlock it before it is published."


def problems(translation: Translation, *, page: Any, user: Any, at: datetime) -> list[str]:
    """A sentence for each reason why the translation into ``page`` must not be published at ``at`` by ``user``."""
    if page.permissions_for_user(user).page_locked():
        return [LOCKED]
    return [*_wrong(translation), *_missing(translation)] or _refused(translation, at=at)


def _wrong(translation: Translation) -> Iterator[str]:
    """Texts in which something is not right: each with its sentence."""
    segments = translation.source.stringsegment_set.all()
    found: list[StringTranslation] = (
        segments.get_translations(translation.target_locale)
        .filter(has_error=True)
        .select_related("translation_of", "context")
    )
    for text in found:
        yield f"{_quoted(text.translation_of.data)}: {text.get_error() or 'translate it anew.'}"


def _missing(translation: Translation) -> Iterator[str]:
    segments = translation.source.stringsegment_set.order_by("order").select_related("string")
    missing = list(
        segments.annotate_translation(translation.target_locale, include_errors=True).filter(
            translation__isnull=True
        )
    )
    if missing:
        number = "One text is" if len(missing) == 1 else f"{len(missing)} texts are"
        yield f"{number} not translated yet, the first {_quoted(missing[0].string.data)}."


def _refused(translation: Translation, *, at: datetime) -> list[str]:
    try:
        page = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
        check_references(page, at=at)
    except ValidationError as error:
        return list(error.messages)
    except ObjectDoesNotExist:
        return [GONE]
    return []


def _quoted(html: str) -> str:
    return f"“{Truncator(strip_tags(html)).chars(60)}”"
