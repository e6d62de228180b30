"""“Confirm today”: the date is published, and nothing else of a draft."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from cms.lint.confirming import ACTION, NotConfirmed, confirm
from cms.pages.models import QuestionPage, TopicPage
from tests.cms.lint.conftest import NOW
from tests.cms.pages.factories import QuestionFactory

TODAY = date(2026, 11, 22)


@pytest.fixture
def question(topic: TopicPage) -> QuestionPage:
    made: QuestionPage = QuestionFactory(parent=topic, title="May I?", answer="<p>Yes.</p>")
    return made


def fresh(page: QuestionPage) -> QuestionPage:
    return QuestionPage.objects.get(pk=page.pk)


def test_what_is_published_gets_the_date(question: QuestionPage, editor: AbstractUser) -> None:
    confirm(page_id=question.pk, user=editor, at=NOW)

    page = fresh(question)
    assert page.confirmed_on == TODAY
    assert not page.has_unpublished_changes
    assert page.get_latest_revision_as_object().confirmed_on == TODAY


def test_a_draft_keeps_what_it_says_and_stays_a_draft(question: QuestionPage, editor: AbstractUser) -> None:
    question.answer = "<p>No.</p>"
    question.save_revision()

    confirm(page_id=question.pk, user=editor, at=NOW)

    page = fresh(question)
    draft = page.get_latest_revision_as_object()
    assert (page.answer, page.confirmed_on, page.has_unpublished_changes) == ("<p>Yes.</p>", TODAY, True)
    assert (draft.answer, draft.confirmed_on) == ("<p>No.</p>", TODAY)


def test_a_page_that_was_never_published_stays_unpublished(
    question: QuestionPage, editor: AbstractUser
) -> None:
    question.unpublish()

    confirm(page_id=question.pk, user=editor, at=NOW)

    page = fresh(question)
    assert not page.live
    assert page.get_latest_revision_as_object().confirmed_on == TODAY


def test_the_day_is_the_shops(question: QuestionPage, editor: AbstractUser) -> None:
    confirm(page_id=question.pk, user=editor, at=NOW.replace(hour=23, minute=30))

    assert fresh(question).confirmed_on == TODAY + timedelta(days=1)


def test_who_confirmed_stands_in_the_history(question: QuestionPage, editor: AbstractUser) -> None:
    confirm(page_id=question.pk, user=editor, at=NOW)

    entry = PageLogEntry.objects.get(page=question.pk, action=ACTION)
    assert entry.user == editor
    assert entry.data["confirmed_on"] == "2026-11-22"
    assert not PageLogEntry.objects.filter(page=question.pk, action="wagtail.publish", user=editor).exists()


@pytest.mark.parametrize("state", ["locked", "scheduled"])
def test_a_page_that_waits_for_something_is_refused(
    question: QuestionPage, editor: AbstractUser, state: str
) -> None:
    if state == "locked":
        QuestionPage.objects.filter(pk=question.pk).update(locked=True, locked_by=editor)
    else:
        question.go_live_at = NOW + timedelta(days=3)
        question.save_revision(approved_go_live_at=question.go_live_at)

    with pytest.raises(NotConfirmed, match="End that first"):
        confirm(page_id=question.pk, user=editor, at=NOW)
    assert fresh(question).confirmed_on is None


def test_a_topic_has_no_date(topic: TopicPage, editor: AbstractUser) -> None:
    with pytest.raises(NotConfirmed):
        confirm(page_id=topic.pk, user=editor, at=NOW)


def test_the_desk_asks_then_notes(desk: Client, question: QuestionPage) -> None:
    url = reverse("lint_confirm", args=[question.pk])

    assert "Yes, it is right" in desk.get(url).content.decode()
    assert fresh(question).confirmed_on is None
    answer = desk.post(url, {"next": reverse("lint_report")})

    assert answer["Location"] == reverse("lint_report")
    assert fresh(question).confirmed_on == TODAY


def test_no_address_elsewhere_is_followed(desk: Client, question: QuestionPage) -> None:
    answer = desk.post(reverse("lint_confirm", args=[question.pk]), {"next": "https://elsewhere.example/"})

    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[question.pk])


def test_to_a_stranger_the_page_does_not_exist(stranger: Client, question: QuestionPage) -> None:
    url = reverse("lint_confirm", args=[question.pk])

    assert stranger.get(url).status_code == 404
    assert stranger.post(url).status_code == 404
    assert fresh(question).confirmed_on is None


def test_a_refusal_is_said(desk: Client, question: QuestionPage) -> None:
    QuestionPage.objects.filter(pk=question.pk).update(locked=True)

    answer: Any = desk.post(reverse("lint_confirm", args=[question.pk]), follow=True)

    assert "is locked. End that first" in answer.content.decode()
