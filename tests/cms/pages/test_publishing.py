"""A page whose references its shop cannot answer is not published, whichever way it is tried."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from wagtail.models import Page, PageLogEntry

from cms.pages.models import ContentPage, QuestionPage
from cms.pages.reference_checks import NO_SHOP
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


def test_what_became_unknown_since_is_not_published_by_the_schedule(care: ContentPage) -> None:
    with time_machine.travel(NOW, tick=False):
        care.title, care.go_live_at = "{{ returns.window }} to go", NOW + timedelta(hours=1)
        revision = care.save_revision()
        revision.publish()
    revision.content["title"] = UNKNOWN  # as if the shop had stopped stating the term
    revision.save()

    with time_machine.travel(NOW + timedelta(hours=2), tick=False), pytest.raises(ValidationError):
        call_command("publish_scheduled")

    assert published(care) == (True, "Returns")


def test_the_schedule_publishes_what_is_known(care: ContentPage) -> None:
    with time_machine.travel(NOW, tick=False):
        care.title, care.go_live_at = KNOWN, NOW + timedelta(hours=1)
        care.save_revision().publish()
    assert published(care) == (True, "Returns")

    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        call_command("publish_scheduled")

    assert published(care) == (True, KNOWN)


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
