"""Until when an order can be cancelled or changed."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from cms.terms.models.base import Terms, panels_of
from cms.terms.words import LIMITS, MODIFICATIONS
from cms.typed.fields import ChoiceSetField
from policies import terms as core


class CancellationTerms(Terms):
    """Cancellation and modification."""

    states = core.CancellationTerms
    kind = core.Kind.CANCELLATION

    limits = ChoiceSetField(
        "An order can be cancelled until",
        options=LIMITS,
        blank=True,
        help_text="Whichever of these comes first. For an order placed in the afternoon the next cutoff is the next "
        "business day’s, so choose both “next cutoff” and “handed to the carrier”: then every order can be cancelled "
        "for a while, and none that has already left.",
    )
    minutes = models.PositiveIntegerField(
        null=True, blank=True, help_text="How many minutes after the order, if that limit is chosen above."
    )
    modification = models.CharField(
        "An order can be changed",
        max_length=20,
        choices=MODIFICATIONS,
        default=core.Modification.NEVER,
        help_text="Another address, size or color, without cancelling.",
    )

    panels = panels_of(
        MultiFieldPanel([FieldPanel("limits"), FieldPanel("minutes")], heading="Cancelling"),
        MultiFieldPanel([FieldPanel("modification")], heading="Changing"),
    )

    class Meta(Terms.Meta):
        verbose_name = "cancellation terms"
        verbose_name_plural = "cancellation terms"
