"""Every way to publish what falls short of the law asks for a reason, of whoever may give it for that shop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from cms.attention.desk import Desk
from cms.attention.legal import legal_card
from cms.attention.overdue import overdue_card
from cms.legal.forms import REASON, SEEN
from cms.legal.models import LegalReason
from cms.legal.reasons import OVERRIDE
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_factory, shop_with_terms
from tests.cms.law import accept, answered, publish_accepted, reviewer_of
from tests.cms.review.people import address as review_of
from tests.cms.review.people import author_of, decision, submitted
from tests.cms.terms.form_posts import address, form_data, post
from tests.cms.terms.history.conftest import returns
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 4, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=10)
WHY = "Counsel agreed on 3 November, until the new texts are there."


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def shop() -> Shop:
    stated = audrey_alexandre()[1]
    return shop_with_terms(terms=[stated[kind] for kind in (Kind.SHIPPING, Kind.RETURNS, Kind.REFUNDS)])


def returns_of(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.select_related("shop").get(shop=shop)


def reasons_of(shop: Shop) -> dict[int, set[str]]:
    versions = TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS, number__gt=1)
    return {
        version.number: {kept.reason.text for kept in version.kept_reasons.all()} & {WHY}
        for version in versions
    }


def reason_page(shop: Shop) -> str:
    return reverse("legal_reason", args=["returns", returns_of(shop).pk])


def given(desk: Client, shop: Shop) -> Any:
    """Read what is outstanding, and write a reason for it."""
    seen = desk.get(reason_page(shop)).context["form"].initial[SEEN]
    return desk.post(reason_page(shop), {REASON: WHY, SEEN: seen})


def test_an_approval_waits_for_the_reason_and_keeps_it(client: Client, shop: Shop) -> None:
    state = submitted(shop, by=author_of(shop), length=10)
    client.force_login(editor_of(shop, actions=["view", "publish", OVERRIDE], username="rita"))

    waits = client.post(review_of(state), decision(state))
    assert (waits.status_code, waits["Location"]) == (302, reason_page(shop))
    assert reasons_of(shop) == {}

    assert given(client, shop).status_code == 302
    client.post(review_of(state), decision(state))
    assert reasons_of(shop) == {2: {WHY}}
    assert returns_of(shop).window_length == 10


def test_an_approver_without_the_permission_reads_whom_to_ask(client: Client, shop: Shop) -> None:
    state = submitted(shop, by=author_of(shop), length=10)
    lawyer = reviewer_of(shop)
    client.force_login(editor_of(shop, actions=["view", "publish"], username="rita"))

    said = client.post(review_of(state), decision(state), follow=True).content.decode()

    assert "Nothing was published." in said
    assert f"ask a legal reviewer ({lawyer.username})" in said
    assert reasons_of(shop) == {}


def test_a_legal_reviewer_who_may_not_publish_gives_the_reason_and_nothing_else(
    client: Client, shop: Shop
) -> None:
    row = returns_of(shop)
    row.window_length, row.effective_from = 10, None
    row.save_revision()
    client.force_login(editor_of(shop, actions=["view", OVERRIDE], username="lawyer"))

    assert given(client, shop).status_code == 302
    assert LegalReason.objects.filter(text=WHY, user__username="lawyer").exists()

    post(client, returns_of(shop), window_length=9)
    assert reasons_of(shop) == {}
    assert returns_of(shop).get_latest_revision_as_object().window_length == 10


def test_a_reviewer_of_another_shop_neither_reads_nor_writes(client: Client, shop: Shop) -> None:
    row = returns_of(shop)
    row.window_length, row.effective_from = 10, None
    row.save_revision()
    client.force_login(reviewer_of(shop_factory("alamara")))

    assert client.get(reason_page(shop)).status_code == 404
    assert client.post(reason_page(shop), {REASON: WHY, SEEN: "forged"}).status_code == 404
    assert not LegalReason.objects.filter(text=WHY).exists()


def test_an_old_version_that_is_restored_rests_on_the_reason_it_was_published_with(
    client: Client, shop: Shop
) -> None:
    publish_accepted(shop=shop, terms=returns(10))
    with time_machine.travel(NOW + timedelta(hours=1), tick=False):
        publish_accepted(shop=shop, terms=returns(30))
    editor = editor_of(shop)
    client.force_login(editor)
    with time_machine.travel(NOW + timedelta(hours=2), tick=False):
        client.force_login(editor)
        row = returns_of(shop)
        restore = reverse(row.snippet_viewset.get_url_name("version_restore"), args=[row.pk, 2])
        assert client.post(restore).status_code == 302
        post(client, returns_of(shop).get_latest_revision_as_object())

    second, fourth = TermsVersion.objects.filter(kind=Kind.RETURNS, number__in=[2, 4]).order_by("number")
    assert fourth.digest == second.digest
    assert [kept.reason_id for kept in fourth.kept_reasons.all()] == [
        kept.reason_id for kept in second.kept_reasons.all()
    ]


def created(desk: Client, shop: Shop, like: ReturnTerms) -> Any:
    changes = {"shop": shop.pk, "window_length": 10, "exceptions-count": 0, "effective_from": None}
    return desk.post(address("add", ReturnTerms), form_data(like, **changes) | {"action-publish": "yes"})


def test_the_first_terms_of_a_shop_wait_for_the_reason_too(client: Client, shop: Shop) -> None:
    new = shop_factory("new-house")
    client.force_login(reviewer_of(new))

    step = created(client, new, returns_of(shop))
    assert "The time to return is 10 days" in step.content.decode()
    assert not ReturnTerms.objects.filter(shop=new).exists()

    assert client.post(address("add", ReturnTerms), answered(step, reason=WHY)).status_code == 302
    version = TermsVersion.objects.get(shop=new)
    assert [kept.reason.text for kept in version.kept_reasons.all()] == [WHY]


def test_and_stay_a_draft_of_whoever_may_not_give_it(client: Client, shop: Shop) -> None:
    new = shop_factory("new-house")
    client.force_login(editor_of(new))

    said = client.get(created(client, new, returns_of(shop))["Location"]).content.decode()

    assert "Saved as a draft, but not published." in said
    assert ReturnTerms.objects.get(shop=new).live is False
    assert not TermsVersion.objects.filter(shop=new).exists()


def test_what_was_published_with_a_reason_is_no_longer_to_be_done(shop: Shop) -> None:
    editor, said = editor_of(shop), "The time to return is 10 days"
    row = returns_of(shop)
    row.window_length, row.effective_from = 10, None
    row.save_revision()
    before = [item.title for item in legal_card(Desk(editor, (shop,), NOW)).items]
    assert any(said in title for title in before)

    publish_accepted(shop=shop, terms=returns(10))

    after = legal_card(Desk(editor, (shop,), NOW)).items
    assert not any(said in item.title for item in after)
    assert not any(item.tone == "critical" and "Return terms" in item.note for item in after)


def test_refused_at_its_go_live_a_draft_is_told_on_home(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    editor, row = editor_of(shop), returns_of(shop)
    accept(row, window_length=10)
    row.window_length, row.effective_from, row.go_live_at = 10, None, LATER
    row.save_revision().publish()
    due = LATER + timedelta(minutes=1)
    assert not overdue_card(Desk(editor, (shop,), NOW)).items

    # Another release of the core may know one article more.
    monkeypatch.setattr("cms.legal.weighing.figures", lambda finding: '{"new": true}')
    with time_machine.travel(due, tick=False), pytest.raises(CommandError, match="fall short of the law"):
        call_command("publish_scheduled", verbosity=0)

    (item,) = overdue_card(Desk(editor, (shop,), due)).items
    assert item.title == "Return terms"
    assert item.note == "Planned for 14 November 2026, 10:00, Paris time"
    assert item.url == address("edit", row)
    assert reasons_of(shop) == {}
