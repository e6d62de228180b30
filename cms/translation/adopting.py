"""Takes a page that was written by hand as the translation of another, so that it is kept as one from then on."""

from collections import defaultdict
from typing import Any

from django.db import transaction
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments


@transaction.atomic
def adopt(source: Page, target: Page) -> Translation:
    """Begin the translation that makes ``target``, with the texts that it has. The page itself is left as it is.

    Texts are held against each other by their place. Where a place holds more in one language than in the other,
    nobody can tell which belongs to which: those are left to be translated.
    """
    record, _ = TranslationSource.get_or_create_from_instance(source)
    translation, _ = Translation.objects.get_or_create(source=record, target_locale=target.locale)
    said = _said(target.specific)
    for path, segments in _asked(record).items():
        texts = said.get(path, [])
        if len(texts) == len(segments):
            for segment, text in zip(segments, texts, strict=True):
                _keep(segment, text, translation)
    return translation


def _asked(source: TranslationSource) -> dict[str, list[StringSegment]]:
    asked = defaultdict(list)
    for segment in source.stringsegment_set.order_by("order").select_related("context", "string"):
        asked[segment.context.path].append(segment)
    return asked


def _said(page: Any) -> dict[str, list[str]]:
    said = defaultdict(list)
    for value in extract_segments(page):
        if isinstance(value, StringSegmentValue):
            said[value.path].append(value.string.data)
    return said


def _keep(segment: StringSegment, text: str, translation: Translation) -> None:
    StringTranslation.objects.get_or_create(
        translation_of=segment.string,
        locale=translation.target_locale,
        context=segment.context,
        defaults={"data": text, "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL},
    )
