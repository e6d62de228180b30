"""The index of terms in pages says what a reading of every page says, after every way in which a page changes."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from cms.pages.models import ContentPage, QuestionPage
from cms.pages.publishing import PublishedWhole
from cms.pages.statements import page_refs
from cms.shops.models import Shop
from cms.usage import keeping
from cms.usage.indexing import index_page
from cms.usage.models import TermUse
from cms.usage.uses import uses_of
from policies.terms import Kind
from tests.cms.pages.factories import (
    BRACES,
    LINK,
    Centre,
    ContentFactory,
    QuestionFactory,
    TopicFactory,
    open_centre,
)
from tests.cms.pages.shops import open_shop

pytestmark = pytest.mark.django_db
WINDOW, CUTOFF = "returns.window", "shipping.cutoff_time"
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def scanned() -> set[tuple[int, str, str]]:
    """Every page read as a whole: its number, a reference, and where it stands."""
    found: set[tuple[int, str, str]] = set()
    for page in Page.objects.specific():
        if not isinstance(page, PublishedWhole):
            continue
        standings: dict[str, Any] = {"draft": page.get_latest_revision_as_object()}
        if page.live:
            standings["live"] = page
        if planned := page.get_scheduled_revision_as_object():
            standings["scheduled"] = planned
        found |= {(page.pk, ref, name) for name, seen in standings.items() for ref in page_refs(seen)}
    return found


def indexed() -> set[tuple[int, str, str]]:
    found: set[tuple[int, str, str]] = set()
    for row in TermUse.objects.all():
        standings = {"live": row.in_live, "draft": row.in_draft, "scheduled": row.scheduled_for}
        found |= {(row.page_id, row.ref, name) for name, holds in standings.items() if holds}
    return found


@pytest.fixture
def care(shop_centre: Centre) -> ContentPage:
    """A published page that speaks of the return window in its summary and its body."""
    made: ContentPage = ContentFactory(
        parent=shop_centre.en,
        title="Care",
        summary=BRACES % WINDOW,
        body=[
            ("heading", BRACES % WINDOW),
            ("glance", {"title": "T", "rows": [{"ref": CUTOFF, "label": ""}]}),
        ],
    )
    made.save_revision().publish()
    return ContentPage.objects.get(pk=made.pk)


def save_a_draft(page: ContentPage) -> None:
    page.summary = BRACES % CUTOFF
    page.save_revision()


def publish_a_change(page: ContentPage) -> None:
    page.summary, page.body = BRACES % CUTOFF, []
    page.save_revision().publish()


def schedule_a_change(page: ContentPage) -> None:
    page.summary, page.go_live_at = BRACES % CUTOFF, datetime.now(UTC) + timedelta(days=1)
    page.save_revision().publish()


def schedule_an_older_revision(page: ContentPage) -> None:
    schedule_a_change(page)
    page.summary = f"{BRACES % CUTOFF} and {BRACES % 'shipping.handling_time'}"
    page.save_revision().publish()
    page.revisions.order_by("-pk")[1].publish()


def take_a_change_off_the_schedule(page: ContentPage) -> None:
    schedule_a_change(page)
    revision = ContentPage.objects.get(pk=page.pk).scheduled_revision
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])


def publish_by_schedule(page: ContentPage) -> None:
    schedule_a_change(page)
    with time_machine.travel(datetime.now(UTC) + timedelta(days=2), tick=False):
        call_command("publish_scheduled")


def take_down(page: ContentPage) -> None:
    page.unpublish()


def take_down_what_is_scheduled(page: ContentPage) -> None:
    schedule_a_change(page)
    ContentPage.objects.get(pk=page.pk).unpublish()


def delete(page: ContentPage) -> None:
    page.delete()


def copy(page: ContentPage) -> None:
    page.copy(update_attrs={"slug": "copy", "title": "Copy"}, keep_live=True)


def copy_as_an_alias(page: ContentPage) -> None:
    page.create_alias(update_slug="alias")
    publish_a_change(page)


def save_without_a_revision(page: ContentPage) -> None:
    page.summary = BRACES % CUTOFF
    page.save()


def move(page: ContentPage) -> None:
    below = ContentFactory(parent=page.get_parent(), title="Other")
    page.move(below, pos="last-child")


CHANGES = [
    save_a_draft,
    publish_a_change,
    schedule_a_change,
    schedule_an_older_revision,
    take_a_change_off_the_schedule,
    publish_by_schedule,
    take_down,
    take_down_what_is_scheduled,
    delete,
    copy,
    copy_as_an_alias,
    save_without_a_revision,
    move,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_index_follows(care: ContentPage, change: Callable[[ContentPage], None]) -> None:
    before = indexed()
    assert before == scanned() != set()

    change(care)

    assert indexed() == scanned()


def test_the_index_is_made_anew(care: ContentPage) -> None:
    save_a_draft(care)
    wanted = indexed()
    TermUse.objects.all().delete()
    TermUse.objects.create(page=care, ref="returns.gone", place="Summary", in_live=True)

    call_command("index_terms", verbosity=0)

    assert indexed() == wanted == scanned()


def test_a_use_says_where_it_stands(care: ContentPage) -> None:
    save_a_draft(care)

    uses = uses_of(shop=Shop.objects.get(), refs=[WINDOW])

    assert [(use.place, use.live, use.draft) for use in uses] == [
        ("Summary", True, False),
        ("Body: Heading 1", True, True),
    ]
    assert {(use.page_id, use.title, use.locale, use.scheduled_for) for use in uses} == {
        (care.pk, "Care", "en", None)
    }


def test_uses_are_of_one_kind_or_of_all(care: ContentPage) -> None:
    shop = Shop.objects.get()

    assert {use.ref for use in uses_of(shop=shop)} == {WINDOW, CUTOFF}
    assert {use.ref for use in uses_of(shop=shop, kind=Kind.SHIPPING)} == {CUTOFF}
    assert uses_of(shop=shop, refs=[]) == ()


def test_uses_are_of_one_shop(care: ContentPage) -> None:
    other = open_centre(hostname="alamara.localhost")
    second = open_shop(other.site, code="alamara")
    theirs = ContentFactory(parent=other.fr, summary=BRACES % WINDOW)

    assert {use.page_id for use in uses_of(shop=second)} == {theirs.pk}
    assert {use.page_id for use in uses_of(shop=Shop.objects.get(code="audrey-alexandre"))} == {care.pk}


def test_many_pages_cost_as_many_queries_as_one(shop_centre: Centre) -> None:
    shop = Shop.objects.get()
    topic = TopicFactory(parent=shop_centre.en)
    counts = []
    for pages in (1, 5):
        for _ in range(pages):
            QuestionFactory(parent=topic, answer=f"<p>{LINK % WINDOW}</p>")
        with CaptureQueriesContext(connection) as asked:
            uses = uses_of(shop=shop, kind=Kind.RETURNS)
        counts.append(len(asked))

    assert len(uses) == QuestionPage.objects.count() == 6
    assert counts[0] == counts[1] <= 2


def test_what_is_postponed_is_indexed_once_at_the_end(
    care: ContentPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    indexed_pages: list[int] = []

    def noting(page_id: int) -> None:
        indexed_pages.append(page_id)
        index_page(page_id)

    monkeypatch.setattr(keeping, "index_page", noting)
    before = indexed()
    with keeping.postponed(), keeping.postponed():
        care.summary, care.body = BRACES % CUTOFF, []
        care.save_revision().publish()
        assert indexed() == before

    assert indexed_pages == [care.pk]
    assert indexed() == scanned() != before

    care.summary = BRACES % WINDOW
    care.save_revision()
    assert indexed_pages[1:], "Afterwards pages are indexed at once again."
    assert indexed() == scanned()


@keeping.postponed()
def save_and_stop(page: ContentPage) -> None:
    page.save_revision()
    raise RuntimeError("stopped")


def test_what_fails_while_postponed_leaves_nothing(care: ContentPage) -> None:
    before = indexed()
    care.summary, care.body = BRACES % CUTOFF, []
    with pytest.raises(RuntimeError, match="stopped"):
        save_and_stop(care)

    assert indexed() == scanned() == before
    again = ContentPage.objects.get(pk=care.pk)
    again.summary, again.body = BRACES % CUTOFF, []
    again.save_revision()
    assert indexed() == scanned() != before
