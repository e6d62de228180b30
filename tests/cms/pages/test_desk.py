"""An editor's way through Wagtail's own views: create, edit, publish, and be told what is wrong where it is wrong."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.pages.models import HelpHomePage, QuestionPage, TopicPage
from cms.pages.permissions import grant_page_permissions
from tests.cms.pages.factories import (
    BRACES,
    LINK,
    Centre,
    QuestionFactory,
    TopicFactory,
    open_centre,
    question_form,
    rich,
)

pytestmark = pytest.mark.django_db
KNOWN, UNKNOWN = "returns.window", "returns.windw"


@pytest.fixture
def topic(shop_centre: Centre) -> TopicPage:
    return TopicFactory(parent=shop_centre.en, slug="returns")


@pytest.fixture
def editor(shop_centre: Centre) -> User:
    group = Group.objects.create(name="Editors of the first shop")
    grant_page_permissions(group, shop_centre.en)
    from django.contrib.auth.models import Permission

    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("editor", password="a long password")
    user.groups.add(group)
    return user


@pytest.fixture
def desk(editor: User) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(editor)
    return client


def create(desk: Client, topic: Page, **values: Any) -> HttpResponse:
    return desk.post(
        reverse("wagtailadmin_pages:add", args=["pages", "questionpage", topic.pk]), question_form(**values)
    )


def edit(desk: Client, page: Page, **values: Any) -> HttpResponse:
    return desk.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), question_form(**values))


PUBLISH = {"action-publish": "action-publish"}
BODY = [
    ("heading", "How"),
    ("prose", rich(f"<p>Within {LINK % KNOWN}.</p>")),
    ("notice", {"tone": "important", "title": "", "text": rich("<p>Keep the box.</p>")}),
]


def test_a_question_is_written_and_published(desk: Client, topic: Page) -> None:
    response = create(desk, topic, title=f"Within {BRACES % KNOWN}?", body=BODY, **PUBLISH)

    assert response.status_code == 302
    question = QuestionPage.objects.get()
    assert (question.live, question.title) == (True, f"Within {BRACES % KNOWN}?")
    assert [block.block_type for block in question.body] == ["heading", "prose", "notice"]
    assert f'ref="{KNOWN}"' in question.body[1].value.source
    assert question.public_path == "/en/returns/may-i-send-it-back/"


def test_a_draft_may_name_a_term_that_does_not_exist(desk: Client, topic: Page) -> None:
    response = create(desk, topic, title=BRACES % UNKNOWN)

    assert response.status_code == 302
    assert QuestionPage.objects.get().live is False


def test_an_unknown_reference_is_shown_at_its_field(desk: Client, topic: Page) -> None:
    response = create(desk, topic, title=BRACES % UNKNOWN, **PUBLISH)

    assert response.status_code == 200
    assert not QuestionPage.objects.exists()
    shown = BeautifulSoup(response.content, "html.parser").find(id="panel-child-content-child-title-errors")
    assert shown is not None
    assert UNKNOWN in shown.get_text()


def test_an_unknown_reference_in_rich_text_is_shown_at_its_field(desk: Client, topic: Page) -> None:
    response = create(desk, topic, answer=rich(f"<p>{LINK % UNKNOWN}</p>"), **PUBLISH)

    form = response.context["form"]
    assert list(form.errors) == ["answer"]
    assert UNKNOWN in form.errors["answer"][0]


def test_an_unknown_reference_in_a_block_is_shown_at_that_block(desk: Client, topic: Page) -> None:
    body = [
        ("heading", "Fine"),
        (
            "glance",
            {"title": "Terms", "rows": listed({"ref": KNOWN, "label": ""}, {"ref": UNKNOWN, "label": ""})},
        ),
    ]

    response = create(desk, topic, body=body, **PUBLISH)

    assert response.status_code == 200
    (error,) = response.context["form"].errors["body"].as_data()
    at_ref = error.block_errors[1].block_errors["rows"].block_errors[1].block_errors["ref"]
    assert UNKNOWN in at_ref.messages[0]
    assert not QuestionPage.objects.exists()


def test_a_reference_block_refuses_what_is_no_name(desk: Client, topic: Page) -> None:
    body = [("glance", {"title": "Terms", "rows": listed({"ref": "Return window", "label": ""})})]

    response = create(desk, topic, body=body)

    assert response.status_code == 200
    assert "joined by dots" in response.content.decode()


def test_a_table_needs_its_rows_filled(desk: Client, topic: Page) -> None:
    row = {"header": "Europe", "cells": listed("one", "two", "three")}
    table = {"title": "", "caption": "Transit", "columns": listed("Zone", "Days"), "rows": listed(row)}

    response = create(desk, topic, body=[("terms_table", table)])

    assert response.status_code == 200
    assert "This row has 3 cells, and the table needs 2" in response.content.decode()


def test_a_published_answer_is_edited(desk: Client, topic: Page) -> None:
    question = QuestionFactory(parent=topic, slug="may-i-send-it-back", answer="<p>No.</p>")

    refused = edit(desk, question, answer=rich(f"<p>{LINK % UNKNOWN}</p>"), **PUBLISH)
    assert refused.status_code == 200
    assert QuestionPage.objects.get().answer == "<p>No.</p>"

    edit(desk, question, answer=rich(f"<p>{LINK % KNOWN}</p>"))
    assert QuestionPage.objects.get().answer == "<p>No.</p>"

    edit(desk, question, answer=rich(f"<p>{LINK % KNOWN}</p>"), **PUBLISH)
    assert f'ref="{KNOWN}"' in QuestionPage.objects.get().answer


def test_view_live_leads_to_the_public_site(desk: Client, topic: Page) -> None:
    question = QuestionFactory(parent=topic, slug="may-i-send-it-back")

    shown = desk.get(reverse("wagtailadmin_pages:edit", args=[question.pk]))

    assert 'href="/en/returns/may-i-send-it-back/"' in shown.content.decode()


@pytest.mark.parametrize(
    "name", ["helphomepage", "topicpage", "questionpage", "policypage", "contentpage"], ids=str
)
def test_every_form_opens(admin_client: Client, shop_centre: Centre, topic: Page, name: str) -> None:
    parent = {"helphomepage": Page.get_first_root_node(), "questionpage": topic}.get(name, shop_centre.en)

    response = admin_client.get(reverse("wagtailadmin_pages:add", args=["pages", name, parent.pk]))

    assert response.status_code == 200


def test_editors_of_one_shop_cannot_touch_anothers_pages(desk: Client, topic: Page) -> None:
    other = open_centre(hostname="alamara.localhost")
    theirs = QuestionFactory(parent=TopicFactory(parent=other.fr, slug="retours"), title="Theirs")

    assert edit(desk, theirs, **PUBLISH).status_code == 404
    assert create(desk, theirs.get_parent(), **PUBLISH).status_code == 404

    assert [page.title for page in QuestionPage.objects.all()] == ["Theirs"]


def test_a_grant_covers_every_language_and_is_given_once(shop_centre: Centre) -> None:
    group = Group.objects.create(name="Group")
    grant_page_permissions(group, shop_centre.en, ("add", "publish"))
    grant_page_permissions(group, shop_centre.fr, ("add", "publish"))

    granted = {(item.page.specific, item.permission.codename) for item in group.page_permissions.all()}
    assert granted == {
        (page, codename) for page in HelpHomePage.objects.all() for codename in ("add_page", "publish_page")
    }
    assert group.page_permissions.count() == 4


def test_an_unknown_permission_is_refused(shop_centre: Centre) -> None:
    group = Group.objects.create(name="Group")

    with pytest.raises(ValueError, match="no such permission on pages: fly_page"):
        grant_page_permissions(group, shop_centre.en, ("add", "fly"))

    assert not group.page_permissions.exists()


def listed(*values: Any) -> dict[str, Any]:
    """Return values as the form of a list block posts them."""
    items = {
        str(number): {"value": value, "deleted": "", "order": str(number), "type": "item", "id": ""}
        for number, value in enumerate(values)
    }
    return {"count": str(len(values)), **items}
