"""Keeping the index: every way in which a page's content or standing changes ends in one of these signals."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Revision, get_page_models
from wagtail.signals import page_unpublished

from cms.pages.publishing import PublishedWhole
from cms.pages.signals import publication_settled
from cms.usage.indexing import index_page


def keep() -> None:
    """Connect, once."""
    for model in get_page_models():
        if issubclass(model, PublishedWhole):
            post_save.connect(_page_saved, sender=model, dispatch_uid=f"usage saved {model.__name__}")
    for kept in (post_save, post_delete):
        kept.connect(_revision_changed, sender=Revision, dispatch_uid="usage revision")
    for settled in (page_unpublished, publication_settled):
        settled.connect(_page_settled, dispatch_uid="usage settled")


def _page_saved(sender: type[Page], instance: Page, *, raw: bool = False, **kwargs: Any) -> None:
    # Rows read from a fixture bring the index with them.
    if not raw:
        index_page(instance.pk)


def _page_settled(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    index_page(instance.pk)


def _revision_changed(
    sender: type[Revision], instance: Revision, *, raw: bool = False, **kwargs: Any
) -> None:
    pages = ContentType.objects.get_for_model(Page).pk
    if not raw and instance.base_content_type_id == pages:
        index_page(int(instance.object_id))
