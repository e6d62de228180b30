"""The report on what readers missed, and dealing with a search: by shop, and by nobody else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.listening.models import EmptySearch, Vote
from cms.listening.votes import record_vote
from cms.pages.models import QuestionPage
from cms.pages.permissions import grant_page_permissions
from tests.cms.api.conftest import NOW, Help
from tests.cms.factories import editor_of, shop_factory

SEARCHES, ANSWERS = "listening_searches", "listening_answers"


@pytest.fixture
def search(help_center: Help) -> EmptySearch:
    """Asked on two days."""
    day = NOW.date()
    common: dict[str, Any] = {"shop": help_center.shop, "language": "en", "term": "gift wrapping"}
    EmptySearch.objects.create(day=day - timedelta(days=1), count=4, **common)
    return EmptySearch.objects.create(day=day, count=2, **common)


@pytest.fixture
def desk(client: Client, help_center: Help) -> Client:
    """The browser of someone who edits the shop's pages and terms."""
    user = editor_of(help_center.shop)
    grant_page_permissions(user.groups.get(), help_center.shop.site.root_page)
    client.force_login(user)
    return client


def settle(desk: Client, search: EmptySearch, **posted: Any) -> Any:
    return desk.post(reverse("listening_settle", args=[search.pk]), posted)


def test_days_are_summed_and_narrowed(desk: Client, search: EmptySearch, help_center: Help) -> None:
    old = NOW.date() - timedelta(days=40)
    EmptySearch.objects.create(shop=help_center.shop, language="fr", term="gravure", day=old, count=3)

    rows = desk.get(reverse(SEARCHES)).context["object_list"]
    assert [(row["term"], row["count"]) for row in rows] == [("gift wrapping", 6)]
    rows = desk.get(reverse(SEARCHES), {"days": "90", "language": "fr"}).context["object_list"]
    assert [(row["term"], row["count"]) for row in rows] == [("gravure", 3)]


def test_both_halves_can_be_taken_away(desk: Client, search: EmptySearch, help_center: Help) -> None:
    record_vote(shop=help_center.shop, page=help_center.question, helpful=False, reason="unclear", at=NOW)

    def exported(name: str) -> str:
        return b"".join(desk.get(reverse(name), {"export": "csv"}).streaming_content).decode()  # type: ignore[attr-defined]

    assert "gift wrapping,6,2026-11-22,Full & Co,en" in exported(SEARCHES)
    assert "1,1,100,Unclear 1,Full & Co,en" in exported(ANSWERS)


def test_an_answer_is_begun_with_the_readers_words(
    desk: Client, search: EmptySearch, help_center: Help
) -> None:
    form = desk.get(reverse("listening_settle", args=[search.pk])).content.decode()
    assert 'value="Gift wrapping"' in form

    response = settle(desk, search, way="write", title="Do you wrap gifts?", topic=help_center.topic.pk)

    draft = QuestionPage.objects.get(title="Do you wrap gifts?")
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert (draft.live, draft.get_parent().pk) == (False, help_center.topic.pk)
    assert not EmptySearch.objects.filter(settled_at=None).exists()
    assert set(EmptySearch.objects.values_list("answered_by", flat=True)) == {draft.pk}


@pytest.mark.parametrize(("way", "is_named"), [("link", True), ("leave", False)])
def test_a_search_is_off_the_list_until_readers_come_back(
    desk: Client, search: EmptySearch, help_center: Help, way: str, is_named: bool
) -> None:
    settle(desk, search, way=way, answer=help_center.question.pk)

    search.refresh_from_db()
    assert search.settled_at == NOW
    assert (search.answered_by_id == help_center.question.pk) is is_named
    assert list(desk.get(reverse(SEARCHES), {"dealt": "no"}).context["object_list"]) == []


@pytest.mark.parametrize(
    ("posted", "field"),
    [
        ({"way": "write", "title": "", "topic": ""}, "title"),
        ({"way": "write", "title": "Wrapped?", "topic": ""}, "topic"),
        ({"way": "link"}, "answer"),
        ({}, "way"),
    ],
)
def test_what_a_way_needs_is_asked_for_at_its_field(
    desk: Client, search: EmptySearch, posted: dict[str, str], field: str
) -> None:
    pages = Page.objects.count()

    response = settle(desk, search, **posted)

    assert field in response.context["form"].errors
    assert Page.objects.count() == pages
    assert EmptySearch.objects.filter(settled_at=None).count() == 2


def test_who_may_add_no_page_is_told_so(client: Client, search: EmptySearch, help_center: Help) -> None:
    client.force_login(editor_of(help_center.shop, username="terms-only"))

    response = settle(client, search, way="write", title="Wrapped?", topic=help_center.topic.pk)

    assert "You may not add a question" in str(response.context["form"].errors)
    assert EmptySearch.objects.filter(settled_at=None).count() == 2


def test_nothing_of_another_shop_is_reached(client: Client, search: EmptySearch, help_center: Help) -> None:
    vote = record_vote(shop=help_center.shop, page=help_center.question, helpful=False, at=NOW)
    client.force_login(editor_of(shop_factory("elsewhere")))

    for name in (SEARCHES, ANSWERS):
        assert list(client.get(reverse(name), {"shop": help_center.shop.pk}).context["object_list"]) == []
    assert client.get(reverse("listening_settle", args=[search.pk])).status_code == 404
    assert settle(client, search, way="leave").status_code == 404
    assert client.get(reverse("listening_answer", args=[vote.page_id])).status_code == 404
    assert EmptySearch.objects.filter(settled_at=None).count() == 2


def test_a_page_of_another_shop_answers_nothing_here(desk: Client, search: EmptySearch) -> None:
    assert "answer" in settle(desk, search, way="link", answer=1).context["form"].errors


def test_whoever_works_for_no_shop_finds_no_report(client: Client, help_center: Help) -> None:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Permission

    stranger = get_user_model().objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)

    assert client.get(reverse(SEARCHES)).status_code == 404
    assert client.get(reverse(ANSWERS)).status_code == 404


def test_what_readers_wrote_of_the_present_answer(desk: Client, help_center: Help) -> None:
    page = help_center.question
    record_vote(
        shop=help_center.shop,
        page=page,
        helpful=False,
        reason="unclear",
        comment="<b>Which</b> days?",
        at=NOW,
    )
    Vote.objects.create(
        shop=help_center.shop, page=page, language="en", edition="old", day=NOW.date(), helpful=False,
        reason="other", comment="of long ago",
    )  # fmt: skip

    shown = desk.get(reverse("listening_answer", args=[page.pk])).content.decode()

    assert "1 of 1" in shown
    assert "&lt;b&gt;Which&lt;/b&gt; days?" in shown
    assert "of long ago" not in shown
