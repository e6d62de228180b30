"""A topic: what its questions, in their order, have in common."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.lint.panels import CheckProsePanel
from cms.pages.models.base import TERMS_HELP, HelpPage
from cms.pages.panels import TermsOnPagePanel


class TopicPage(HelpPage):
    """A topic of the help center. Its questions are the pages below it, in the order of the list of pages."""

    summary = models.TextField(
        blank=True, max_length=300, help_text="What the customer finds here, in a sentence. " + TERMS_HELP
    )

    content_panels = [
        FieldPanel("title", help_text="The topic, in a word or two. " + TERMS_HELP),
        FieldPanel("summary"),
        CheckProsePanel(),
        TermsOnPagePanel(),
    ]
    search_fields = [*HelpPage.search_fields, index.SearchField("summary")]

    parent_page_types = ["pages.HelpHomePage"]
    subpage_types = ["pages.QuestionPage"]
    # Questions are listed, and shown, in the order an editor gives them.
    admin_default_ordering = "ord"
    page_description = "A group of questions with their answers."

    class Meta:
        verbose_name = "topic"
        verbose_name_plural = "topics"
