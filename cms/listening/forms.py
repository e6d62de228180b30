"""The form by which an editor deals with a search that found nothing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.models import Page

from cms.listening.models import EmptySearch
from cms.pages.models import QuestionPage, TopicPage
from cms.shops.models import Shop

WRITE, LINK, LEAVE = "write", "link", "leave"
WAYS = ((WRITE, "Write an answer"), (LINK, "An answer exists"), (LEAVE, "Leave it: nothing to answer"))


class SettleForm(forms.Form):
    """How the search is dealt with; what each way needs is asked below it."""

    way = forms.ChoiceField(label="What to do", choices=WAYS, widget=forms.RadioSelect, initial=WRITE)
    title = forms.CharField(
        label="Question", max_length=255, required=False, help_text="As a customer would ask it."
    )
    topic = forms.ModelChoiceField(
        TopicPage.objects.none(),
        label="Topic",
        required=False,
        empty_label="Choose a topic",
        help_text="The draft is made below it, and you go on writing there.",
    )
    answer = forms.ModelChoiceField(
        QuestionPage.objects.none(),
        label="Answer",
        required=False,
        empty_label="Choose a question",
        help_text="Consider using the reader’s words in it, so that the search finds it.",
    )

    def __init__(self, *args: Any, search: EmptySearch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        home = home_in(search.language, shop=search.shop)
        below = Page.objects.descendant_of(home) if home else Page.objects.none()
        self.fields["title"].initial = as_question(search.term)
        self._offer("topic", TopicPage.objects.live().filter(pk__in=below.values("pk")))
        self._offer("answer", QuestionPage.objects.live().filter(pk__in=below.values("pk")))

    def _offer(self, name: str, pages: QuerySet[Any]) -> None:
        field: Any = self.fields[name]
        field.queryset = pages

    def clean(self) -> dict[str, Any]:
        """Check that what the chosen way needs is there."""
        cleaned = super().clean() or {}
        way = cleaned.get("way")
        if way == WRITE and not cleaned.get("title"):
            self.add_error("title", "Write the question.")
        if way == WRITE and not cleaned.get("topic"):
            self.add_error("topic", "Choose the topic in which the question belongs.")
        if way == LINK and not cleaned.get("answer"):
            self.add_error("answer", "Choose the question that answers it.")
        return cleaned


def home_in(language: str, *, shop: Shop) -> Page | None:
    """The first page of a shop's help center in one language."""
    root = shop.site.root_page
    found: Page | None = root.get_translations(inclusive=True).filter(locale__language_code=language).first()
    return found


def as_question(term: str) -> str:
    """The reader's words as the beginning of a title."""
    return term[:1].upper() + term[1:]
