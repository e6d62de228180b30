"""The route that takes a reader's word, and what becomes of the word when the answer changes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from cms.api import feedback
from cms.listening.listing import unhelpful_answers
from cms.listening.models import EmptySearch, Vote
from policies.durations import Window
from policies.terms import Kind, WithoutRecord
from tests.cms.api.conftest import BASE, NOW, Help, state
from tests.cms.factories import shop_factory
from tests.full_terms import RETURNS

NO = {"helpful": False, "reason": "unclear", "comment": "Which 14 days?"}


@pytest.fixture
def say(client: Client, help_center: Help) -> Any:
    """Post a body about the question, or about another page."""

    def post(body: Any, *, page: int | None = None, shop: str = "full", **more: Any) -> Any:
        address = f"{BASE}{shop}/pages/{page or help_center.question.pk}/feedback/"
        content = body if isinstance(body, str) else json.dumps(body)
        return client.post(address, content, **{"content_type": "application/json"} | more)

    return post


def problem(response: Any) -> tuple[int, str]:
    assert response["Content-Type"] == "application/problem+json"
    return response.status_code, response.json()["type"].removeprefix("urn:plainterms:problem:")


def test_a_word_is_kept_without_the_person(say: Any, help_center: Help) -> None:
    response = say(NO | {"comment": "Write to anna@client.example"})

    assert (response.status_code, response.content) == (204, b"")
    vote = Vote.objects.get()
    assert (vote.page, vote.language, vote.day) == (help_center.question, "en", NOW.date())
    assert (vote.helpful, vote.reason, vote.comment) == (False, "unclear", "Write to …")
    assert {field.name for field in Vote._meta.fields} == {
        "id", "shop", "page", "language", "edition", "day", "helpful", "reason", "comment",
    }  # fmt: skip


def test_who_was_helped_gives_no_reason_and_who_gives_none_has_another(say: Any) -> None:
    say({"helpful": True, "reason": "unclear", "comment": "x"})
    say({"helpful": False})

    found = Vote.objects.order_by("pk").values_list("helpful", "reason", "comment")
    assert list(found) == [(True, "", ""), (False, "other", "")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{", (400, "parse-error")),
        ("[]", (400, "invalid-body")),
        ({}, (400, "invalid-field")),
        ({"helpful": "yes"}, (400, "invalid-field")),
        ({"helpful": False, "reason": "because"}, (400, "invalid-field")),
        ({"helpful": False, "reason": 3}, (400, "invalid-field")),
        ({"helpful": False, "comment": "x" * 501}, (400, "invalid-field")),
        ({"helpful": True, "email": "a@b.example"}, (400, "unknown-field")),
        ({"helpful": True, "comment": "x" * 9_000}, (413, "too-large")),
    ],
)
def test_another_body_is_refused_with_a_sentence(say: Any, body: Any, expected: tuple[int, str]) -> None:
    assert problem(say(body)) == expected
    assert not Vote.objects.exists()


def test_a_form_of_another_site_cannot_be_json(say: Any) -> None:
    assert problem(say('{"helpful": true}', content_type="text/plain")) == (415, "unsupported-media-type")


def test_only_a_published_question_of_the_shop_takes_votes(say: Any, help_center: Help) -> None:
    shop_factory("elsewhere")
    assert problem(say(NO, shop="elsewhere")) == (404, "unknown-question")
    assert problem(say(NO, shop="nowhere")) == (404, "unknown-shop")
    assert problem(say(NO, page=help_center.policy.pk)) == (404, "unknown-question")
    help_center.question.unpublish()
    assert problem(say(NO)) == (404, "unknown-question")
    assert not Vote.objects.exists()


def test_nothing_is_read_there(client: Client, help_center: Help) -> None:
    response = client.get(f"{BASE}full/pages/{help_center.question.pk}/feedback/")

    assert problem(response) == (405, "method-not-allowed")
    assert response["Allow"] == "POST"


def test_a_machine_that_fills_in_everything_learns_nothing(say: Any) -> None:
    assert say(NO | {"website": "https://buy.example"}).status_code == 204
    assert not Vote.objects.exists()


def test_more_than_readers_write_is_put_off(
    say: Any, help_center: Help, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feedback.OnePage, "rate", "2/hour")
    other = help_center.topic.get_children().exclude(pk=help_center.question.pk).get()
    assert [say(NO).status_code for _ in range(2)] == [204, 204]

    refused = say(NO)

    assert problem(refused) == (429, "too-many")
    assert 0 < int(refused["Retry-After"]) <= 3_600
    assert say(NO, page=other.pk).status_code == 204
    with time_machine.travel(NOW + timedelta(hours=1, seconds=1)):
        assert say(NO).status_code == 204


def worst(help_center: Help) -> list[tuple[str, int, int]]:
    found = unhelpful_answers(Vote.objects.all(), shops=[help_center.shop], at=NOW)
    return [(one.title, one.unhelpful, one.total) for one in found]


def test_votes_count_until_the_answer_says_something_else(say: Any, help_center: Help) -> None:
    question = help_center.question
    for body in (NO, NO, {"helpful": True}):
        say(body)
    assert worst(help_center) == [(question.title, 2, 3)]

    question.answer = "<p>Yes, it is.</p>"
    question.save_revision().publish()
    assert worst(help_center) == []
    say(NO)
    assert worst(help_center) == [(question.title, 1, 1)]


def test_a_term_that_the_answer_states_starts_it_anew_and_no_other(say: Any, help_center: Help) -> None:
    say(NO)
    state(help_center.shop, Kind.RETURNS, replace(RETURNS, window=Window(length=30)), since=NOW, number=2)
    assert worst(help_center) == []
    say(NO)
    other = replace(RETURNS, window=Window(length=30), without_record=WithoutRecord.REFUSED)
    assert other != RETURNS
    state(help_center.shop, Kind.RETURNS, other, since=NOW, number=3)
    assert worst(help_center) == [(help_center.question.title, 1, 1)]


def test_what_readers_left_is_forgotten_in_time(
    say: Any, help_center: Help, capsys: pytest.CaptureFixture[str]
) -> None:
    say(NO)
    EmptySearch.objects.create(shop=help_center.shop, language="en", term="elephant", day=NOW.date())

    def left(days: int) -> tuple[int, int, int]:
        with time_machine.travel(NOW + timedelta(days=days)):
            call_command("purge_listening")
        votes = Vote.objects.all()
        return EmptySearch.objects.count(), votes.exclude(comment="").count(), votes.count()

    assert left(90) == (1, 1, 1)
    assert left(91) == (0, 0, 1)
    assert left(365) == (0, 0, 1)
    assert left(366) == (0, 0, 0)
    assert "Forgotten: 1 searches, 1 sentences, 0 votes." in capsys.readouterr().out
