"""Pages go through the same review, shop by shop."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import reverse

from cms.pages.models import QuestionPage
from cms.pages.permissions import grant_page_permissions
from cms.review.errors import InReview
from cms.review.models import ReviewState
from cms.review.setup import set_up_review
from tests.cms.pages.factories import Centre, QuestionFactory, TopicFactory, open_centre, question_form
from tests.cms.pages.shops import open_shop
from tests.cms.review.people import address, decision

pytestmark = pytest.mark.django_db


def somebody(name: str, centre: Centre, *duties: str) -> Client:
    group = Group.objects.create(name=name)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    grant_page_permissions(group, centre.en, duties)
    user = User.objects.create_user(name, f"{name}@staff.example", "a long password")
    user.groups.add(group)
    desk = Client(headers={"host": "localhost"})
    desk.force_login(user)
    return desk


@pytest.fixture
def centre(db: None) -> Centre:
    """A help center whose pages a second person reviews."""
    made = open_centre()
    open_shop(made.site)
    set_up_review(homes=[made.en])
    return made


@pytest.fixture
def question(centre: Centre) -> QuestionPage:
    topic = TopicFactory(parent=centre.en, slug="returns")
    return QuestionFactory(parent=topic, slug="may-i", title="May I send it back?")


def send(desk: Client, page: QuestionPage, action: str, **values: Any) -> Any:
    form = question_form(**values) | {f"action-{action}": "yes"}
    return desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), form, follow=True)


def waiting(page: QuestionPage) -> ReviewState:
    return ReviewState.objects.get(pk=page.current_workflow_task_state.pk)


def test_a_page_is_submitted_read_and_approved(centre: Centre, question: QuestionPage) -> None:
    ana = somebody("ana", centre, "add", "change")
    rita = somebody("rita", centre, "publish")

    send(ana, question, "submit", title="May I send a gift back?")
    state = waiting(question)
    locked = send(ana, question, "save-draft", title="Something else").content.decode()
    page = rita.get(address(state)).content.decode()
    form = rita.get(reverse("wagtailadmin_pages:edit", args=[question.pk])).content.decode()
    rita.post(address(state), decision(state))

    assert "could not be saved as it is locked" in locked
    assert "May I send" in page
    assert "gift" in page
    assert "Read and decide" in form
    assert "action-publish" not in form
    assert QuestionPage.objects.get().title == "May I send a gift back?"
    assert QuestionPage.objects.get().live


def test_nobody_publishes_a_page_past_its_review(centre: Centre, question: QuestionPage) -> None:
    send(somebody("ana", centre, "add", "change"), question, "submit", title="A gift?")
    eddie = somebody("eddie", centre, "add", "change", "publish")

    answer = send(eddie, question, "publish", title="Mine")

    assert "This waits for review" in answer.content.decode()
    assert QuestionPage.objects.get().title == "May I send it back?"


def test_no_program_publishes_a_page_past_its_review(centre: Centre, question: QuestionPage) -> None:
    send(somebody("ana", centre, "add", "change"), question, "submit", title="A gift?")

    with pytest.raises(InReview):
        QuestionPage.objects.get().get_latest_revision().publish()

    assert QuestionPage.objects.get().title == "May I send it back?"


def test_its_author_does_not_approve_a_page(centre: Centre, question: QuestionPage) -> None:
    eddie = somebody("eddie", centre, "add", "change", "publish")
    somebody("rita", centre, "publish")
    send(eddie, question, "submit", title="A gift?")
    state = waiting(question)

    answer = eddie.post(address(state), decision(state), follow=True)

    assert "somebody else must approve it: rita" in answer.content.decode()
    assert QuestionPage.objects.get().title == "May I send it back?"


def test_reviewers_of_another_shop_find_no_page(centre: Centre, question: QuestionPage) -> None:
    send(somebody("ana", centre, "add", "change"), question, "submit", title="A gift?")
    other = open_centre(hostname="alamara.localhost")
    boris = somebody("boris", other, "add", "change", "publish")
    state = waiting(question)

    for answer in (boris.get(address(state)), boris.post(address(state), decision(state))):
        assert answer.status_code == 404
    assert boris.get(reverse("wagtailadmin_pages:edit", args=[question.pk])).status_code == 404
    assert QuestionPage.objects.get().title == "May I send it back?"


def test_authors_submit_pages_first_of_all(centre: Centre, question: QuestionPage) -> None:
    ana = somebody("ana", centre, "add", "change")

    text = ana.get(reverse("wagtailadmin_pages:edit", args=[question.pk])).content.decode()

    footer = text[text.index("footer__container") :]
    assert footer.index("Submit for review") < footer.index("Save draft")
    assert "action-publish" not in text
