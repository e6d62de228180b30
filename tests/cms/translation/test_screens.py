"""The report of translations, the data of the editor, and the preview."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.preview.tokens import read_token
from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop
from tests.cms.translation.desk import FRENCH_ANSWER, Translated, question, submit

pytestmark = pytest.mark.django_db
REPORT = "wagtail_localize:translations_report"


def test_the_report_says_how_far_a_page_is(desk: Client, translated: Translated) -> None:
    translated.say("title", "Puis-je ?")
    said = desk.get(reverse(REPORT)).content.decode()
    assert "1 of 3 texts translated (33 %)" in said
    assert "Audrey-Alexandre" in said


@pytest.mark.parametrize(("wanted", "found"), [("true", True), ("false", False)])
def test_the_report_finds_what_waits(desk: Client, translated: Translated, wanted: str, found: bool) -> None:
    said = desk.get(reverse(REPORT), {"unfinished": wanted}).content.decode()
    assert ("0 of 3 texts" in said) is found


def test_the_report_is_narrowed_to_a_shop(desk: Client, translated: Translated, centre: Centre) -> None:
    own = desk.get(reverse(REPORT), {"shop": centre.site.shop.pk}).content.decode()
    assert "0 of 3 texts" in own
    other = open_shop(open_centre(hostname="other.localhost").site, code="other")
    offered = desk.get(reverse(REPORT)).content.decode()
    assert f'value="{centre.site.shop.pk}"' in offered
    assert other.name not in offered


def test_the_report_takes_as_many_queries_for_many_as_for_one(
    desk: Client, translated: Translated, django_assert_max_num_queries: Any, centre: Centre
) -> None:
    desk.get(reverse(REPORT))
    with django_assert_max_num_queries(60) as one:
        desk.get(reverse(REPORT))
    for number in range(3):
        submit(question(centre, slug=f"question-{number}"), "fr")
    with django_assert_max_num_queries(len(one.captured_queries)):
        desk.get(reverse(REPORT))


def test_the_report_is_exported(desk: Client, translated: Translated) -> None:
    exported = desk.get(reverse(REPORT), {"export": "csv"})
    assert b"0 of 3 texts translated (0 %)" in b"".join(exported.streaming_content)


def test_a_service_without_pages_is_not_shown_the_report(client: Client, django_user_model: Any) -> None:
    user = django_user_model.objects.create_user("service", "s@staff.example", "correct horse battery")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    assert reverse(REPORT) not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_values_are_told_in_the_language_of_the_translation(desk: Client, translated: Translated) -> None:
    data = desk.get(reverse("translation_editor_data", args=[translated.translation.pk])).json()
    assert (data["percent"], data["words"]) == (0, "0 of 3 texts translated (0 %)")
    assert data["values"]["returns.window"].endswith("jours")
    assert data["values"]["returns.window|number"].isdigit()


def test_a_preview_shows_what_is_translated_so_far(desk: Client, translated: Translated) -> None:
    translated.say("answer", FRENCH_ANSWER)
    address = reverse("wagtail_localize:preview_translation", args=[translated.translation.pk])
    response = desk.get(address)
    assert response.status_code == 302
    path, _, token = response["Location"].partition("?preview=")
    assert "/fr/" in path
    kept = read_token(unquote(token), at=timezone.now())
    assert "Avant" in kept.content_json
    assert "May I send it back?" in kept.content_json


def test_a_preview_in_a_mode_that_there_is_not(desk: Client, translated: Translated) -> None:
    address = reverse("wagtail_localize:preview_translation", args=[translated.translation.pk, "sideways"])
    assert desk.get(address).status_code == 404
