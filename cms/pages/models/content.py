"""A plain page: a care guide, a legal notice."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.lint.panels import CheckProsePanel
from cms.pages.blocks import PassageBlock
from cms.pages.models.base import TERMS_HELP, HelpPage
from cms.pages.panels import ProsePanel, TermsOnPagePanel


class ContentPage(HelpPage):
    """A page that is neither a question nor a policy."""

    summary = models.TextField(
        blank=True, max_length=500, help_text="What the page is about, in a sentence or two. " + TERMS_HELP
    )
    body = StreamField(PassageBlock(), blank=True)

    content_panels = [
        FieldPanel("title", help_text=TERMS_HELP),
        FieldPanel("summary"),
        ProsePanel("body"),
        CheckProsePanel(),
        TermsOnPagePanel(),
    ]
    search_fields = [*HelpPage.search_fields, index.SearchField("summary"), index.SearchField("body")]

    parent_page_types = ["pages.HelpHomePage", "pages.ContentPage"]
    subpage_types = ["pages.ContentPage"]
    page_description = "Anything else: a care guide, a legal notice."

    class Meta:
        verbose_name = "content page"
        verbose_name_plural = "content pages"
