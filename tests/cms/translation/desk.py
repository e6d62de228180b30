"""A shop whose question is translated, and people who may translate it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group, Permission
from wagtail.models import Locale
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from cms.pages.models import QuestionPage
from cms.pages.permissions import grant_page_permissions
from tests.cms.pages.factories import LINK, Centre, QuestionFactory, TopicFactory

WINDOW = LINK % "returns.window"
NOON = LINK % "shipping.cutoff_time"
ANSWER = f"<p>You have {WINDOW} if you ordered before {NOON}.</p>"
FRENCH_ANSWER = "Avant {{ shipping.cutoff_time }}, vous avez {{ returns.window }}."


@dataclass(frozen=True, slots=True)
class Translated:
    """A question, and the page that its translation makes."""

    source: QuestionPage
    translation: Translation

    @property
    def target(self) -> QuestionPage:
        """The page as it stands."""
        page: QuestionPage = self.translation.get_target_instance()
        return page

    def say(self, path: str, text: str) -> StringTranslation:
        """Translate the text at ``path`` (the beginning of it is enough)."""
        segment = self.translation.source.stringsegment_set.filter(context__path__startswith=path).first()
        found, _ = StringTranslation.objects.update_or_create(
            translation_of=segment.string,
            locale=self.translation.target_locale,
            context=segment.context,
            defaults={"data": text, "has_error": False, "field_error": ""},
        )
        return found

    def say_all(self, answer: str = FRENCH_ANSWER) -> None:
        """Translate the whole question."""
        self.say("title", "Puis-je la renvoyer ?")
        self.say("slug", "puis-je-la-renvoyer")
        self.say("answer", answer)

    def save(self) -> None:
        """Make the page of the translation anew, as a draft."""
        Translation.objects.get(pk=self.translation.pk).save_target(publish=False)

    def texts(self) -> list[str]:
        """What is to be translated, in the order of the page."""
        segments = self.translation.source.stringsegment_set.order_by("order").select_related("string")
        return [segment.string.data for segment in segments]


def submit(page: QuestionPage, code: str, *, user: Any = None) -> Translated:
    """Send a page to be translated into a language."""
    locale = Locale.objects.get(language_code=code)
    translate_object(page, [locale], user=user)
    found = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale)
    return Translated(page, found)


def question(centre: Centre, *, code: str = "en", **values: Any) -> QuestionPage:
    """A published question of the help center, in one language only."""
    home = centre.en if code == "en" else centre.fr
    topic = TopicFactory(parent=home, locale=home.locale)
    fields = {"title": "May I send it back?", "slug": "may-i-send-it-back", "answer": ANSWER} | values
    page = QuestionFactory(parent=topic, locale=home.locale, **fields)
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def translator_of(
    centre: Centre, name: str, *, permissions: tuple[str, ...] = ("add", "change", "publish")
) -> AbstractUser:
    """Someone who edits and translates the pages of one help center, and none of any other."""
    group = Group.objects.create(name=name)
    grant_page_permissions(group, centre.en, permissions)
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin"),
        Permission.objects.get(content_type__app_label="wagtail_localize", codename="submit_translation"),
    )
    user = get_user_model().objects.create_user(name, f"{name}@staff.example", "correct horse battery")
    user.groups.add(group)
    return user
