"""The first page of a help center, one for each language."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.models import Orderable
from wagtail.search import index

from cms.lint.panels import CheckProsePanel
from cms.pages.models.base import TERMS_HELP, HelpPage
from cms.pages.panels import TermsOnPagePanel
from cms.pages.routing import host_among_others


class HelpHomePage(HelpPage):
    """The door of a shop's help center: topics, policies and the questions most asked."""

    heading = models.CharField(
        max_length=150, help_text="Heads the page, above the search: how can we help? " + TERMS_HELP
    )
    intro = models.TextField(
        blank=True, max_length=500, help_text="A sentence or two below the heading. " + TERMS_HELP
    )
    tagline = models.CharField(
        max_length=150, blank=True, help_text="A few words about the shop, shown at the foot of every page."
    )

    content_panels = [
        FieldPanel("title", help_text="The name of the help center, as links back to it say it."),
        FieldPanel("heading"),
        FieldPanel("intro"),
        InlinePanel(
            "featured_questions",
            heading="Most useful questions",
            label="Question",
            max_num=8,
            help_text="Shown first. Up to eight.",
        ),
        FieldPanel("tagline"),
        CheckProsePanel(),
        TermsOnPagePanel(),
    ]
    search_fields = [*HelpPage.search_fields, index.SearchField("heading"), index.SearchField("intro")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["pages.TopicPage", "pages.PolicyPage", "pages.ContentPage"]
    page_description = "The first page of a help center."

    class Meta:
        verbose_name = "help center"
        verbose_name_plural = "help centers"

    def get_admin_display_title(self) -> str:
        """The title, with the site's host where several sites have such a page: most are called “Help”."""
        title: str = super().get_admin_display_title()
        host = host_among_others(self)
        return f"{title} ({host})" if host else title


class FeaturedQuestion(Orderable):
    """A question that the home page shows first."""

    page = ParentalKey(HelpHomePage, on_delete=models.CASCADE, related_name="featured_questions")
    question = models.ForeignKey("pages.QuestionPage", on_delete=models.CASCADE, related_name="+")

    panels = [PageChooserPanel("question", "pages.QuestionPage")]

    def __str__(self) -> str:
        return str(self.question)
