"""Every way to publish terms records one version, or none and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from cms.shops.models import Shop
from cms.terms import recording
from cms.terms.books import book_for, in_force
from cms.terms.errors import NeverWithdrawn
from cms.terms.models import ReturnTerms, TermsVersion
from cms.terms.signals import terms_published
from policies.durations import Window
from policies.errors import Backdated, InvalidTerms, NotInForce
from policies.terms import Kind
from policies.terms import ReturnTerms as CoreReturns
from tests.cms.factories import LONG_AGO, editor_of, shop_factory, shop_with_terms
from tests.cms.law import publish_accepted
from tests.reference_terms import audrey_alexandre

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def returns(days: int) -> CoreReturns:
    terms = audrey_alexandre()[1][Kind.RETURNS]
    assert isinstance(terms, CoreReturns)
    assert terms.window is not None
    return replace(terms, window=replace(terms.window, length=days))


def days_at(shop: Shop, at: datetime) -> int:
    window = in_force(shop.code, at).returns.window
    assert isinstance(window, Window)
    return window.length


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms(terms=[returns(14)])


@pytest.fixture
def row(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.get(shop=shop)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def state(row: ReturnTerms, days: int, **values: Any) -> ReturnTerms:
    row.take_core(returns(days))
    row.effective_from = None
    for name, value in values.items():
        setattr(row, name, value)
    return row


def versions() -> int:
    return TermsVersion.objects.count()


def test_a_draft_governs_nothing(shop: Shop, row: ReturnTerms) -> None:
    state(row, 30).save_revision()

    assert versions() == 1
    assert days_at(shop, datetime.now(UTC)) == 14


def test_publishing_a_revision_records_one_version(shop: Shop, row: ReturnTerms, clock: Any) -> None:
    user = editor_of(shop)
    state(row, 30, note="Christmas", source="The shop’s e-mail").save_revision(user=user).publish(user=user)

    version = TermsVersion.objects.get(number=2)
    assert (version.effective_from, version.recorded_at) == (NOON, NOON)
    assert (version.user, version.note, version.source) == (user, "Christmas", "The shop’s e-mail")
    assert version.terms == returns(30)
    assert (days_at(shop, NOON), days_at(shop, NOON - timedelta(microseconds=1))) == (30, 14)


def test_two_publications_at_one_instant_are_two_versions(shop: Shop, row: ReturnTerms) -> None:
    with time_machine.travel(NOON, tick=False):
        for days in (20, 30):
            publish_accepted(shop=shop, terms=returns(days))

    assert days_at(shop, NOON) == 30
    assert TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count() == 3


def test_a_later_start_governs_from_then(shop: Shop, clock: Any) -> None:
    publish_accepted(shop=shop, terms=returns(30), effective_from=NOON + HOUR)

    assert days_at(shop, NOON) == 14
    assert days_at(shop, NOON + HOUR) == 30


def test_publishing_again_supersedes_what_was_coming(shop: Shop, clock: Any) -> None:
    publish_accepted(shop=shop, terms=returns(30), effective_from=NOON + HOUR)
    clock.shift(60)
    publish_accepted(shop=shop, terms=returns(21), effective_from=NOON + HOUR)

    assert days_at(shop, NOON + HOUR) == 21
    assert [v.number for v in book_for(shop.code).history(Kind.RETURNS).versions] == [1, 2, 3]


@pytest.mark.parametrize("start", [None, NOON + HOUR])
def test_publishing_the_same_again_records_nothing(shop: Shop, clock: Any, start: datetime | None) -> None:
    first = publish_accepted(shop=shop, terms=returns(30), effective_from=start)
    clock.shift(60)
    second = publish_accepted(shop=shop, terms=returns(30), effective_from=start)

    assert first is not None
    assert second is None
    assert versions() == 2


def test_what_governs_now_can_be_kept_over_what_was_coming(shop: Shop, clock: Any) -> None:
    publish_accepted(shop=shop, terms=returns(30), effective_from=NOON + HOUR)
    clock.shift(60)
    publish_accepted(shop=shop, terms=returns(14), effective_from=NOON + HOUR)

    assert days_at(shop, NOON + HOUR) == 14


def test_the_first_version_may_start_in_the_past(clock: Any) -> None:
    shop = shop_with_terms(terms=[returns(14)], since=LONG_AGO)

    assert days_at(shop, LONG_AGO) == 14
    with pytest.raises(NotInForce):
        in_force(shop.code, LONG_AGO - HOUR)


def test_no_later_version_may(shop: Shop, row: ReturnTerms, clock: Any) -> None:
    revision = state(row, 30, effective_from=NOON - timedelta(seconds=1)).save_revision()

    with pytest.raises(Backdated), transaction.atomic():
        revision.publish()

    row.refresh_from_db()
    assert row.window_length == 14
    assert versions() == 1


def test_impossible_terms_are_not_published(shop: Shop, row: ReturnTerms) -> None:
    row.window_length = 99_999
    revision = row.save_revision()

    with pytest.raises(InvalidTerms), transaction.atomic():
        revision.publish()

    row.refresh_from_db()
    assert row.window_length == 14
    assert versions() == 1


def test_when_recording_fails_nothing_is_published(
    shop: Shop, row: ReturnTerms, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: TermsVersion, *args: Any, **kwargs: Any) -> None:
        raise OSError("the disk is full")

    revision = state(row, 30).save_revision()
    with monkeypatch.context() as patched:
        patched.setattr(recording.TermsVersion, "save", fail)
        with pytest.raises(OSError, match="disk"), transaction.atomic():
            revision.publish()

    row.refresh_from_db()
    assert (row.window_length, row.live_revision_id == revision.pk) == (14, False)
    assert versions() == 1


def test_a_scheduled_revision_is_recorded_when_it_goes_live(shop: Shop, row: ReturnTerms, clock: Any) -> None:
    state(row, 30, go_live_at=NOON + HOUR).save_revision().publish()
    assert versions() == 1

    clock.move_to(NOON + HOUR + timedelta(minutes=5))
    call_command("publish_scheduled")

    version = TermsVersion.objects.get(number=2)
    assert version.effective_from == NOON + HOUR + timedelta(minutes=5)
    assert days_at(shop, NOON + HOUR) == 14


def test_a_scheduled_revision_may_start_later_still(shop: Shop, row: ReturnTerms, clock: Any) -> None:
    state(row, 30, go_live_at=NOON + HOUR, effective_from=NOON + 2 * HOUR).save_revision().publish()
    clock.move_to(NOON + HOUR + timedelta(minutes=5))
    call_command("publish_scheduled")

    assert days_at(shop, NOON + HOUR + timedelta(minutes=6)) == 14
    assert days_at(shop, NOON + 2 * HOUR) == 30


def test_terms_cannot_be_scheduled_after_their_own_start(shop: Shop, row: ReturnTerms, clock: Any) -> None:
    revision = state(row, 30, go_live_at=NOON + 2 * HOUR, effective_from=NOON + HOUR).save_revision()

    with pytest.raises(Backdated), transaction.atomic():
        revision.publish()

    revision.refresh_from_db()
    assert revision.approved_go_live_at is None


def test_a_start_that_passed_before_the_scheduler_came_is_refused(
    shop: Shop, row: ReturnTerms, clock: Any
) -> None:
    state(row, 30, go_live_at=NOON + HOUR, effective_from=NOON + 2 * HOUR).save_revision().publish()
    clock.move_to(NOON + 3 * HOUR)

    with pytest.raises(CommandError, match="cannot take effect in the past"):
        call_command("publish_scheduled")

    assert versions() == 1


def test_approval_in_a_workflow_records_one_version(shop: Shop, row: ReturnTerms) -> None:
    user = editor_of(shop)
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(user.groups.get())
    workflow = Workflow.objects.create(name="Terms")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state(row, 30).save_revision(user=user)
    started = workflow.start(row, user)

    started.current_task_state.approve(user=user)

    assert versions() == 2
    assert days_at(shop, datetime.now(UTC)) == 30


def test_a_stranger_cannot_publish_from_code_either(shop: Shop, row: ReturnTerms) -> None:
    stranger = editor_of(shop_factory("alamara"))
    revision = state(row, 30).save_revision()

    with pytest.raises(PermissionDenied):
        revision.publish(user=stranger)

    assert versions() == 1


def test_terms_are_not_withdrawn(row: ReturnTerms) -> None:
    with pytest.raises(NeverWithdrawn, match="Publish other terms"):
        row.unpublish()

    row.refresh_from_db()
    assert row.live


def test_no_revision_moves_terms_to_another_shop(shop: Shop, row: ReturnTerms) -> None:
    other = shop_factory("alamara")
    revision = state(row, 30).save_revision()
    revision.content["shop"] = other.pk
    revision.save()

    revision.publish()

    assert set(TermsVersion.objects.values_list("shop", flat=True)) == {shop.pk}


def test_others_are_told_after_the_commit(shop: Shop, django_capture_on_commit_callbacks: Any) -> None:
    heard = []

    def listen(sender: type, version: TermsVersion, **kwargs: Any) -> None:
        heard.append((sender, version.number))

    terms_published.connect(listen)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            publish_accepted(shop=shop, terms=returns(30))
            assert heard == []
    finally:
        terms_published.disconnect(listen)

    assert heard == [(ReturnTerms, 2)]


def test_a_book_takes_two_queries(shop: Shop, django_assert_num_queries: Any) -> None:
    publish_accepted(shop=shop, terms=returns(30))
    with django_assert_num_queries(2):
        book_for(shop.code)


def test_an_unknown_shop_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="no shop “nowhere”"):
        book_for("nowhere")
