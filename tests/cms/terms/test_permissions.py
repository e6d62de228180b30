"""Someone who edits shop A neither sees nor touches shop B's terms, by any address of the admin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AbstractUser, Group
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import URLPattern, reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupSitePermission,
    Revision,
    TaskState,
    Workflow,
    WorkflowContentType,
    WorkflowTask,
)

from cms.shops.models import Shop
from cms.shops.permissions import EVERY_ACTION, grant_shop_permissions, policy_of
from cms.terms.models import TERMS_MODELS, ReturnTerms, Terms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_factory, shop_with_terms
from tests.cms.law import accept
from tests.cms.terms.form_posts import form_data
from tests.reference_terms import audrey_alexandre

pytestmark = [
    pytest.mark.django_db,
    # Wagtail 8.0 sends its workflow mails by a way that Django 6.1 calls old.
    pytest.mark.filterwarnings(r"ignore:.*Migrating email to mailers:PendingDeprecationWarning"),
]

OTHERS_NAME = "Alamara"
SECRET = "a note that only Alamara may read"


@pytest.fixture
def own() -> Shop:
    return shop_with_terms()


@pytest.fixture
def other() -> Shop:
    shop = shop_factory("alamara")
    for kind, terms in audrey_alexandre()[1].items():
        row = TERMS_MODELS[kind].from_core(terms, shop=shop, note=SECRET)
        row.save()
        accept(row)
        row.save_revision().publish()
    return shop


@pytest.fixture
def editor(own: Shop) -> AbstractUser:
    return editor_of(own)


@pytest.fixture
def desk(client: Client, editor: AbstractUser) -> Client:
    client.force_login(editor)
    return client


def review(user: AbstractUser) -> Workflow:
    """A workflow for every kind of terms, with the user's group as reviewers: of all shops, as Wagtail has it."""
    task = GroupApprovalTask.objects.create(name="Second pair of eyes")
    task.groups.add(user.groups.get())
    workflow = Workflow.objects.create(name="Review of terms")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for model in TERMS_MODELS.values():
        WorkflowContentType.objects.create(workflow=workflow, content_type=model.get_base_content_type())
    return workflow


def addresses(row: Terms, *, parts: Terms) -> Iterator[str]:
    """Every address of the row's viewset and its chooser: the row's key, and the revisions and tasks of ``parts``."""
    viewset = row.snippet_viewset
    state = TaskState.objects.filter(workflow_state__object_id=str(parts.pk)).latest("pk")
    known = {
        "pk": row.pk,
        "revision_id": parts.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": parts.latest_revision_id,
        "workflow_state_id": state.workflow_state_id,
        "task_state_id": state.pk,
        "task_id": state.task_id,
        "action_name": "approve",
        "number": 1,
    }
    for each in (viewset, viewset.chooser_viewset):
        for pattern in each.get_urlpatterns():
            yield _address(each, pattern, known)


def _address(viewset: Any, pattern: URLPattern, known: dict[str, Any]) -> str:
    names = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
    found = reverse(viewset.get_url_name(pattern.name), kwargs={name: known[name] for name in names})
    if pattern.name == "chosen_multiple":
        return f"{found}?id={known['pk']}"
    return found


def is_refused(response: Any) -> bool:
    return response.status_code in {403, 404, 405} or (
        response.status_code == 302 and response.url == reverse("wagtailadmin_home")
    )


@pytest.mark.parametrize("kind", list(Kind))
def test_no_address_shows_or_changes_another_shops_terms(
    desk: Client, editor: AbstractUser, other: Shop, kind: Kind
) -> None:
    row = TERMS_MODELS[kind].objects.get(shop=other)
    review(editor).start(row, None)
    row.refresh_from_db()
    before = (
        row.locked,
        Revision.objects.count(),
        TermsVersion.objects.count(),
        row.current_workflow_state.status,
    )

    sent = form_data(row, shop=other.pk, note="Mine", window_length=30) | {"action-publish": "yes"}
    seen = list(addresses(row, parts=row))
    for address in seen:
        for answer in (desk.get(address), desk.post(address, sent)):
            text = answer.content.decode()
            assert OTHERS_NAME not in text, address
            assert SECRET not in text, address
            if f"/{row.pk}/" in address:
                assert is_refused(answer), (address, answer.status_code)

    row = type(row).objects.get(pk=row.pk)
    assert before == (
        row.locked,
        Revision.objects.count(),
        TermsVersion.objects.count(),
        row.current_workflow_state.status,
    )
    assert len(seen) >= 23


def test_parts_of_another_shops_terms_are_refused_under_ones_own(
    desk: Client, editor: AbstractUser, own: Shop, other: Shop
) -> None:
    mine, theirs = ReturnTerms.objects.get(shop=own), ReturnTerms.objects.get(shop=other)
    workflow = review(editor)
    workflow.start(mine, None)
    workflow.start(theirs, None)

    for address in addresses(mine, parts=theirs):
        if any(name in address for name in ("revisions/", "workflow/action", "collect_action", "detail")):
            for answer in (desk.get(address), desk.post(address, {})):
                assert is_refused(answer), (address, answer.status_code)
                assert OTHERS_NAME not in answer.content.decode()
    assert theirs.current_workflow_state.status == "in_progress"


def test_ones_own_terms_are_open_at_every_address(desk: Client, editor: AbstractUser, own: Shop) -> None:
    mine = ReturnTerms.objects.get(shop=own)
    review(editor).start(mine, editor)
    mine.refresh_from_db()

    for address in addresses(mine, parts=mine):
        answer = desk.get(address)
        if "/unpublish/" in address or "/delete/" in address:
            assert answer.status_code == 302
        elif (
            "chooser" not in address
            and "choose" not in address
            and "/lock/" not in address
            and "unlock" not in address
        ):
            assert answer.status_code in {200, 302, 405}, (address, answer.status_code)
            assert not is_refused(answer), address


