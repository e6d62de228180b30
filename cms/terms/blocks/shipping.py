"""Zones and services of the shipping terms."""

from wagtail import blocks

from cms.terms.words import DELIVERS_TO
from cms.typed.blocks import CountriesBlock, CountryBlock, DayRangeBlock, LocalizedTextBlock, WordsBlock


class PostalAreaBlock(blocks.StructBlock):
    """A part of a country."""

    country = CountryBlock()
    prefixes = WordsBlock(
        required=False,
        label="Postal codes beginning with",
        help_text="Separated by commas, such as 971, 972 for part of overseas France.",
    )

    class Meta:
        icon = "crosshairs"
        label = "Postal area"
        label_format = "{country} {prefixes}"
        form_classname = "struct-block terms-pair"


class ZoneBlock(blocks.StructBlock):
    """Destinations that share services, rates and times."""

    code = blocks.CharBlock(
        max_length=40,
        help_text="Short name for references, such as “europe”. Lower-case letters, digits and hyphens. "
        "Sentences refer to it: do not change it later.",
    )
    name = LocalizedTextBlock(label="Name")
    countries = CountriesBlock(
        required=False,
        help_text="Without countries and postal areas the zone is the rest of the world.",
    )
    postal_areas = blocks.ListBlock(
        PostalAreaBlock(),
        label="Postal areas",
        default=[],
        help_text="Parts of a country that belong to this zone rather than to their country’s. The narrower wins.",
    )

    class Meta:
        icon = "site"
        label = "Zone"
        label_format = "{code}: {countries}"
        collapsed = True


class TransitBlock(blocks.StructBlock):
    """What a service does for one zone."""

    zone = blocks.CharBlock(max_length=40, label="Zone", help_text="The code of one of the zones above.")
    days = DayRangeBlock(
        label="Time in transit",
        help_text="Business days from the carrier to the door, handling apart: 1 is the next working day.",
    )
    deliver_by = blocks.TimeBlock(
        required=False,
        label="Delivered by",
        help_text="The hour on the last of these days. Empty: no hour is promised.",
    )
    rate = blocks.DecimalBlock(
        required=False,
        max_digits=10,
        decimal_places=2,
        label="Rate",
        help_text="What the customer pays, in the shop’s currency. Empty: shown at the checkout only.",
    )
    free_from = blocks.DecimalBlock(
        required=False,
        max_digits=10,
        decimal_places=2,
        label="Free from",
        help_text="Order total from which it is free.",
    )

    class Meta:
        icon = "date"
        label = "Zone served"
        label_format = "{zone}"


class ServiceBlock(blocks.StructBlock):
    """Speed, carrier and place of delivery on offer."""

    code = blocks.CharBlock(
        max_length=40,
        help_text="Short name for references and orders, such as “relais”. Do not change it later.",
    )
    name = LocalizedTextBlock(label="Name")
    carrier = blocks.CharBlock(max_length=80)
    delivers_to = blocks.ChoiceBlock(choices=DELIVERS_TO, label="Delivers")
    signature = blocks.BooleanBlock(required=False, label="Signature on delivery")
    pickup_points = blocks.IntegerBlock(
        required=False,
        label="Pick-up points",
        help_text="How many there are to choose from, where it delivers to them.",
    )
    rerouting = blocks.CharBlock(
        required=False,
        max_length=80,
        label="Rerouting service",
        help_text="The carrier’s own service by which customers move a delivery, such as Predict.",
    )
    tracking_url = blocks.CharBlock(
        required=False,
        max_length=300,
        label="Tracking address",
        help_text="The carrier’s page, with {number} where the tracking number goes.",
    )
    transits = blocks.ListBlock(TransitBlock(), label="Zones and times", min_num=0)

    class Meta:
        icon = "mail"
        label = "Service"
        label_format = "{code}: {carrier}"
        collapsed = True
