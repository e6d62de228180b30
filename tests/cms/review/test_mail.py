"""Who is written to, and what it says."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import GroupApprovalTask, Workflow, WorkflowContentType, WorkflowTask
from wagtail.users.models import UserProfile

from cms.review.models import ReviewState
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.review.people import address, author_of, decision, reviewer_of, submitted

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 sends its own workflow mails by a way that Django 6.1 calls old.
    pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning"),
]


@pytest.fixture
def shop(settings: Settings) -> Shop:
    settings.WAGTAILADMIN_BASE_URL = "https://desk.example"
    return shop_with_terms()


def decide(user: Any, state: ReviewState, *what: str) -> None:
    desk = Client()
    desk.force_login(user)
    assert desk.post(address(state), decision(state, *what)).status_code == 302


def test_the_reviewers_of_the_shop_are_asked(
    shop: Shop, mailoutbox: list[Any], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    other = shop_with_terms("alamara")
    ana, rita = author_of(shop), reviewer_of(shop)
    author_of(shop, "alma"), reviewer_of(other, "boris"), editor_of(other)

    with django_capture_on_commit_callbacks(execute=True):
        state = submitted(shop, by=ana)

    (mail,) = mailoutbox
    assert mail.to == [rita.email]
    assert mail.subject == "Audrey Alexandre: Return terms waits for your review"
    assert f"https://desk.example{address(state)}" in mail.body
    assert "ana asks you" in mail.body
    assert "Customers asked for more time." in mail.body
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"


def test_whoever_wants_no_mail_gets_none(
    shop: Shop, mailoutbox: list[Any], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    profile = UserProfile.get_for_user(reviewer_of(shop))
    profile.submitted_notifications = False
    profile.save()
    leaver = reviewer_of(shop, "leaver")
    leaver.is_active = False
    leaver.save()

    with django_capture_on_commit_callbacks(execute=True):
        submitted(shop, by=author_of(shop))

    assert not mailoutbox


@pytest.mark.parametrize(
    ("value", "comment", "said"),
    [("approve", "", "needs_no"), ("approve", "Well done.", "approved"), ("reject", "Why 30?", "changes")],
)
def test_the_submitter_is_told_what_was_decided(
    shop: Shop,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    value: str,
    comment: str,
    said: str,
) -> None:
    ana, rita = author_of(shop), reviewer_of(shop)
    state = submitted(shop, by=ana)

    with django_capture_on_commit_callbacks(execute=True):
        decide(rita, state, value, comment)

    (mail,) = mailoutbox
    assert mail.to == [ana.email]
    assert mail.subject.startswith("Audrey Alexandre: Return terms")
    assert ("needs changes" in mail.subject) is (value == "reject")
    assert "rita" in mail.body
    assert comment in mail.body
    assert f"https://desk.example{address(state)}" in mail.body


def test_administrators_are_asked_as_wagtail_is_set(
    shop: Shop,
    settings: Settings,
    admin_user: Any,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    ana = author_of(shop)
    reviewer_of(shop)
    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = False
    with django_capture_on_commit_callbacks(execute=True):
        state = submitted(shop, by=ana)
    assert [mail.to for mail in mailoutbox] == [["rita@staff.example"]]

    settings.WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS = True
    state.workflow_state.cancel(user=ana)
    with django_capture_on_commit_callbacks(execute=True):
        submitted(shop, by=ana)
    assert sorted(mail.to[0] for mail in mailoutbox[1:]) == sorted([admin_user.email, "rita@staff.example"])


def test_a_mail_server_that_is_down_undoes_nothing(
    shop: Shop,
    settings: Settings,
    caplog: pytest.LogCaptureFixture,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.MAILERS = {"default": {"BACKEND": "tests.cms.review.broken_mail.Backend"}}
    ana, rita = author_of(shop), reviewer_of(shop)

    with django_capture_on_commit_callbacks(execute=True):
        state = submitted(shop, by=ana)
    with django_capture_on_commit_callbacks(execute=True):
        decide(rita, state)

    assert ReturnTerms.objects.get(shop=shop).window_length == 30
    assert caplog.text.count("could not be sent") == 2


def test_html_says_what_the_text_says(
    shop: Shop,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.WAGTAILADMIN_NOTIFICATION_USE_HTML = True
    ana = author_of(shop)
    reviewer_of(shop)

    with django_capture_on_commit_callbacks(execute=True):
        state = submitted(shop, by=ana, note="<b>Longer</b>")

    ((html, kind),) = mailoutbox[0].alternatives
    assert kind == "text/html"
    assert f'<a href="https://desk.example{address(state)}"' in html
    assert "&lt;b&gt;Longer" in html


def test_wagtails_own_workflows_write_to_nobody_of_another_shop(
    shop: Shop, mailoutbox: list[Any], django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    other = shop_with_terms("alamara")
    ours, theirs = editor_of(shop), editor_of(other)
    group = Group.objects.create(name="Moderators of everything")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    ours.groups.add(group)
    theirs.groups.add(group)
    task = GroupApprovalTask.objects.create(name="Moderation")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Moderation")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowContentType.objects.create(workflow=workflow, content_type=ReturnTerms.get_base_content_type())

    with django_capture_on_commit_callbacks(execute=True):
        workflow.start(ReturnTerms.objects.get(shop=shop), None)

    assert [mail.to for mail in mailoutbox] == [[ours.email]]
