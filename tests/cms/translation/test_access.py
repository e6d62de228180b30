"""Whoever may not edit a page reaches nothing of its translation, by any address."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, reverse
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.wagtail_hooks import register_admin_urls

from tests.cms.pages.factories import Centre, open_centre
from tests.cms.pages.shops import open_shop
from tests.cms.translation.desk import Translated, question, submit, translator_of

pytestmark = pytest.mark.django_db
OPEN = {"javascript_catalog", "translations_report", "translations_report_results"}


def patterns() -> Iterator[URLPattern]:
    (localize,) = register_admin_urls()
    yield from localize.url_patterns


def parts_for(translated: Translated, route: str) -> dict[str, Any]:
    """What stands in an address about ``translated``."""
    segment = translated.translation.source.stringsegment_set.first()
    known = {
        "page_id": translated.target.pk,
        "translation_source_id": translated.translation.source_id,
        "translation_id": translated.translation.pk,
        "string_segment_id": segment.pk,
        "overridable_segment_id": 1,
        "mode": "default",
        "app_label": "terms",
        "model_name": "returnterms",
        "pk": "1",
    }
    return {name: value for name, value in known.items() if f":{name}>" in route}


@pytest.fixture
def stranger(client: Client, translated: Translated) -> Client:
    """A translator of another shop."""
    elsewhere = open_centre(hostname="other.localhost")
    open_shop(elsewhere.site, code="other")
    client.force_login(translator_of(elsewhere, "stranger"))
    return client


@pytest.mark.parametrize(
    "pattern", [each for each in patterns() if each.name not in OPEN], ids=lambda each: str(each.pattern)
)
def test_every_address_is_closed_to_strangers(
    stranger: Client, translated: Translated, pattern: URLPattern
) -> None:
    parts = parts_for(translated, str(pattern.pattern))
    address = reverse(f"wagtail_localize:{pattern.name}", kwargs=parts)
    for method in (stranger.get, stranger.post, stranger.put, stranger.delete):
        assert method(address).status_code == 404
    assert Translation.objects.get(pk=translated.translation.pk).enabled


def test_the_data_of_the_editor_is_closed_to_strangers(stranger: Client, translated: Translated) -> None:
    address = reverse("translation_editor_data", args=[translated.translation.pk])
    assert stranger.get(address).status_code == 404


def test_strangers_find_no_row_in_the_report(stranger: Client, translated: Translated) -> None:
    said = stranger.get(reverse("wagtail_localize:translations_report")).content.decode()
    assert "May I send it back?" not in said
    assert "Nothing is being translated" in said


def test_snippets_are_listed_for_nobody(desk: Client) -> None:
    address = reverse("wagtail_localize:snippets_api_listing", args=["terms", "returnterms"])
    assert desk.get(address).status_code == 404


def test_languages_are_for_administrators(desk: Client, admin_client: Client) -> None:
    address = reverse("wagtaillocales:index")
    assert admin_client.get(address).status_code == 200
    assert desk.get(address).status_code == 302


def test_a_translator_opens_the_editor_of_translations(desk: Client, translated: Translated) -> None:
    said = desk.get(reverse("wagtailadmin_pages:edit", args=[translated.target.pk])).content.decode()
    assert "js-translation-editor" in said
    assert "wagtail-localize-editor-form.css" in said


def test_a_page_is_sent_from_the_desk(desk: Client, centre: Centre) -> None:
    page = question(centre)
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    response = desk.post(address, {"locales": [centre.fr.locale_id]})
    assert response["Location"] == reverse("wagtailadmin_pages:edit", args=[page.get_translations().get().pk])


def test_all_below_a_page_is_sent_with_it(desk: Client, centre: Centre) -> None:
    topic = question(centre).get_parent()
    address = reverse("wagtail_localize:submit_page_translation", args=[topic.pk])
    desk.post(address, {"locales": [centre.fr.locale_id], "include_subtree": "on"})
    assert Translation.objects.count() == 2
    assert centre.fr.get_descendants().count() == 2


def test_nobody_opens_a_language_beside_the_help_centers(desk: Client, centre: Centre) -> None:
    page = question(centre)
    Page.objects.get(pk=centre.fr.pk).delete()
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    desk.post(address, {"locales": [centre.fr.locale_id]})
    assert not Translation.objects.exists()
    assert page.get_translations().count() == 0


def test_who_may_not_publish_does_not_mirror(client: Client, centre: Centre) -> None:
    translated = submit(question(centre), "fr")
    client.force_login(translator_of(centre, "novice", permissions=("change",)))
    address = reverse("wagtail_localize:convert_to_alias", args=[translated.target.pk])
    assert client.post(address).status_code == 302
    assert translated.target.alias_of_id is None


def test_a_text_is_saved_as_the_editor_sends_it(desk: Client, translated: Translated) -> None:
    segment = translated.translation.source.stringsegment_set.get(context__path="title")
    address = reverse(
        "wagtail_localize:edit_string_translation", args=[translated.translation.pk, segment.pk]
    )
    sent = encode_multipart(BOUNDARY, {"value": "Puis-je ?"})
    assert desk.put(address, sent, content_type=MULTIPART_CONTENT).status_code == 201
    assert translated.translation.get_progress() == (3, 1)
    assert desk.delete(address).status_code == 200
    assert translated.translation.get_progress() == (3, 0)
