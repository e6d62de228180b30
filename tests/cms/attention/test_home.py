"""The desk's first screen: what needs attention in the user's own shops, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Revision, Site

from cms.attention.coming import coming_changes
from cms.attention.desk import Desk
from cms.attention.drift import drift_card
from cms.attention.legal import legal_card
from cms.attention.pages import stale_card
from cms.attention.translations import translation_card
from cms.impact.models import ImpactReading, ImpactRun, State
from cms.listening.models import EmptySearch, Vote
from cms.listening.votes import record_vote
from cms.pages.models import QuestionPage
from cms.pages.permissions import grant_page_permissions
from cms.shops.models import Shop
from cms.terms.publishing import publish_terms
from policies.terms import Kind, ReturnTerms
from tests.cms.attention.conftest import NOW, question_of, shop_at
from tests.cms.factories import editor_of, shop_factory, terms_of

HOME = "/admin/"


def home(desk: Client, **query: str) -> str:
    response = desk.get(HOME, query)
    assert response.status_code == 200
    return response.content.decode()


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def days(shop: Shop, length: int) -> ReturnTerms:
    stated: Any = terms_of(shop, Kind.RETURNS)
    core: ReturnTerms = stated.to_core()
    assert core.window is not None
    return replace(core, window=replace(core.window, length=length))


def schedule(shop: Shop, terms: ReturnTerms, moment: datetime) -> Revision:
    """Have ``terms`` published by themselves at ``moment``."""
    row: Any = terms_of(shop, Kind.RETURNS)
    row.take_core(terms)
    row.effective_from, row.go_live_at = None, moment
    revision: Revision = row.save_revision()
    revision.publish()
    return revision


def searched(shop: Shop, term: str, count: int = 1, *, ago: int = 1, **more: Any) -> EmptySearch:
    day = NOW.date() - timedelta(days=ago)
    return EmptySearch.objects.create(shop=shop, language="en", term=term, day=day, count=count, **more)


def voted(shop: Shop, *, no: int, yes: int = 0) -> None:
    page = question_of(shop)
    for number in range(no + yes):
        record_vote(
            shop=shop, page=page, helpful=number < yes, reason="unclear" if number >= yes else "", at=NOW
        )


def test_a_coming_version_is_drawn_and_told_in_the_readers_words(desk: Client, shop: Shop) -> None:
    start = NOW + timedelta(days=9)
    publish_terms(shop=shop, terms=days(shop, 30), effective_from=start)

    page = home(desk)

    told = words(page)
    assert "1 December 2026, 10:00, Paris time Return terms" in told
    assert "Return window: 14 days → becomes 30 days" in told
    assert page.count('class="attention__mark"') == 1
    row = terms_of(shop, Kind.RETURNS)
    assert reverse(row.snippet_viewset.get_url_name("versions"), args=[row.pk]) in page  # type: ignore[attr-defined]


def test_a_version_that_changes_nothing_is_no_change(desk: Client, shop: Shop) -> None:
    publish_terms(shop=shop, terms=days(shop, 30), effective_from=NOW + timedelta(days=9))
    publish_terms(shop=shop, terms=days(shop, 14), effective_from=NOW + timedelta(days=9))

    assert "Coming changes" not in home(desk)


def test_of_two_versions_that_start_together_the_later_recorded_is_told(desk: Client, shop: Shop) -> None:
    for length in (30, 45):
        publish_terms(shop=shop, terms=days(shop, length), effective_from=NOW + timedelta(days=9))

    page = home(desk)

    assert "Return window: 14 days → becomes 45 days" in words(page)
    assert page.count('class="attention__mark"') == 1


def test_a_scheduled_draft_is_compared_with_what_governs_when_it_starts(
    desk: Client, shop: Shop, editor: Any
) -> None:
    publish_terms(shop=shop, terms=days(shop, 30), effective_from=NOW + timedelta(days=2))
    schedule(shop, days(shop, 45), NOW + timedelta(days=3))
    assert "Return window: 30 days → becomes 45 days" in words(home(desk))

    # It will change nothing, for it says what governs by then.
    schedule(shop, days(shop, 30), NOW + timedelta(days=3))
    assert [one.is_draft for one in coming_changes(Desk(editor, (shop,), NOW))] == [False]


def test_a_scheduled_draft_that_cannot_be_published_says_so(desk: Client, shop: Shop) -> None:
    revision = schedule(shop, days(shop, 45), NOW + timedelta(days=3))
    revision.content = revision.content | {"window_length": -1}
    revision.save()

    told = words(home(desk))

    assert "scheduled draft It cannot be published as it stands." in told
    assert "45 days" not in told


def test_what_is_scheduled_is_coming_too(desk: Client, shop: Shop, question: QuestionPage) -> None:
    schedule(shop, days(shop, 30), NOW + timedelta(days=3))
    question.title = "How long have I?"
    question.go_live_at = NOW + timedelta(days=5)
    question.save_revision().publish()

    told = words(home(desk))

    assert "25 November 2026, 10:00, Paris time Return terms scheduled draft Return window: 14 days" in told
    assert "27 November 2026, 10:00, Paris time “How long have I?” scheduled draft" in told


def test_searches_and_answers_come_with_a_way_to_mend_them(desk: Client, shop: Shop) -> None:
    wrapping = searched(shop, "gift wrapping", 7)
    searched(shop, "old", 9, ago=31)
    searched(shop, "dealt with", 9, settled_at=NOW)
    voted(shop, no=3, yes=2)

    page = home(desk)

    told = words(page)
    assert "gift wrapping 7 times, en" in told
    assert reverse("listening_settle", args=[wrapping.pk]) in page
    assert "dealt with" not in told
    assert "How long do I have? 3 of 5 not helped. Unclear 3" in told


def test_two_voices_or_a_small_share_are_no_alarm(desk: Client, shop: Shop) -> None:
    voted(shop, no=2)
    assert "not helped" not in words(home(desk))
    Vote.objects.all().delete()
    voted(shop, no=3, yes=8)
    assert "not helped" not in words(home(desk))


def test_trials_under_way_and_unread_are_told_until_they_are_read(
    desk: Client, shop: Shop, editor: Any
) -> None:
    common = {
        "shop": shop, "kind": Kind.RETURNS, "payload": "{}", "basis": "b", "days": 30,
        "created_at": NOW - timedelta(minutes=5),
    }  # fmt: skip
    ImpactRun.objects.create(digest="1", state=State.RUNNING, heard_at=NOW, total=10, done=5, **common)
    done = ImpactRun.objects.create(
        digest="2", state=State.DONE, heard_at=NOW, total=1200, losing=31, **common
    )
    ImpactRun.objects.create(digest="3", state=State.RUNNING, heard_at=NOW - timedelta(hours=1), **common)

    told = words(home(desk))
    assert "Under way. 22 November 2026" in told
    assert "1,200 orders: worse for 31, not read yet" in told
    assert "Trials on orders 2 " in told

    ImpactReading.objects.create(run=done, user=editor, read_at=NOW)
    assert "worse for 31" not in words(home(desk))


def test_the_law_is_asked_of_what_governs_and_of_drafts(shop: Shop, editor: Any) -> None:
    def found() -> list[str]:
        return [
            f"{item.tone}: {item.title} {item.note}" for item in legal_card(Desk(editor, (shop,), NOW)).items
        ]

    before = found()
    assert not [line for line in before if "in the draft" in line]
    row: Any = terms_of(shop, Kind.RETURNS)
    row.take_core(days(shop, 5))
    row.save_revision()

    added = [line for line in found() if line not in before]
    assert added
    assert all("in the draft" in line and line.startswith(("critical", "warning")) for line in added)
    assert any("5 days" in line for line in added)
    assert found() == [*found()]


def test_pages_to_confirm_and_to_translate(shop: Shop, editor: Any, question: QuestionPage) -> None:
    def told(card: Any) -> list[tuple[str, str]]:
        return [(item.title, item.note) for item in card(Desk(editor, (shop,), NOW)).items]

    assert (told(stale_card), told(translation_card)) == ([], [])
    question.confirmed_on = NOW.date() - timedelta(days=500)
    question.save_revision().publish()
    shop.other_languages = ["fr"]
    shop.save()

    assert told(stale_card) == [("How long do I have?", "Last on 10 July 2025")]
    assert ("How long do I have?", "Not in French yet") in told(translation_card)


def test_nothing_of_another_shop_is_shown_nor_can_be_asked_for(desk: Client, shop: Shop, other: Shop) -> None:
    publish_terms(shop=other, terms=days(other, 30), effective_from=NOW + timedelta(days=9))
    searched(other, "their secret", 9)
    voted(other, no=5)

    for query in ({}, {"shop": other.code}, {"shop": "nowhere"}):
        page = words(home(desk, **query))
        assert "their secret" not in page
        assert "not helped" not in page
        assert "Coming changes" not in page
        assert other.name not in page


def test_several_shops_can_be_looked_at_one_by_one(client: Client, shop: Shop, other: Shop) -> None:
    client.force_login(get_user_model().objects.create_superuser("chief"))
    searched(shop, "gift wrapping")
    searched(other, "alterations")

    assert all(term in home(client) for term in ("gift wrapping", "alterations"))
    one = home(client, shop=other.code)
    assert "alterations" in one
    assert "gift wrapping" not in one
    assert f'href="?shop={other.code}#attention" aria-current="true"' in one


def test_whoever_works_for_no_shop_sees_wagtails_own_home(client: Client, shop: Shop) -> None:
    from django.contrib.auth.models import Permission

    stranger = get_user_model().objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(stranger)

    assert "What needs attention" not in home(client)


def test_a_shop_that_states_nothing_yet_is_quiet(client: Client, db: None) -> None:
    shop_factory("new-house")
    client.force_login(get_user_model().objects.create_superuser("chief"))

    assert "All quiet." in words(home(client))


def test_the_number_of_queries_does_not_grow(client: Client, shop: Shop) -> None:
    """Neither with shops and what waits in them, nor where nothing is kept in the cache yet."""
    client.force_login(get_user_model().objects.create_superuser("chief"))

    def fill(one: Shop) -> None:
        publish_terms(shop=one, terms=days(one, 30), effective_from=NOW + timedelta(days=9))
        shipping: Any = terms_of(one, Kind.SHIPPING)
        shipping.note = "draft"
        shipping.save_revision()
        schedule(one, days(one, 45), NOW + timedelta(days=3))
        searched(one, f"words of {one.code}")
        voted(one, no=3)
        question = question_of(one)
        question.go_live_at = NOW + timedelta(days=5)
        question.save_revision().publish()

    def asked() -> Counter[str]:
        with CaptureQueriesContext(connection) as queries:
            home(client)
        return Counter(query["sql"].split(" WHERE ")[0][:200] for query in queries)

    def cold_and_warm() -> list[Counter[str]]:
        home(client)
        cache.clear()
        # Wagtail's own look at each site, which it keeps for an hour.
        Site.get_site_root_paths()
        return [asked(), asked()]

    fill(shop)
    before = cold_and_warm()
    for number in range(3):
        fill(shop_at(f"more-{number}.localhost", f"more-{number}"))

    for now, then in zip(cold_and_warm(), before, strict=True):
        assert not now - then


def test_figures_of_prose_are_told_to_those_who_edit_the_pages(
    client: Client, shop: Shop, other: Shop
) -> None:
    for one in (shop, other):
        question = question_of(one)
        question.answer = "<p>You have 12 days to return it.</p>"
        question.save_revision().publish()
    of_terms = editor_of(shop, username="terms-only")
    grant_page_permissions(of_terms.groups.get(), other.site.root_page)
    shops = (shop, other)

    told = drift_card(Desk(of_terms, shops, NOW))

    assert {item.shop for item in told.items} == {other.name}
    assert told.total > 0
    chief = get_user_model().objects.create_superuser("chief")
    assert {item.shop for item in drift_card(Desk(chief, shops, NOW)).items} == {shop.name, other.name}
