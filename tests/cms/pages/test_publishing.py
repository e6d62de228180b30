"""A page whose references its shop cannot answer is not published, whichever way it is tried."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from wagtail.models import Page, PageLogEntry, Revision

from cms.pages.models import ContentPage, QuestionPage
from cms.pages.reference_checks import NO_SHOP
from cms.shops.models import Shop
from cms.terms.models import CancellationTerms
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
from tests.full_terms import CANCELLATION

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
KNOWN, UNKNOWN = BRACES % "returns.window", BRACES % "returns.windw"


@pytest.fixture
def care(shop_centre: Centre) -> ContentPage:
    created = ContentFactory(parent=shop_centre.en, title="Returns", slug="returns")
    created.save_revision().publish()
    return ContentPage.objects.get()


def published(care: ContentPage) -> tuple[bool, str]:
    stored = ContentPage.objects.get(pk=care.pk)
    return stored.live, stored.title


def test_known_references_are_published(care: ContentPage) -> None:
    care.title = f"Within {KNOWN}"
    care.summary = BRACES % "shipping.cutoff_time"
    care.save_revision().publish()

    assert published(care) == (True, f"Within {KNOWN}")


def test_an_unknown_reference_is_not(care: ContentPage) -> None:
    care.title = UNKNOWN
    revision = care.save_revision()
    entries = PageLogEntry.objects.count()

    with pytest.raises(ValidationError) as refused:
        revision.publish()

    (sentence,) = refused.value.message_dict["title"]
    assert "returns.windw" in sentence
    assert published(care) == (True, "Returns")
    assert PageLogEntry.objects.count() == entries


def test_a_draft_keeps_an_unknown_reference(care: ContentPage) -> None:
    care.title = UNKNOWN
    care.save_revision()

    assert ContentPage.objects.get().get_latest_revision_as_object().title == UNKNOWN


def test_malformed_braces_are_not_published(care: ContentPage) -> None:
    care.summary = "Within {{ returns.window }"

    with pytest.raises(ValidationError) as refused:
        care.save_revision().publish()

    assert list(refused.value.message_dict) == ["summary"]


def test_every_problem_is_told_with_its_place(care: ContentPage) -> None:
    care.title = UNKNOWN
    care.body = [
        ("heading", "Fine"),
        ("steps", {"title": "", "items": [{"title": "One", "text": ""}, {"title": UNKNOWN, "text": ""}]}),
        ("glance", {"title": "Terms", "rows": [{"ref": "returns.windw", "label": ""}]}),
    ]

    with pytest.raises(ValidationError) as refused:
        care.save_revision(clean=False).publish()

    told = refused.value.message_dict
    assert list(told) == ["title", "body"]
    assert told["body"][0].startswith("Steps 2, Steps, Step 2, What to do: ")
    assert told["body"][1].startswith("Terms at a glance 3, Terms, Term 1, Term: ")


def test_a_page_saved_live_is_checked(shop_centre: Centre) -> None:
    with pytest.raises(ValidationError):
        ContentFactory(parent=shop_centre.en, summary=UNKNOWN)

    assert not ContentPage.objects.exists()


def test_a_page_saved_as_a_draft_is_not(shop_centre: Centre) -> None:
    ContentFactory(parent=shop_centre.en, summary=UNKNOWN, live=False)

    assert ContentPage.objects.get().summary == UNKNOWN


def test_scheduling_is_refused(care: ContentPage) -> None:
    care.title, care.go_live_at = UNKNOWN, datetime.now(UTC) + timedelta(days=1)
    revision = care.save_revision()

    with pytest.raises(ValidationError):
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def schedule(page: ContentPage, title: str) -> Revision:
    """Schedule a title for an hour after NOW, and return its revision."""
    with time_machine.travel(NOW, tick=False):
        page.title, page.go_live_at = title, NOW + timedelta(hours=1)
        revision = page.save_revision()
        revision.publish()
    return revision


def test_the_schedule_publishes_what_is_known(care: ContentPage) -> None:
    schedule(care, KNOWN)
    assert published(care) == (True, "Returns")

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")

    assert published(care) == (True, KNOWN)


def test_one_refused_page_does_not_stop_the_schedule(shop_centre: Centre, care: ContentPage) -> None:
    fine = ContentFactory(parent=shop_centre.en, title="Care")
    fine.save_revision().publish()
    refused = schedule(care, KNOWN)
    schedule(ContentPage.objects.get(pk=fine.pk), f"Care, {KNOWN}")
    refused.content["title"] = UNKNOWN  # as if the shop had stopped stating the term since
    refused.save()

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        with pytest.raises(CommandError, match=r"no longer scheduled:\n.*returns\.windw"):
            call_command("publish_scheduled")
        call_command("publish_scheduled")  # nothing is left to refuse

    assert published(care) == (True, "Returns")
    assert published(fine) == (True, f"Care, {KNOWN}")
    refused.refresh_from_db()
    assert refused.approved_go_live_at is None
    assert PageLogEntry.objects.filter(page=care.pk, action="wagtail.schedule.cancel").exists()


def test_a_dry_run_publishes_nothing(care: ContentPage) -> None:
    schedule(care, KNOWN)

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        call_command("publish_scheduled", dryrun=True, stdout=StringIO())

    assert published(care) == (True, "Returns")


def test_a_page_is_held_against_the_terms_of_its_day(shop_centre: Centre, care: ContentPage) -> None:
    shop = Shop.objects.get()
    coming = CancellationTerms.from_core(
        CANCELLATION, shop=shop, effective_from=datetime.now(UTC) + timedelta(days=7)
    )
    coming.save()
    coming.save_revision().publish(skip_permission_checks=True)
    care.title = BRACES % "cancellation.minutes"
    with pytest.raises(ValidationError, match="is not in force yet"):
        care.save_revision().publish()

    care.go_live_at = datetime.now(UTC) + timedelta(days=8)
    revision = care.save_revision()
    revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at == care.go_live_at


def test_another_shops_terms_are_not_this_shops(care: ContentPage) -> None:
    bare = open_centre(hostname="alamara.localhost")
    open_shop(bare.site, code="alamara", states=False)

    with pytest.raises(ValidationError) as refused:
        ContentFactory(parent=bare.en, summary=KNOWN)

    assert "does not state “returns.window”" in refused.value.message_dict["summary"][0]


def test_a_site_without_a_shop_has_no_terms(db: None) -> None:
    centre = open_centre()

    with pytest.raises(ValidationError) as refused:
        ContentFactory(parent=centre.en, summary=KNOWN)

    assert refused.value.message_dict == {"summary": [NO_SHOP]}


def test_a_site_without_a_shop_publishes_plain_pages(db: None) -> None:
    centre = open_centre()
    ContentFactory(parent=centre.en, summary="No terms here.")

    assert ContentPage.objects.get().live


def test_a_copy_is_published_under_the_rules_of_its_place(care: ContentPage) -> None:
    care.title = KNOWN
    care.save_revision().publish()
    bare = open_centre(hostname="alamara.localhost")

    with pytest.raises(ValidationError):
        ContentPage.objects.get().copy(to=bare.en, keep_live=True)

    assert ContentPage.objects.count() == 1


def test_a_page_whose_term_has_gone_can_be_taken_down(care: ContentPage) -> None:
    ContentPage.objects.update(summary=UNKNOWN)

    ContentPage.objects.get().unpublish()

    assert ContentPage.objects.get().live is False


def test_rich_text_is_checked(shop_centre: Centre) -> None:
    topic = TopicFactory(parent=shop_centre.en)
    QuestionFactory(parent=topic, answer=f"<p>{LINK % 'returns.window'}</p>")

    with pytest.raises(ValidationError):
        QuestionFactory(parent=topic, answer=f"<p>{LINK % 'returns.windw'}</p>")

    assert QuestionPage.objects.count() == 1
    assert Page.objects.filter(live=True).type(QuestionPage).count() == 1
