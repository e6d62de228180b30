"""Some of the demo's pages, kept as translations: what was written in both languages, held against each other."""

from collections.abc import Mapping
from types import MappingProxyType
from uuid import UUID

from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.demo.tree import page_key
from cms.translation.adopting import adopt

# English pages and their French ones; of the last, the source has been added to since.
TRANSLATED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "audrey-alexandre": ("how-long-to-return", "check-parcel", "refund-when", "how-to-return"),
        "alamara": ("time-limit", "need-receipt", "refund-when", "refund-how"),
    }
)
WAITING = 2


def load_translations(*, shop: str) -> int:
    """Begin the translations that are missing. Returns how many there were."""
    *whole, changed = TRANSLATED[shop]
    begun = [key for key in whole if _begun(page_key(shop, key), waiting=0)]
    begun += [changed] if _begun(page_key(shop, changed), waiting=WAITING) else []
    return len(begun)


def _begun(key: UUID, *, waiting: int) -> bool:
    pages = {page.locale.language_code: page for page in _pages(key)}
    if not {"en", "fr"} <= set(pages) or Translation.objects.filter(source__object_id=key).exists():
        return False
    translation = adopt(pages["en"], pages["fr"])
    _leave(translation, waiting)
    return True


def _pages(key: UUID) -> list[Page]:
    return list(Page.objects.filter(translation_key=key).select_related("locale"))


def _leave(translation: Translation, number: int) -> None:
    """Leave the last texts of a translation waiting, as those are that a source has got since."""
    segments = translation.source.stringsegment_set.order_by("-order")[:number]
    for segment in segments:
        StringTranslation.objects.filter(
            translation_of=segment.string_id, context=segment.context_id, locale=translation.target_locale
        ).delete()
