"""Tokens of drafts: what they open, for how long, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from wagtail_headless_preview.models import PagePreview

from cms.pages.models import ContentPage
from cms.preview.documents import draft_page
from cms.preview.tokens import PreviewExpired, PreviewUnknown, issue_token, lifetime, purge, read_token
from tests.cms.pages.factories import Centre, ContentFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def draft(centre: Centre) -> ContentPage:
    page = ContentFactory(parent=centre.en, title="Care guide")
    page.title = "Care of leather"
    return page


def test_a_token_opens_the_draft_as_it_stood(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token
    draft.title = "Changed since"

    found = draft_page(token, at=NOW)

    assert isinstance(found, ContentPage)
    assert (found.pk, found.title) == (draft.pk, "Care of leather")
    assert ContentPage.objects.get().title == "Care guide"


def test_two_drafts_of_one_page_in_one_second_stay_apart(draft: ContentPage) -> None:
    first = issue_token(page=draft, at=NOW).token
    draft.title = "Another editor's"
    second = issue_token(page=draft, at=NOW).token

    assert draft_page(first, at=NOW).title == "Care of leather"
    assert draft_page(second, at=NOW).title == "Another editor's"


def test_a_token_says_nothing_of_the_page(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token

    assert "id=" not in token
    assert len(token) <= 255


def test_a_token_lives_for_its_time(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token

    assert read_token(token, at=NOW + lifetime()).token == token
    with pytest.raises(PreviewExpired, match=r"has expired\. Open it again from the editor"):
        read_token(token, at=NOW + lifetime() + timedelta(seconds=1))


def test_an_expired_token_stays_expired_after_its_draft_is_gone(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token
    PagePreview.objects.all().delete()

    with pytest.raises(PreviewExpired):
        draft_page(token, at=NOW + timedelta(days=30))


def test_a_token_whose_draft_is_gone_opens_nothing(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token
    PagePreview.objects.all().delete()

    with pytest.raises(PreviewUnknown):
        draft_page(token, at=NOW)


@pytest.mark.parametrize("forged", ["", "x", "a:b:c", "é:1:2", "a" * 5000, "\0:1:x"])
def test_a_forged_token_opens_nothing(forged: str) -> None:
    with pytest.raises(PreviewUnknown):
        read_token(forged, at=NOW)


def test_an_altered_token_opens_nothing(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token
    value, _, signature = token.split(":")

    for altered in (f"{value}:zzzzzz:{signature}", "A" + token, token[:-1]):
        with pytest.raises(PreviewUnknown):
            read_token(altered, at=NOW)


def test_a_token_of_the_package_opens_nothing(draft: ContentPage) -> None:
    with time_machine.travel(NOW, tick=False):
        token = ContentPage.get_preview_signer().sign(f"id={draft.pk}")
    draft.update_page_preview(token)

    with pytest.raises(PreviewUnknown):
        read_token(token, at=NOW)


def test_a_draft_of_a_deleted_page_still_opens(draft: ContentPage) -> None:
    token = issue_token(page=draft, at=NOW).token
    ContentPage.objects.get().delete()

    assert draft_page(token, at=NOW).title == "Care of leather"


def test_old_drafts_are_purged_and_fresh_ones_kept(draft: ContentPage) -> None:
    with time_machine.travel(NOW - timedelta(days=4), tick=False):
        issue_token(page=draft, at=NOW - timedelta(days=4))
    with time_machine.travel(NOW, tick=False):
        fresh = issue_token(page=draft, at=NOW)

    assert list(PagePreview.objects.all()) == [fresh]
    assert purge(at=NOW + timedelta(minutes=30)) == 0


def test_no_draft_is_purged_while_its_token_lives(draft: ContentPage) -> None:
    midnight = datetime(2026, 11, 22, 0, 0, 1, tzinfo=UTC)
    with time_machine.travel(midnight - timedelta(minutes=30), tick=False):
        token = issue_token(page=draft, at=midnight - timedelta(minutes=30)).token

    purge(at=midnight)

    assert read_token(token, at=midnight).token == token


def test_the_command_purges(draft: ContentPage, capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel(NOW - timedelta(days=9), tick=False):
        issue_token(page=draft, at=NOW - timedelta(days=9))

    with time_machine.travel(NOW, tick=False):
        call_command("purge_previews")

    assert capsys.readouterr().out == "Deleted 1 expired preview.\n"
    assert not PagePreview.objects.exists()
