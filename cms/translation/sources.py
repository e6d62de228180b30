"""What is translated follows what is published: translators see at once which texts have changed."""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Page
from wagtail.signals import copy_for_translation_done, page_published
from wagtail_localize.models import Translation, TranslationSource

from cms.pages.models.base import HelpPage
from cms.translation.links import lead_home


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


def keep_links(sender: type, instance: Any, **options: Any) -> None:
    """Lead the links of a page about to be saved to its own language, where wagtail-localize makes the page."""
    if not issubclass(sender, HelpPage) or instance.alias_of_id or not _is_made(instance):
        return
    lead_home(instance)


def _is_made(page: Page) -> bool:
    made: bool = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    ).exists()
    return made


def connect() -> None:
    """Look at every page that is saved, published, or made for another language."""
    pre_save.connect(keep_links, dispatch_uid="translation_links")
    page_published.connect(follow, dispatch_uid="translation_sources")
    copy_for_translation_done.connect(begin_unconfirmed, dispatch_uid="translation_unconfirmed")
