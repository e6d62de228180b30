"""What can be returned, until when, how, and at whose cost."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.terms.blocks.exceptions import ExceptionBlock
from cms.terms.blocks.returns import MethodBlock
from cms.terms.blocks.seasons import SeasonBlock
from cms.terms.models.base import Terms, panels_of
from cms.terms.words import (
    CONDITIONS,
    EXCHANGES,
    GUESTS,
    MODES,
    OUTCOMES,
    PAYERS,
    REASONS,
    STARTS,
    UNITS,
    WITHOUT_RECORD,
)
from cms.typed.fields import ChoiceSetField, ShareField
from policies import durations
from policies import terms as core


def refund_only() -> list[str]:
    """Money back."""
    return [core.ReturnOutcome.REFUND.value]


class ReturnTerms(Terms):
    """Returns."""

    states = core.ReturnTerms
    kind = core.Kind.RETURNS

    window_length = models.PositiveIntegerField(
        "Goods can be returned within",
        null=True,
        blank=True,
        help_text="Number of days. Empty: no time limit.",
    )
    window_unit = models.CharField(
        "Counted in", max_length=20, choices=UNITS, default=durations.Unit.CALENDAR_DAY
    )
    window_starts_on = models.CharField(
        "Counted from",
        max_length=20,
        choices=STARTS,
        default=durations.StartsOn.DELIVERY_LAST,
        help_text="The day itself does not count.",
    )
    window_rolls_forward = models.BooleanField(
        "A last day on a day off moves to the next working day",
        default=False,
        help_text="French law asks for it (Code de la consommation L221-19).",
    )
    send_within_length = models.PositiveIntegerField(
        "To be sent within",
        null=True,
        blank=True,
        help_text="Number of days after the return was announced. Empty: not said.",
    )
    send_within_unit = models.CharField(
        "Counted in", max_length=20, choices=UNITS, default=durations.Unit.CALENDAR_DAY
    )
    seasons = StreamField(
        [("season", SeasonBlock())],
        blank=True,
        collapsed=True,
        help_text="Orders of these days can be returned longer, such as before Christmas.",
    )
    mode = models.CharField("Requests are", max_length=20, choices=MODES, default=core.ReturnMode.AUTOMATIC)
    guests = models.CharField(
        "Customers without an account", max_length=20, choices=GUESTS, default=core.GuestReturns.SELF_SERVICE
    )
    conditions = ChoiceSetField("Returned goods must be", options=CONDITIONS, blank=True)
    outcomes = ChoiceSetField("The customer can get", options=OUTCOMES, blank=True, default=refund_only)
    exchange = models.CharField(
        "For an exchange",
        max_length=20,
        choices=EXCHANGES,
        default=core.ExchangeHandling.REPLACEMENT,
        help_text="Where the customer can get one.",
    )
    without_record = models.CharField(
        "Where no record of the sale is found, a return is",
        max_length=20,
        choices=WITHOUT_RECORD,
        default=core.WithoutRecord.REFUSED,
    )
    methods = StreamField(
        [("method", MethodBlock())], verbose_name="Ways to return", blank=True, collapsed=True
    )
    shipping_paid_by = models.CharField(
        "Return postage is paid by", max_length=20, choices=PAYERS, default=core.Payer.CUSTOMER
    )
    shipping_waived_for = ChoiceSetField(
        "The shop pays nevertheless when the reason is", options=REASONS, blank=True
    )
    restocking_fee = ShareField(
        "Restocking fee",
        default=0,
        help_text="Percentage of the item’s price that is kept. 0: none is charged.",
    )
    restocking_fee_waived_for = ChoiceSetField(
        "No fee is kept when the reason is", options=REASONS, blank=True
    )
    exceptions = StreamField(
        [("exception", ExceptionBlock())],
        blank=True,
        collapsed=True,
        help_text="Goods, places or ways for which something else holds. The exception that narrows the most is "
        "heard first; their order means nothing.",
    )

    panels = panels_of(
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("window_length"), FieldPanel("window_unit")]),
                FieldPanel("window_starts_on"),
                FieldPanel("window_rolls_forward"),
                FieldRowPanel([FieldPanel("send_within_length"), FieldPanel("send_within_unit")]),
            ],
            heading="Time",
        ),
        FieldPanel("seasons"),
        MultiFieldPanel(
            [
                FieldPanel("mode"),
                FieldPanel("guests"),
                FieldPanel("without_record"),
                FieldPanel("conditions"),
                FieldPanel("outcomes"),
                FieldPanel("exchange"),
            ],
            heading="Conditions",
        ),
        FieldPanel("methods"),
        MultiFieldPanel(
            [
                FieldPanel("shipping_paid_by"),
                FieldPanel("shipping_waived_for"),
                FieldPanel("restocking_fee"),
                FieldPanel("restocking_fee_waived_for"),
            ],
            heading="Costs",
        ),
        FieldPanel("exceptions"),
    )

    class Meta(Terms.Meta):
        verbose_name = "return terms"
        verbose_name_plural = "return terms"
