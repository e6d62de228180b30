"""The panel, the check while writing, the warning at publishing and the report; and who sees what."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms.pages.models import QuestionPage, TopicPage
from tests.cms.pages.factories import QuestionFactory, question_form, rich

BAD = "<p>You may return it within 30 days.</p>"


@pytest.fixture
def question(topic: TopicPage) -> QuestionPage:
    made: QuestionPage = QuestionFactory(
        parent=topic, title="May I?", answer=BAD, confirmed_on=date(2026, 11, 1)
    )
    return made


def text(response: Any) -> str:
    content: str = response.content.decode()
    return content


def test_the_panel_shows_what_is_found_in_the_saved_draft(desk: Client, question: QuestionPage) -> None:
    question.answer = "<p>Return it within 45 days.</p>"
    question.save_revision()

    page = text(desk.get(reverse("wagtailadmin_pages:edit", args=[question.pk])))

    assert "Check the prose" in page
    assert "<mark>45 days</mark>" in page
    assert "1 thing to look at, 1 of them against the terms." in page


def test_the_form_is_checked_as_it_is_written_and_not_saved(desk: Client, question: QuestionPage) -> None:
    form = question_form(answer=rich("<p>Order before 3 p.m.</p>"), title="", confirmed_on="2026-11-01")

    answer = desk.post(reverse("lint_check", args=[question.pk]), form).json()

    assert (answer["count"], answer["sentence"]) == (1, "1 thing to look at, 1 of them against the terms.")
    assert "<mark>3 p.m.</mark>" in answer["html"]
    assert "shipping.cutoff_time" in answer["html"]
    assert QuestionPage.objects.get(pk=question.pk).answer == BAD
    assert question.revisions.count() == 0


def test_blocks_of_the_form_are_checked_too(desk: Client, question: QuestionPage) -> None:
    form = question_form(
        answer=rich("<p>Yes.</p>"),
        confirmed_on="2026-11-01",
        body=[("prose", rich("<p>Return it within 9 days.</p>"))],
    )

    answer = desk.post(reverse("lint_check", args=[question.pk]), form).json()

    assert "<mark>9 days</mark>" in answer["html"]
    assert 'data-lint-path="body.' in answer["html"]


def test_markup_in_prose_stays_text(desk: Client, question: QuestionPage) -> None:
    form = question_form(answer=rich("<p>Return &lt;script&gt; within 30 days.</p>"))

    assert "<script>" not in desk.post(reverse("lint_check", args=[question.pk]), form).json()["html"]


@pytest.mark.parametrize("page", ["question", "unknown", "root"])
def test_a_stranger_checks_nothing(stranger: Client, question: QuestionPage, page: str) -> None:
    number = {"question": question.pk, "unknown": 10**9, "root": 1}[page]

    assert stranger.post(reverse("lint_check", args=[number]), question_form()).status_code == 404


def test_a_check_needs_a_post_and_a_token(desk: Client, question: QuestionPage, editor: Any) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)

    assert desk.get(reverse("lint_check", args=[question.pk])).status_code == 405
    assert strict.post(reverse("lint_check", args=[question.pk]), question_form()).status_code == 403


def test_publishing_against_the_terms_is_done_and_warned_of(desk: Client, question: QuestionPage) -> None:
    form = question_form(answer=rich(BAD), slug=question.slug) | {"action-publish": "1"}

    page = desk.post(reverse("wagtailadmin_pages:edit", args=[question.pk]), form, follow=True)

    assert "says otherwise than the shop’s terms: “30 days”" in text(page)
    assert QuestionPage.objects.get(pk=question.pk).title == "May I send it back?"


def test_publishing_what_agrees_is_not_warned_of(desk: Client, question: QuestionPage) -> None:
    form = question_form(slug=question.slug) | {"action-publish": "1"}

    page = desk.post(reverse("wagtailadmin_pages:edit", args=[question.pk]), form, follow=True)

    assert "says otherwise" not in text(page)


def test_the_report_leads_to_the_field(desk: Client, question: QuestionPage) -> None:
    page = text(desk.get(reverse("lint_report")))

    address = reverse("wagtailadmin_pages:edit", args=[question.pk])
    assert f'href="{address}#:w:contentpath=answer"' in page
    assert "<mark>30 days</mark>" in page


def test_a_stranger_reads_nothing_of_it(stranger: Client, question: QuestionPage) -> None:
    page = text(stranger.get(reverse("lint_report")))

    assert "May I?" not in page
    assert "Nothing was found" in page
    assert "Audrey Alexandre" not in page


def test_nobody_reads_it_without_signing_in(client: Client, question: QuestionPage) -> None:
    assert "/login/" in client.get(reverse("lint_report"))["Location"]
    assert "/login/" in client.post(reverse("lint_check", args=[question.pk]))["Location"]


def test_the_report_is_filtered(desk: Client, question: QuestionPage) -> None:
    def listed(**chosen: str) -> bool:
        return "<mark>30 days</mark>" in text(desk.get(reverse("lint_report_results"), chosen))

    assert listed(drift="contradicts", locale="en", shop="audrey-alexandre")
    assert not listed(drift="stale")
    assert not listed(locale="fr")


def test_a_filter_offers_no_other_shop(desk: Client, stranger: Client, question: QuestionPage) -> None:
    page = text(desk.get(reverse("lint_report")))

    assert 'value="audrey-alexandre"' in page
    assert 'value="elsewhere"' not in page


def test_the_report_is_exported(desk: Client, question: QuestionPage) -> None:
    answer = desk.get(reverse("lint_report"), {"export": "csv"})

    lines = b"".join(answer.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Finding,Shop,Language,Page,Where,Text,Why,Suggestion"
    assert "You may return it within 30 days." in lines[1]
    assert "Refer to returns.window instead." in lines[1]


def test_pages_are_confirmed_from_the_report(desk: Client, question: QuestionPage) -> None:
    QuestionPage.objects.filter(pk=question.pk).update(confirmed_on=None)

    assert reverse("lint_confirm", args=[question.pk]) in text(desk.get(reverse("lint_report")))


def test_queries_of_the_report_do_not_grow(desk: Client, question: QuestionPage, topic: TopicPage) -> None:
    def queries() -> int:
        desk.get(reverse("lint_report"))
        with CaptureQueriesContext(connection) as captured:
            desk.get(reverse("lint_report"))
        return len(captured)

    few = queries()
    for number in range(10):
        QuestionFactory(parent=topic, answer=BAD, slug=f"more-{number}")

    assert queries() == few


def test_a_new_page_has_nothing_to_check_yet(desk: Client, topic: TopicPage) -> None:
    page = desk.get(reverse("wagtailadmin_pages:add", args=["pages", "questionpage", topic.pk]))

    assert "data-lint-panel" not in text(page)


def test_the_answer_is_not_kept_by_browsers(desk: Client, question: QuestionPage) -> None:
    answer = desk.post(reverse("lint_check", args=[question.pk]), question_form())

    assert "no-store" in answer["Cache-Control"]
    assert json.loads(answer.content)["sentence"]
