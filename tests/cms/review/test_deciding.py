"""Who may decide on a draft, and what keeps everybody else from it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cms.review.deciding import decide
from cms.review.errors import AlreadyDecided, ChangedMeanwhile, InReview, NotAReviewer, OwnWork
from cms.review.models import ReviewState
from cms.shops.models import Shop
from cms.terms.models import ReturnTerms, TermsVersion
from policies.terms import Kind
from tests.cms.factories import editor_of, shop_with_terms
from tests.cms.review.people import address, author_of, decision, reviewer_of, submitted
from tests.cms.terms.form_posts import address as address_of
from tests.cms.terms.form_posts import form_data, post

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Shop:
    return shop_with_terms()


@pytest.fixture
def other() -> Shop:
    return shop_with_terms("alamara")


@pytest.fixture
def ana(shop: Shop) -> Any:
    return author_of(shop)


@pytest.fixture
def rita(shop: Shop) -> Any:
    return reviewer_of(shop)


def signed_in(user: Any) -> Client:
    browser = Client()
    browser.force_login(user)
    return browser


def versions(shop: Shop) -> int:
    return TermsVersion.objects.filter(shop=shop, kind=Kind.RETURNS).count()


def approve(state: ReviewState, user: Any) -> None:
    decide(
        state=state,
        decision="approve",
        revision=state.workflow_state.content_object.latest_revision_id,
        comment="",
        user=user,
    )


def test_a_second_person_reads_and_approves(shop: Shop, ana: Any, rita: Any) -> None:
    state, desk = submitted(shop, by=ana), signed_in(rita)

    page = desk.get(address(state)).content.decode()
    answer = desk.post(address(state), decision(state), follow=True)

    assert "Customers asked for more time." in page
    assert "14 days" in page
    assert "30 days" in page
    assert "Approved and published." in answer.content.decode()
    assert ReturnTerms.objects.get(shop=shop).window_length == 30
    assert versions(shop) == 2
    assert TermsVersion.objects.get(shop=shop, kind=Kind.RETURNS, number=2).user == rita


def test_a_draft_with_a_date_is_scheduled_by_its_approval(shop: Shop, ana: Any, rita: Any) -> None:
    state = submitted(shop, by=ana, go_live_at=datetime.now(UTC) + timedelta(days=3))

    answer = signed_in(rita).post(address(state), decision(state), follow=True)

    assert "It is published by itself on" in answer.content.decode()
    assert versions(shop) == 1
    assert ReturnTerms.objects.get(shop=shop).scheduled_revision is not None


def test_a_draft_is_sent_back_with_a_word_and_comes_again(shop: Shop, ana: Any, rita: Any) -> None:
    state, desk = submitted(shop, by=ana), signed_in(rita)

    silent = desk.post(address(state), decision(state, "reject"))
    desk.post(address(state), decision(state, "reject", "Why 30?"))

    assert "Say what should be changed." in silent.content.decode()
    state.refresh_from_db()
    assert (state.status, state.comment) == ("rejected", "Why 30?")
    row = ReturnTerms.objects.get(shop=shop)
    assert not row.get_lock()
    answer = post(signed_in(ana), row.get_latest_revision_as_object(), action="submit", window_length=21)
    assert answer.status_code == 302
    again = ReturnTerms.objects.get(shop=shop).current_workflow_task_state
    assert again.pk != state.pk
    approve(again, rita)
    assert ReturnTerms.objects.get(shop=shop).window_length == 21


@pytest.mark.parametrize("who", ["author", "editor", "admin"])
def test_nobody_approves_what_they_submitted(shop: Shop, admin_user: Any, who: str) -> None:
    user = {"author": author_of, "editor": editor_of}[who](shop) if who != "admin" else admin_user
    reviewer_of(shop)
    state = submitted(shop, by=user)

    page = signed_in(user).get(address(state)).content.decode()
    answer = signed_in(user).post(address(state), decision(state), follow=True).content.decode()

    assert 'value="approve"' not in page
    assert ("rita" in answer) if who != "author" else ("Only people who may publish this" in answer)
    assert versions(shop) == 1
    state.refresh_from_db()
    assert state.status == "in_progress"


def test_a_reviewer_who_edits_becomes_an_author(shop: Shop, ana: Any) -> None:
    eddie, rita = editor_of(shop, username="eddie"), reviewer_of(shop)
    state = submitted(shop, by=ana)
    row = ReturnTerms.objects.get(shop=shop).get_latest_revision_as_object()

    post(signed_in(eddie), row, action="save", window_length=21)
    state.refresh_from_db()

    with pytest.raises(OwnWork, match="rita"):
        approve(state, eddie)
    approve(state, rita)
    assert ReturnTerms.objects.get(shop=shop).window_length == 21


def test_once_sent_back_and_submitted_by_its_author_the_editing_reviewer_may_approve(
    shop: Shop, ana: Any
) -> None:
    eddie = editor_of(shop, username="eddie")
    state = submitted(shop, by=ana)
    row = ReturnTerms.objects.get(shop=shop)
    post(signed_in(eddie), row.get_latest_revision_as_object(), action="save", window_length=21)
    signed_in(eddie).post(address(state), decision(state, "reject", "I shortened it. All right?"))

    row.refresh_from_db()
    post(signed_in(ana), row.get_latest_revision_as_object(), action="submit")
    row.refresh_from_db()
    approve(row.current_workflow_task_state, eddie)

    assert ReturnTerms.objects.get(shop=shop).window_length == 21


def test_a_draft_that_changed_while_it_was_read_is_read_again(shop: Shop, ana: Any, rita: Any) -> None:
    eddie = editor_of(shop, username="eddie")
    state = submitted(shop, by=ana)
    read = decision(state)
    row = ReturnTerms.objects.get(shop=shop)
    post(signed_in(eddie), row.get_latest_revision_as_object(), action="save", window_length=21)

    answer = signed_in(rita).post(address(state), read, follow=True)

    assert str(ChangedMeanwhile()) in answer.content.decode()
    assert versions(shop) == 1


def test_a_review_is_decided_once(shop: Shop, ana: Any, rita: Any) -> None:
    state = submitted(shop, by=ana)
    approve(state, rita)

    with pytest.raises(AlreadyDecided):
        approve(state, rita)
    assert versions(shop) == 2


def test_reviewers_of_another_shop_find_nothing(shop: Shop, other: Shop, ana: Any) -> None:
    stranger = reviewer_of(other, "boris")
    state, desk = submitted(shop, by=ana), signed_in(stranger)
    viewset = ReturnTerms.snippet_viewset
    usual = reverse(
        viewset.get_url_name("workflow_action"),
        args=[ReturnTerms.objects.get(shop=shop).pk, "approve", state.pk],
    )

    for answer in (
        desk.get(address(state)),
        desk.post(address(state), decision(state)),
        desk.post(usual, {"comment": ""}),
    ):
        assert answer.status_code == 404
        assert shop.name not in answer.content.decode()
    with pytest.raises(NotAReviewer):
        approve(state, stranger)
    assert versions(shop) == 1


def test_people_who_only_write_cannot_decide(shop: Shop, ana: Any) -> None:
    colleague = author_of(shop, "alma")
    state = submitted(shop, by=ana)

    with pytest.raises(NotAReviewer):
        approve(state, colleague)


def test_only_reviewers_change_what_is_in_review(shop: Shop, ana: Any, rita: Any) -> None:
    colleague = author_of(shop, "alma")
    submitted(shop, by=ana)
    row = ReturnTerms.objects.get(shop=shop).get_latest_revision_as_object()

    for user in (ana, colleague):
        page = signed_in(user).get(address_of("edit", row)).content.decode()
        answer = post(signed_in(user), row, action="save", window_length=90)
        assert "It waits for rita" in page
        assert "could not be saved as it is locked" in answer.content.decode()
    assert ReturnTerms.objects.get(shop=shop).get_latest_revision_as_object().window_length == 30

    form = signed_in(rita).get(address_of("edit", row)).content.decode()
    assert "This draft waits for you" in form


def test_nobody_publishes_past_a_review(shop: Shop, ana: Any) -> None:
    eddie = editor_of(shop, username="eddie")
    submitted(shop, by=ana)
    row = ReturnTerms.objects.get(shop=shop)
    draft = row.get_latest_revision_as_object()

    form = signed_in(eddie).get(address_of("edit", row)).content.decode()
    answer = signed_in(eddie).post(
        address_of("edit", row), form_data(draft, window_length=21) | {"action-publish": "yes"}, follow=True
    )

    assert "action-publish" not in form
    assert str(InReview()) in answer.content.decode()
    with pytest.raises(InReview):
        row.latest_revision.publish(user=eddie)
    assert versions(shop) == 1


def test_its_submitter_takes_a_draft_back_and_nobody_else_who_only_writes(shop: Shop, ana: Any) -> None:
    colleague = author_of(shop, "alma")
    state = submitted(shop, by=ana)
    row = ReturnTerms.objects.get(shop=shop)
    cancel = form_data(row.get_latest_revision_as_object()) | {"action-cancel-workflow": "yes"}

    signed_in(colleague).post(address_of("edit", row), cancel)
    state.workflow_state.refresh_from_db()
    assert state.workflow_state.status == "in_progress"

    signed_in(ana).post(address_of("edit", row), cancel)
    state.workflow_state.refresh_from_db()
    assert state.workflow_state.status == "cancelled"
    assert not ReturnTerms.objects.get(shop=shop).get_lock()


def test_authors_submit_where_reviewers_publish(shop: Shop, ana: Any) -> None:
    from cms.review.setup import set_up_review

    set_up_review()
    row = ReturnTerms.objects.get(shop=shop)

    def first_button(user: Any) -> str:
        text = signed_in(user).get(address_of("edit", row)).content.decode()
        return text[text.index("footer__container") :]

    authors, editors = first_button(ana), first_button(editor_of(shop, username="eddie"))
    assert "action-publish" not in authors
    assert authors.index("Submit for review") < authors.index("Save")
    assert "action-publish" in editors


def test_a_submission_that_nobody_can_approve_says_so(shop: Shop, ana: Any) -> None:
    from cms.review.setup import set_up_review

    set_up_review()
    row = ReturnTerms.objects.get(shop=shop)

    data = form_data(row, window_length=21, effective_from=None) | {"action-submit": "yes"}
    answer = signed_in(ana).post(address_of("edit", row), data, follow=True)

    assert "only an administrator can" in answer.content.decode()


def test_what_cannot_be_published_stays_in_review(shop: Shop, ana: Any, rita: Any) -> None:
    state = submitted(shop, by=ana, effective_from=datetime.now(UTC) - timedelta(hours=1))

    answer = signed_in(rita).post(address(state), decision(state), follow=True)

    assert "cannot take effect in the past" in answer.content.decode()
    state.refresh_from_db()
    assert state.status == "in_progress"
    assert get_user_model().objects.get(pk=rita.pk).is_active
