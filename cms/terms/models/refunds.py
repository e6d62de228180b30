"""What is paid back, when, and what may hold it up."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.terms.blocks.refunds import TenderRuleBlock
from cms.terms.models.base import Terms, panels_of
from cms.terms.words import COMPONENTS, DUE_FROM, UNITS, WITHHOLDINGS
from cms.typed.fields import ChoiceSetField
from policies import durations
from policies import terms as core


def items_only() -> list[str]:
    """The price of the items."""
    return [core.RefundComponent.ITEMS.value]


class RefundTerms(Terms):
    """Refunds."""

    states = core.RefundTerms
    kind = core.Kind.REFUNDS

    due_length = models.PositiveIntegerField("Refunded within", help_text="Number of days.")
    due_unit = models.CharField(
        "Counted in", max_length=20, choices=UNITS, default=durations.Unit.CALENDAR_DAY
    )
    due_from = models.CharField("Counted from", max_length=20, choices=DUE_FROM, default=core.DueFrom.NOTICE)
    withholding = models.CharField(
        "The refund may wait", max_length=24, choices=WITHHOLDINGS, default=core.Withholding.NEVER
    )
    inspection = models.BooleanField("Goods are inspected before a refund", default=False)
    includes = ChoiceSetField(
        "What is paid back",
        options=COMPONENTS,
        blank=True,
        default=items_only,
        help_text="Consumers in the EU who withdraw get standard delivery back whatever is chosen here "
        "(Directive 2011/83/EU, Article 13).",
    )
    processing_minimum = models.PositiveIntegerField(
        "Usually takes at least",
        null=True,
        blank=True,
        help_text="Working days after the goods arrived. Empty: not said.",
    )
    processing_maximum = models.PositiveIntegerField("Usually takes at most", null=True, blank=True)
    tender_rules = StreamField(
        [("rule", TenderRuleBlock())],
        verbose_name="Where the money goes",
        blank=True,
        collapsed=True,
        help_text="The first rule that fits is heard, so put the narrow ones first. Where none fits, money goes back "
        "to the means of payment it came from.",
    )

    panels = panels_of(
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("due_length"), FieldPanel("due_unit")]),
                FieldPanel("due_from"),
                FieldRowPanel([FieldPanel("processing_minimum"), FieldPanel("processing_maximum")]),
            ],
            heading="When",
        ),
        MultiFieldPanel([FieldPanel("includes")], heading="What"),
        MultiFieldPanel([FieldPanel("inspection"), FieldPanel("withholding")], heading="What may hold it up"),
        FieldPanel("tender_rules"),
    )

    class Meta(Terms.Meta):
        verbose_name = "refund terms"
        verbose_name_plural = "refund terms"
