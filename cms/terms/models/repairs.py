"""What is repaired, and at whose cost."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.terms.blocks.repairs import CauseBlock
from cms.terms.models.base import Terms, panels_of
from cms.terms.words import UNITS
from policies import durations
from policies import terms as core


class RepairTerms(Terms):
    """Repairs."""

    states = core.RepairTerms
    kind = core.Kind.REPAIRS

    causes = StreamField(
        [("cause", CauseBlock())],
        verbose_name="Price by cause",
        blank=True,
        help_text="A cause that is not listed is not repaired.",
    )
    contact_first = models.BooleanField(
        "Customers write first", default=True, help_text="Before they send anything in."
    )
    quote_validity_length = models.PositiveIntegerField(
        "A quote is valid for", null=True, blank=True, help_text="Number of days. Empty: a quote has no end."
    )
    quote_validity_unit = models.CharField(
        "Counted in", max_length=20, choices=UNITS, default=durations.Unit.CALENDAR_DAY
    )
    irreparable_sent_back = models.BooleanField("What cannot be mended is sent back as it is", default=True)

    panels = panels_of(
        FieldPanel("causes"),
        MultiFieldPanel(
            [
                FieldPanel("contact_first"),
                FieldRowPanel([FieldPanel("quote_validity_length"), FieldPanel("quote_validity_unit")]),
                FieldPanel("irreparable_sent_back"),
            ],
            heading="How it goes",
        ),
    )

    class Meta(Terms.Meta):
        verbose_name = "repair terms"
        verbose_name_plural = "repair terms"
