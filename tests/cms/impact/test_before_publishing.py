"""Nobody publishes by the desk what is worse for someone without having been shown for whom; and nobody is blocked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask

from cms.impact.models import ImpactReading, ImpactRun, State
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of
from tests.cms.impact.fakes import FakeOrders, delivered
from tests.cms.law import publish_accepted
from tests.cms.terms.form_posts import form_data, post

pytestmark = pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning")
STEP = "Nothing is published yet."


def returns_of(shop: Shop) -> ReturnTerms:
    return ReturnTerms.objects.get(shop=shop)


def versions() -> int:
    return int(TermsVersion.objects.filter(kind=Kind.RETURNS).count())


def asks(response: Any) -> bool:
    return response.status_code == 200 and STEP in response.content.decode()


def confirmed(desk: Client, step: Any, row: ReturnTerms) -> Any:
    """Press the button of the step: everything that was sent, and that it was read."""
    sent: dict[str, list[Any]] = {step.context["accepted"]: [step.context["run"].pk]}
    for name, value in step.context["sent"]:
        sent.setdefault(name, []).append(value)
    return desk.post(reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]), sent)


def test_what_is_worse_is_published_once_that_was_read(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)

    step = post(desk, row, window_length=10)

    assert asks(step)
    assert "Worse for 1 order of 1." in step.content.decode()
    assert versions() == 1
    assert not returns_of(shop).has_unpublished_changes
    assert confirmed(desk, step, row).status_code == 302
    assert versions() == 2
    reading = ImpactReading.objects.get()
    assert reading.accepted_at is not None


def test_seen_is_enough_where_nobody_loses(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]

    assert asks(post(desk, returns_of(shop), window_length=30))
    assert post(desk, returns_of(shop), window_length=30).status_code == 302
    assert versions() == 2


def test_seen_is_not_enough_where_somebody_loses(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]

    assert asks(post(desk, returns_of(shop), window_length=10))
    assert asks(post(desk, returns_of(shop), window_length=10))
    assert ImpactRun.objects.count() == 1


def test_what_was_read_of_other_terms_does_not_count(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    first = post(desk, row, window_length=20)

    step = post(desk, row, window_length=10, impact_accepted=first.context["run"].pk)

    assert asks(step)
    assert not ImpactReading.objects.filter(accepted_at__isnull=False).exists()


def test_nor_what_somebody_else_read(client: Client, desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    post(desk, returns_of(shop), window_length=30)
    client.force_login(editor_of(shop, username="second"))

    assert asks(post(client, returns_of(shop), window_length=30))


def test_nor_what_was_compared_with_other_terms(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    post(desk, row, window_length=30)
    row.window_length = 40
    publish_accepted(shop=shop, terms=row.to_core())

    assert asks(post(desk, returns_of(shop), window_length=30))


def test_nor_what_was_read_a_week_ago(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    post(desk, returns_of(shop), window_length=30)
    ImpactRun.objects.update(created_at=datetime.now(UTC) - timedelta(days=8))

    assert asks(post(desk, returns_of(shop), window_length=30))


def test_what_changes_nothing_or_concerns_nobody_is_not_asked(
    desk: Client, shop: Shop, orders: FakeOrders
) -> None:
    assert post(desk, returns_of(shop), window_length=12).status_code == 302
    orders.kept = [delivered("A-1", days_ago=12)]

    assert post(desk, returns_of(shop), note="Said anew").status_code == 302
    assert not ImpactRun.objects.exists()


def test_a_draft_is_saved_without_questions(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]

    assert post(desk, returns_of(shop), action="edit", window_length=10).status_code == 302
    assert returns_of(shop).has_unpublished_changes


def test_scheduling_asks_too(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    later = (datetime.now(UTC) + timedelta(days=20)).strftime("%Y-%m-%d %H:%M")

    step = post(desk, returns_of(shop), window_length=10, go_live_at=later)

    assert asks(step)
    assert confirmed(desk, step, returns_of(shop)).status_code == 302
    assert versions() == 1
    assert returns_of(shop).latest_revision.approved_go_live_at is not None


def test_a_trial_under_way_is_waited_for(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    step = post(desk, row, window_length=10)
    ImpactRun.objects.update(state=State.RUNNING)

    again = confirmed(desk, step, row)

    assert asks(again)
    assert "orders looked at" in again.content.decode()
    assert versions() == 1


def test_a_trial_that_failed_holds_nobody_up(desk: Client, shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    step = post(desk, row, window_length=10)
    ImpactRun.objects.update(state=State.FAILED, problem="It went wrong.")

    assert asks(post(desk, row, window_length=10))
    assert confirmed(desk, step, row).status_code == 302
    assert versions() == 2


def test_code_publishes_without_questions(shop: Shop, orders: FakeOrders) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    row.window_length = 10

    assert publish_accepted(shop=shop, terms=row.to_core()) is not None


@pytest.fixture
def under_review(shop: Shop, editor: AbstractUser) -> Any:
    """Ten days, waiting for the editor's own group to approve them."""
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(editor.groups.get())
    workflow = Workflow.objects.create(name="Review of terms")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ReturnTerms.get_base_content_type())
    row = returns_of(shop)
    row.window_length, row.effective_from = 10, None
    row.save_revision(user=editor)
    return workflow.start(row, editor)


@pytest.mark.parametrize("dialog", [False, True])
def test_approving_leads_to_the_figures_first(
    desk: Client, shop: Shop, orders: FakeOrders, under_review: Any, dialog: bool
) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    name = row.snippet_viewset.get_url_name("workflow_action")
    approve = reverse(name, args=[row.pk, "approve", under_review.current_task_state.pk])
    headers = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"} if dialog else {}

    answer = desk.post(approve, {"comment": ""}, **headers)

    run = ImpactRun.objects.get()
    figures = reverse("impact_run", args=[run.pk])
    assert (answer.json()["redirect"] if dialog else answer.url) == figures
    assert versions() == 1
    assert "I have read this" in desk.get(figures).content.decode()
    desk.post(approve, {"comment": ""})
    assert versions() == 1

    desk.post(reverse("impact_accept", args=[run.pk]))
    desk.post(approve, {"comment": ""})
    assert versions() == 2


def test_approving_in_the_form_asks_too(
    desk: Client, shop: Shop, orders: FakeOrders, under_review: Any
) -> None:
    orders.kept = [delivered("A-1", days_ago=12)]
    row = returns_of(shop)
    row.window_length = 10
    data = form_data(row, effective_from=None)
    approve = {"action-workflow-action": "true", "workflow-action-name": "approve"}

    step = desk.post(reverse(row.snippet_viewset.get_url_name("edit"), args=[row.pk]), data | approve)

    assert asks(step)
    assert "I have read this; approve" in step.content.decode()
    confirmed(desk, step, row)
    assert versions() == 2
