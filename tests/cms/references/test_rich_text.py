"""References in Wagtail's rich text: stored, edited, stored again the same, and rendered."""

import json
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.models import GroupPagePermission
from wagtail.rich_text import expand_db_html

from cms.references import context
from cms.references.resolver import Resolver
from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop
from tests.full_terms import in_force

STORED = (
    '<p data-block-key="a1">Within <a linktype="term" ref="returns.window" fmt="number"></a> days, '
    '<b>always</b> <a linktype="term" ref="refunds.due" fmt=""></a>.</p>'
)


@pytest.fixture
def converter() -> ContentstateConverter:
    return ContentstateConverter(["bold", "link", "term"])


def test_what_is_stored_comes_back_the_same(converter: ContentstateConverter) -> None:
    state = converter.from_database_format(STORED)

    assert converter.to_database_format(state) == STORED


def test_an_entity_has_a_text_so_that_editing_keeps_it(converter: ContentstateConverter) -> None:
    state = json.loads(converter.from_database_format(STORED))
    (block,) = state["blocks"]

    assert block["text"] == "Within returns.window|number days, always refunds.due."
    first = block["entityRanges"][0]
    assert block["text"][first["offset"] :][: first["length"]] == "returns.window|number"
    assert state["entityMap"]["0"] == {
        "mutability": "IMMUTABLE",
        "type": "TERM",
        "data": {"ref": "returns.window", "fmt": "number"},
    }


def test_a_label_between_the_tags_is_dropped(converter: ContentstateConverter) -> None:
    state = converter.from_database_format(
        '<p data-block-key="a1"><a linktype="term" ref="refunds.due">99 days</a></p>'
    )

    assert converter.to_database_format(state) == (
        '<p data-block-key="a1"><a linktype="term" ref="refunds.due" fmt=""></a></p>'
    )


def test_a_reference_at_the_top_gets_a_paragraph(converter: ContentstateConverter) -> None:
    state = converter.from_database_format('<a linktype="term" ref="refunds.due"></a>')

    assert 'ref="refunds.due"' in converter.to_database_format(state)


def test_wagtails_own_rendering_uses_the_resolver_in_use() -> None:
    with context.using(Resolver(in_force(), locale="fr")):
        html = expand_db_html(STORED)

    assert '<data class="term" value="P14D" data-ref="returns.window">14</data><a></a> days' in html
    assert ">14 jours</data>" in html


def test_without_a_resolver_there_is_a_gap() -> None:
    assert ">—</data>" in expand_db_html(STORED)


@pytest.fixture
def centre(db: None) -> Centre:
    made = open_centre()
    open_shop(made.site)
    return made


def editor(centre: Centre) -> Client:
    """Someone who may change the pages of one help center and nothing else."""
    group = Group.objects.create(name=f"Editors of {centre.site.hostname}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=centre.en.page_ptr, permission=change)
    user = get_user_model().objects.create_user(f"editor-{centre.site.hostname}", password="correct horse")
    user.groups.add(group)
    client = Client()
    client.force_login(user)
    return client


def listed(client: Client, **query: Any) -> Any:
    return client.get(reverse("references_terms"), query_params=query)


def test_the_chooser_lists_terms_with_their_values_in_the_pages_language(centre: Centre) -> None:
    client = editor(centre)

    english, french = (listed(client, page=page.pk).json() for page in (centre.en, centre.fr))

    assert english["shop"] == "audrey-alexandre"
    window = next(item for item in english["items"] if item["ref"] == "returns.window")
    assert (window["label"], window["group"], window["value"]) == ("Return window", "Returns", "14 days")
    assert window["formats"]["number"] == "14"
    assert next(item for item in french["items"] if item["ref"] == "returns.window")["value"] == "14 jours"
    assert listed(client, shop="audrey-alexandre").json() == english


def test_another_shops_terms_are_not_shown(centre: Centre) -> None:
    other = open_centre(hostname="alamara.localhost")
    open_shop(other.site, code="alamara")
    client = editor(centre)

    assert listed(client, shop="alamara").status_code == 404
    assert listed(client, page=other.en.pk).status_code == 404
    assert listed(client, shop="alamara").json() == listed(client, shop="nobody").json()


@pytest.mark.parametrize("query", [{}, {"page": "0"}, {"page": "9" * 40}, {"page": "x"}, {"shop": "\0"}])
def test_questions_that_make_no_sense_find_nothing(centre: Centre, query: dict[str, str]) -> None:
    assert listed(editor(centre), **query).status_code == 404


def test_the_list_is_for_editors_only(centre: Centre, client: Client) -> None:
    assert listed(client, shop="audrey-alexandre").status_code == 302
