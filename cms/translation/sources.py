"""What is translated follows what is published: translators see at once which texts have changed."""

from typing import Any

from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published
from wagtail_localize.models import TranslationSource


def follow(instance: Page, **options: Any) -> None:
    """Take the texts of a published page anew, where pages are translated from it."""
    sources = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale=instance.locale_id, translations__enabled=True
    )
    for source in sources.distinct():
        source.update_from_db()


def begin_unconfirmed(target_obj: Any, **options: Any) -> None:
    """Take the day of confirmation off a page just made for another language: nobody has read it there."""
    if getattr(target_obj, "confirmed_on", None):
        target_obj.confirmed_on = None
        type(target_obj).objects.filter(pk=target_obj.pk).update(confirmed_on=None)


def connect() -> None:
    """Look at every page that is published, and at every page made for another language."""
    page_published.connect(follow, dispatch_uid="translation_sources")
    copy_for_translation_done.connect(begin_unconfirmed, dispatch_uid="translation_unconfirmed")
