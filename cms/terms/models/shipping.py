"""How and when orders are shipped."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField

from cms.shops.models import working_week
from cms.terms.blocks.shipping import ServiceBlock, ZoneBlock
from cms.terms.models.base import Terms, panels_of
from cms.typed.choices import WEEKDAYS
from cms.typed.fields import ChoiceSetField
from policies import terms as core


class ShippingTerms(Terms):
    """Shipping and delivery."""

    states = core.ShippingTerms
    kind = core.Kind.SHIPPING

    cutoff_time = models.TimeField(
        help_text="On the shop’s clock. An order placed before it on a business day counts for that day, any "
        "other for the next one. At the very minute it is too late: with 12:00, an order at 12:00 counts "
        "for the next day."
    )
    handling_time_minimum = models.PositiveIntegerField(
        "Handling at least",
        default=0,
        help_text="Business days from the day the order counts for to the carrier. 0: handed over the same day.",
    )
    handling_time_maximum = models.PositiveIntegerField("Handling at most", default=0)
    delivery_weekdays = ChoiceSetField(
        "Days of delivery", options=WEEKDAYS, coerce=int, blank=True, default=working_week
    )
    delivery_hours_start = models.TimeField(
        "Deliveries from", null=True, blank=True, help_text="Empty: no hours are said."
    )
    delivery_hours_end = models.TimeField("Deliveries until", null=True, blank=True)
    check_on_receipt = models.BooleanField(
        "Customers are asked to check the parcel on receipt",
        default=False,
        help_text="And to tell the carrier of damage. A consumer’s rights do not depend on it.",
    )
    zones = StreamField(
        [("zone", ZoneBlock())],
        blank=True,
        collapsed=True,
        help_text="Destinations that share services, rates and times.",
    )
    services = StreamField(
        [("service", ServiceBlock())],
        blank=True,
        collapsed=True,
        help_text="What customers can choose from.",
    )

    panels = panels_of(
        MultiFieldPanel(
            [
                FieldPanel("cutoff_time"),
                FieldRowPanel([FieldPanel("handling_time_minimum"), FieldPanel("handling_time_maximum")]),
            ],
            heading="From the order to the carrier",
        ),
        MultiFieldPanel(
            [
                FieldPanel("delivery_weekdays"),
                FieldRowPanel([FieldPanel("delivery_hours_start"), FieldPanel("delivery_hours_end")]),
                FieldPanel("check_on_receipt"),
            ],
            heading="At the door",
        ),
        FieldPanel("zones"),
        FieldPanel("services"),
    )

    class Meta(Terms.Meta):
        verbose_name = "shipping terms"
        verbose_name_plural = "shipping terms"
