"""Writing the index: what a page says on the site, in its latest draft, and in what is scheduled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from cms.pages.publishing import PublishedWhole, place_in_words
from cms.pages.statements import page_statements
from cms.usage.models import TermUse

type Rows = dict[tuple[str, str], dict[str, Any]]


def index_page(page_id: int) -> None:
    """Write what the page refers to, as the database has it now; nothing where it is gone or no page of ours."""
    with transaction.atomic():
        # One writer at a time, or two would each leave rows of their own.
        held = Page.objects.select_for_update(no_key=True).filter(pk=page_id).first()
        model = held.specific_class if held else None
        if model is None or not issubclass(model, PublishedWhole):
            return
        page = model.objects.filter(pk=page_id).first()
        if page is None:  # being deleted: its own row is gone already
            return
        TermUse.objects.filter(page_id=page_id).delete()
        TermUse.objects.bulk_create(
            TermUse(page_id=page_id, ref=ref, place=place, **seen)
            for (ref, place), seen in _rows(page).items()
        )


def index_all() -> int:
    """Write the whole index anew, page by page; how many pages were read."""
    TermUse.objects.exclude(page__in=Page.objects.all()).delete()
    numbers = list(Page.objects.order_by("pk").values_list("pk", flat=True))
    for number in numbers:
        index_page(number)
    return len(numbers)


def _rows(page: Any) -> Rows:
    rows: Rows = {}
    if page.live:
        _note(rows, page, in_live=True)
    _note(rows, page.get_latest_revision_as_object(), in_draft=True)
    for moment, planned in _planned(page):
        _note(rows, planned, scheduled_for=moment)
    return rows


def _planned(page: Any) -> Iterator[tuple[datetime, Any]]:
    revisions: Any = Revision.page_revisions.filter(
        object_id=str(page.pk), approved_go_live_at__isnull=False
    ).order_by("-approved_go_live_at")
    for revision in revisions:
        yield revision.approved_go_live_at, revision.as_object()


def _note(rows: Rows, page: Any, **seen: Any) -> None:
    for statement in page_statements(page):
        for mention in statement.mentions:
            rows.setdefault((mention.ref, place_in_words(page, statement.place)), {}).update(seen)
