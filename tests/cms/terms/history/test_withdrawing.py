"""A coming version is withdrawn by publishing what governs before it with the same start."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.shops.models import Shop
from cms.terms.history.errors import Busy, NothingToWithdraw
from cms.terms.history.timeline import Standing, entries_of
from cms.terms.history.withdrawing import NEVER_STARTS, NOTHING_BEFORE, SAYS_THE_SAME, STARTED, withdraw
from cms.terms.models import PaymentTerms, ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_factory
from tests.cms.law import publish_accepted
from tests.cms.terms.history.conftest import NEW_YEAR, NOW, returns
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning")


def by_hand(row: ReturnTerms, user: Any, number: int = 3) -> TermsVersion:
    return withdraw(terms=row, number=number, reason="Too early.", at=timezone.now(), user=user)


def address(row: ReturnTerms, number: int) -> str:
    return reverse(row.snippet_viewset.get_url_name("version_withdraw"), args=[row.pk, number])


@pytest.fixture
def coming(shop: Shop) -> int:
    """The number of the version that comes."""
    return int(TermsVersion.objects.get(shop=shop, kind=Kind.RETURNS, effective_from=NEW_YEAR).number)


def standings(shop: Shop) -> list[Standing]:
    return [entry.standing for entry in entries_of(shop=shop, kind=Kind.RETURNS, at=timezone.now())]


def test_what_governs_goes_on_and_the_record_says_so(
    shop: Shop, row: ReturnTerms, editor: AbstractUser, coming: int
) -> None:
    recorded = by_hand(row, editor, coming)

    assert (recorded.number, recorded.effective_from) == (coming + 1, NEW_YEAR)
    assert recorded.terms == TermsVersion.objects.get(shop=shop, kind=Kind.RETURNS, number=1).terms
    assert (recorded.user, recorded.note) == (editor, f"Withdraws version {coming}: Too early.")
    assert standings(shop) == [Standing.IN_FORCE, Standing.WITHDRAWN, Standing.COMING]
    with time_machine.travel(NEW_YEAR, tick=False):
        governing = TermsVersion.objects.governing(shop=shop, kind=Kind.RETURNS, at=NEW_YEAR)
        assert governing.terms.window.length == 14


def test_a_draft_that_is_being_written_stays_the_draft(
    row: ReturnTerms, editor: AbstractUser, coming: int
) -> None:
    row.window_length, row.note = 21, "Not done yet"
    row.save_revision(user=editor)

    by_hand(row, editor, coming)

    row = ReturnTerms.objects.get(pk=row.pk)
    assert row.has_unpublished_changes
    draft = row.get_latest_revision_as_object()
    assert (draft.window_length, draft.note) == (21, "Not done yet")
    assert row.window_length == 14


def test_only_what_is_coming_can_be_withdrawn(
    shop: Shop, row: ReturnTerms, editor: AbstractUser, coming: int
) -> None:
    with pytest.raises(NothingToWithdraw, match=STARTED):
        by_hand(row, editor, 1)
    by_hand(row, editor, coming)
    with pytest.raises(NothingToWithdraw, match=NEVER_STARTS):
        by_hand(row, editor, coming)
    with pytest.raises(NothingToWithdraw, match=SAYS_THE_SAME):
        by_hand(row, editor, coming + 1)
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count() == coming + 1


def test_the_first_terms_of_a_kind_have_nothing_before_them(db: None) -> None:
    shop = shop_factory()
    first = publish_accepted(shop=shop, terms=audrey_alexandre()[1][Kind.PAYMENT], effective_from=NEW_YEAR)
    assert first
    row = PaymentTerms.objects.get(shop=shop)
    with pytest.raises(NothingToWithdraw, match=NOTHING_BEFORE):
        withdraw(terms=row, number=1, reason="No.", at=NOW, user=None)


def test_a_version_between_two_others_gives_way_to_the_one_before_it(
    shop: Shop, row: ReturnTerms, editor: AbstractUser, coming: int
) -> None:
    later = NEW_YEAR + timedelta(days=90)
    publish_accepted(shop=shop, terms=returns(60), effective_from=later)

    assert by_hand(row, editor, coming + 1).terms == returns(30)
    assert standings(shop)[1] is Standing.COMING


def test_a_schedule_is_not_cancelled_in_silence(row: ReturnTerms, editor: AbstractUser, coming: int) -> None:
    row.window_length, row.effective_from = 21, None
    row.go_live_at = NOW + timedelta(days=3)
    row.save_revision(user=editor).publish(user=editor)

    with pytest.raises(Busy, match="scheduled to be published on 25 November 2026, 10:00, Paris time"):
        by_hand(row, editor, coming)
    assert ReturnTerms.objects.get(pk=row.pk).scheduled_revision


def test_it_takes_the_right_to_publish(shop: Shop, row: ReturnTerms, client: Client, coming: int) -> None:
    writer = editor_of(shop, actions=["add", "change", "view"], username="writer")
    with pytest.raises(PermissionDenied):
        by_hand(row, writer, coming)
    client.force_login(writer)
    for response in (client.get(address(row, coming)), client.post(address(row, coming), {"reason": "Mine"})):
        assert response.status_code == 302
        assert response.url == reverse("wagtailadmin_home")
    assert standings(shop) == [Standing.IN_FORCE, Standing.COMING]


def test_it_asks_first_and_wants_a_reason(desk: Client, shop: Shop, row: ReturnTerms, coming: int) -> None:
    asked = desk.get(address(row, coming)).content.decode()
    assert "1 January 2027, 00:00, Paris time" in asked
    assert "30 days" in asked
    assert len(standings(shop)) == 2

    refused = desk.post(address(row, coming), {"reason": " "})
    assert refused.status_code == 422
    assert "Say why." in refused.content.decode()
    assert len(standings(shop)) == 2

    done = desk.post(address(row, coming), {"reason": "Too early."}, follow=True).content.decode()
    assert f"Version {coming} is withdrawn." in done
    assert "Withdrawn before it started" in done


def test_what_cannot_be_withdrawn_says_why(desk: Client, row: ReturnTerms) -> None:
    said = desk.get(address(row, 1), follow=True).content.decode()
    assert STARTED in said
    assert desk.get(address(row, 99)).status_code == 404


def test_a_start_that_passes_meanwhile_is_refused_as_a_whole(
    shop: Shop, desk: Client, editor: AbstractUser, row: ReturnTerms, coming: int
) -> None:
    with time_machine.travel(NEW_YEAR, tick=False):
        desk.force_login(editor)
        said = desk.post(address(row, coming), {"reason": "Too late."}, follow=True).content.decode()
    assert STARTED in said
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count() == coming
