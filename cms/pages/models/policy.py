"""A policy page: the place where the terms of one subject are explained."""

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.lint.panels import CheckProsePanel
from cms.pages.blocks import PolicyBodyBlock
from cms.pages.kinds import PolicyKind
from cms.pages.models.base import TERMS_HELP, HelpPage
from cms.pages.panels import ProsePanel, TermsOnPagePanel
from cms.translation.segments import OfEachLanguage


class PolicyPage(HelpPage):
    """The shop's policy on one subject; a help center has at most one page of each kind."""

    kind = models.CharField(
        max_length=20,
        choices=PolicyKind.choices,
        help_text="Which terms this page explains. Decisions in the order portal link to its clauses.",
    )
    summary = models.TextField(
        max_length=500, help_text="The policy in a plain sentence or two. " + TERMS_HELP
    )
    body = StreamField(PolicyBodyBlock(), blank=True)
    confirmed_on = models.DateField(
        null=True, blank=True, help_text="The day on which someone last read the page and found it right."
    )

    content_panels = [
        FieldPanel("title", help_text="The subject, in a word or two. " + TERMS_HELP),
        FieldPanel("kind"),
        FieldPanel("summary"),
        ProsePanel("body"),
        FieldPanel("confirmed_on"),
        CheckProsePanel(),
        TermsOnPagePanel(),
    ]
    search_fields = [
        *HelpPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.FilterField("kind"),
    ]

    override_translatable_fields = [OfEachLanguage("confirmed_on")]

    parent_page_types = ["pages.HelpHomePage"]
    subpage_types: list[str] = []
    page_description = "What the shop promises on one subject, clause by clause."

    class Meta:
        verbose_name = "policy page"
        verbose_name_plural = "policy pages"

    def clean(self) -> None:
        """Check that the help center has no other page of this kind: links to a clause need one place."""
        super().clean()
        parent = self.get_parent()
        if parent is None or not self.kind:
            return
        others = PolicyPage.objects.child_of(parent).filter(kind=self.kind).exclude(pk=self.pk)
        if other := others.first():
            sentence = (
                f"“{other.title}” already explains {PolicyKind(self.kind).label.lower()}: edit that page."
            )
            raise ValidationError({"kind": sentence})
