"""A translation is published whole, from wagtail-localize's editor as from anywhere else."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from cms.pages.models import QuestionPage
from tests.cms.pages.factories import Centre
from tests.cms.translation.desk import Translated, question, submit

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def publish(desk: Client, translated: Translated) -> str:
    """Press publish in the editor of translations, and return what the page then says."""
    address = reverse("wagtailadmin_pages:edit", args=[translated.target.pk])
    response = desk.post(address, {"action": "publish"}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_sent_to_be_translated_is_a_draft(translated: Translated) -> None:
    assert not translated.target.live


def test_a_whole_translation_is_published(desk: Client, translated: Translated) -> None:
    translated.say_all()
    assert "Published" in publish(desk, translated)
    assert translated.target.live
    assert translated.target.slug == "puis-je-la-renvoyer"


def test_a_translation_in_part_is_not(desk: Client, translated: Translated) -> None:
    translated.say("title", "Puis-je la renvoyer ?")
    said = publish(desk, translated)
    assert "2 texts are not translated yet" in said
    assert not translated.target.live


def test_a_missing_reference_is_named(desk: Client, translated: Translated) -> None:
    translated.say_all(answer="Vous avez 14 jours avant {{ shipping.cutoff_time }}.")
    said = publish(desk, translated)
    assert "{{ returns.window }} is missing. Put it where the value belongs." in said
    assert not translated.target.live


def test_a_reference_that_the_shop_cannot_answer_is_a_sentence(desk: Client, centre: Centre) -> None:
    page = question(centre)
    QuestionPage.objects.filter(pk=page.pk).update(answer="<p>Hello.</p>", title="{{ returns.windows }}?")
    page.refresh_from_db()
    sent = submit(page, "fr")
    sent.say("title", "{{ returns.windows }} ?")
    sent.say("slug", "x")
    sent.say("answer", "Bonjour.")
    assert "There is no term called “returns.windows”." in publish(desk, sent)
    assert not sent.target.live


def test_a_locked_page_is_not_published(desk: Client, translated: Translated) -> None:
    translated.say_all()
    QuestionPage.objects.filter(pk=translated.target.pk).update(locked=True)
    assert "This page is locked" in publish(desk, translated)
    assert not translated.target.live


def test_a_program_that_publishes_is_refused_as_well(centre: Centre) -> None:
    page = question(centre)
    QuestionPage.objects.filter(pk=page.pk).update(title="{{ returns.windows }}?")
    page.refresh_from_db()
    sent = submit(page, "fr")
    with pytest.raises(ValidationError, match=r"returns\.windows"):
        sent.translation.save_target(publish=True)
    assert not sent.target.live


def test_syncing_publishes_nothing(desk: Client, translated: Translated) -> None:
    translated.say_all()
    publish(desk, translated)
    before = translated.target.latest_revision_id
    address = reverse("wagtail_localize:update_translations", args=[translated.translation.source_id])
    assert desk.get(address).status_code == 200
    desk.post(address, {"publish_translations": "on"})
    assert translated.target.latest_revision_id == before
