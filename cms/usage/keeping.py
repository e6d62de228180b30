"""Keeping the index: every way in which a page's content or standing changes ends in one of these signals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.models import Page, Revision, get_page_models
from wagtail.signals import page_unpublished

from cms.pages.publishing import PublishedWhole
from cms.pages.signals import publication_settled
from cms.usage.indexing import index_page

# The pages that wait for the end of ``postponed``; None where pages are indexed at once.
_waiting: ContextVar[set[int] | None] = ContextVar("pages to index", default=None)


@contextmanager
def postponed() -> Iterator[None]:
    """Index each page that changes meanwhile once, at the end, in one transaction with what changed it.

    For those who write many pages, several saves each, and ask nothing of the index before they are done.
    """
    if _waiting.get() is not None:
        yield
        return
    with transaction.atomic():
        waiting: set[int] = set()
        token = _waiting.set(waiting)
        try:
            yield
        finally:
            _waiting.reset(token)
        for page_id in sorted(waiting):
            index_page(page_id)


def _changed(page_id: int) -> None:
    waiting = _waiting.get()
    if waiting is None:
        index_page(page_id)
    else:
        waiting.add(page_id)


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
        _changed(instance.pk)


def _page_settled(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    _changed(instance.pk)


def _revision_changed(
    sender: type[Revision], instance: Revision, *, raw: bool = False, **kwargs: Any
) -> None:
    pages = ContentType.objects.get_for_model(Page).pk
    if not raw and instance.base_content_type_id == pages:
        _changed(int(instance.object_id))
