"""A question and its answer."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable
from wagtail.search import index

from cms.lint.panels import CheckProsePanel
from cms.pages.blocks import ANSWER_FEATURES, PassageBlock
from cms.pages.models.base import TERMS_HELP, HelpPage
from cms.pages.panels import ProsePanel, TermsOnPagePanel
from cms.translation.fields import ProseField
from cms.translation.segments import OfEachLanguage


class QuestionPage(HelpPage):
    """One question, its short answer, and as much more as it takes."""

    answer = ProseField(
        features=list(ANSWER_FEATURES),
        help_text="The whole answer in a few sentences: search results and the topic's page show it as it is.",
    )
    body = StreamField(
        PassageBlock(),
        blank=True,
        help_text="More, for those who need it: steps, a table, exceptions. Often not needed.",
    )
    confirmed_on = models.DateField(
        null=True, blank=True, help_text="The day on which someone last read the answer and found it right."
    )

    content_panels = [
        FieldPanel("title", help_text="The question, as a customer would ask it. " + TERMS_HELP),
        ProsePanel("answer"),
        ProsePanel("body"),
        InlinePanel(
            "related_questions",
            heading="Related questions",
            label="Question",
            max_num=6,
            help_text="What a reader of this answer asks next. Up to six.",
        ),
        FieldPanel("confirmed_on"),
        CheckProsePanel(),
        TermsOnPagePanel(),
    ]
    search_fields = [
        *HelpPage.search_fields,
        index.SearchField("answer"),
        index.AutocompleteField("answer"),
        index.SearchField("body"),
    ]

    override_translatable_fields = [OfEachLanguage("confirmed_on")]

    parent_page_types = ["pages.TopicPage"]
    subpage_types: list[str] = []
    page_description = "A question a customer asks, with its answer."

    class Meta:
        verbose_name = "question"
        verbose_name_plural = "questions"


class RelatedQuestion(Orderable):
    """A question to read after another."""

    page = ParentalKey(QuestionPage, on_delete=models.CASCADE, related_name="related_questions")
    question = models.ForeignKey(QuestionPage, on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("question", "pages.QuestionPage")]

    def __str__(self) -> str:
        return str(self.question)