def test_terms_are_not_created_for_another_shop(desk: Client, own: Shop) -> None:
    empty = shop_factory("alamara")
    row = ReturnTerms.from_core(audrey_alexandre()[1][Kind.RETURNS], shop=empty)
    address = reverse(ReturnTerms.snippet_viewset.get_url_name("add"))

    assert OTHERS_NAME not in desk.get(address).content.decode()
    response = desk.post(address, form_data(row, shop=empty.pk) | {"action-publish": "yes"})

    assert "shop" in response.context["form"].errors
    assert not ReturnTerms.objects.filter(shop=empty).exists()


def test_the_right_to_write_here_and_to_publish_there_is_no_right_to_publish_here(
    client: Client, own: Shop, other: Shop
) -> None:
    user = editor_of(own, actions=["add", "change", "view"])
    grant_shop_permissions(user.groups.get(), other, TERMS_MODELS.values(), ["publish"])
    client.force_login(user)
    mine, theirs = ReturnTerms.objects.get(shop=own), ReturnTerms.objects.get(shop=other)
    edit = mine.snippet_viewset.get_url_name("edit")

    client.post(reverse(edit, args=[mine.pk]), form_data(mine, window_length=30) | {"action-publish": "yes"})
    refused = client.post(
        reverse(edit, args=[theirs.pk]), form_data(theirs, window_length=30) | {"action-publish": "yes"}
    )

    assert is_refused(refused)
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 2


def test_new_terms_are_not_published_with_the_right_of_another_shop(client: Client, other: Shop) -> None:
    empty = shop_factory("third")
    user = editor_of(empty, actions=["add", "change", "view"])
    grant_shop_permissions(user.groups.get(), other, TERMS_MODELS.values(), ["publish"])
    client.force_login(user)
    row = ReturnTerms.from_core(audrey_alexandre()[1][Kind.RETURNS], shop=empty)
    address = reverse(ReturnTerms.snippet_viewset.get_url_name("add"))

    answer = client.post(address, form_data(row, shop=empty.pk) | {"action-publish": "yes"}, follow=True)

    assert "Saved as a draft, but not published" in answer.content.decode()
    assert not TermsVersion.objects.filter(shop=empty).exists()


@pytest.mark.parametrize("ids", ["all", "one"])
def test_bulk_actions_do_not_name_what_is_not_ones_own(
    desk: Client, own: Shop, other: Shop, ids: str
) -> None:
    row = ReturnTerms.objects.get(shop=other)
    path = reverse("wagtail_bulk_action", args=["terms", "returnterms", "delete"])
    query = f"{path}?id={'all' if ids == 'all' else row.pk}"

    for answer in (desk.get(query), desk.post(query)):
        assert OTHERS_NAME not in answer.content.decode()
    assert ReturnTerms.objects.count() == 2


@pytest.mark.parametrize(
    "name",
    [
        "wagtailadmin_home",
        "wagtailadmin_reports:locked_pages",
        "wagtailadmin_reports:workflow",
        "wagtailadmin_reports:workflow_tasks",
        "wagtailadmin_reports:site_history",
        "wagtailadmin_reports:aging_pages",
        "wagtailsnippets:index",
    ],
)
def test_overviews_name_nothing_of_another_shop(
    desk: Client, editor: AbstractUser, other: Shop, name: str
) -> None:
    row = ReturnTerms.objects.get(shop=other)
    review(editor).start(row, None)

    text = desk.get(reverse(name)).content.decode()

    assert OTHERS_NAME not in text
    assert SECRET not in text


def test_ones_own_reviews_wait_on_the_first_screen(desk: Client, editor: AbstractUser, own: Shop) -> None:
    review(editor).start(ReturnTerms.objects.get(shop=own), None)

    assert "Audrey Alexandre: return terms" in desk.get(reverse("wagtailadmin_home")).content.decode()


def test_a_refused_approval_changes_nothing(desk: Client, editor: AbstractUser, own: Shop) -> None:
    mine = ReturnTerms.objects.get(shop=own)
    mine.window_length = 30
    mine.effective_from = datetime.now(UTC) - timedelta(hours=1)
    mine.save_revision(user=editor)
    state = review(editor).start(mine, editor)
    address = reverse(
        mine.snippet_viewset.get_url_name("workflow_action"),
        args=[mine.pk, "approve", state.current_task_state.pk],
    )

    answer = desk.post(address, {"comment": ""}, follow=True)

    assert "cannot take effect in the past" in answer.content.decode()
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert TermsVersion.objects.filter(kind=Kind.RETURNS).count() == 1


def test_a_permission_without_a_site_holds_for_every_shop(own: Shop, other: Shop, admin_user: Any) -> None:
    policy = policy_of(ReturnTerms)
    theirs = ReturnTerms.objects.get(shop=other)

    assert policy.user_has_permission_for_instance(admin_user, "publish", theirs)
    assert not policy.user_has_permission_for_instance(admin_user, "delete", theirs)
    assert admin_user in policy.users_with_any_permission_for_instance(["change"], theirs)


def test_granting_twice_grants_once(own: Shop) -> None:
    group = Group.objects.create(name="Writers")
    for _ in range(2):
        grant_shop_permissions(group, own, [ReturnTerms], EVERY_ACTION)

    assert GroupSitePermission.objects.filter(group=group).count() == len(EVERY_ACTION)


def test_strangers_are_refused_by_the_model_too(own: Shop, other: Shop, editor: AbstractUser) -> None:
    theirs = ReturnTerms.objects.get(shop=other)
    revision = theirs.save_revision()

    with pytest.raises(PermissionDenied):
        revision.publish(user=editor)
