"""Ways to send goods back."""

from django import forms
from wagtail import blocks

from cms.terms.words import CHANNELS, LABELS, REQUIREMENTS
from cms.typed.blocks import CountriesBlock, LocalizedTextBlock


class MethodBlock(blocks.StructBlock):
    """One way to send goods back."""

    code = blocks.CharBlock(
        max_length=40, help_text="Short name for references, such as “registered”. Do not change it later."
    )
    name = LocalizedTextBlock(label="Name")
    channel = blocks.ChoiceBlock(choices=CHANNELS, label="How the goods come back")
    label_source = blocks.ChoiceBlock(choices=LABELS, label="Who provides the label")
    requires = blocks.MultipleChoiceBlock(
        choices=REQUIREMENTS, required=False, widget=forms.CheckboxSelectMultiple, label="The customer needs"
    )
    countries = CountriesBlock(
        required=False,
        help_text="Open to customers in these countries. Empty: everywhere.",
    )
    customer_bears_risk = blocks.BooleanBlock(
        required=False,
        label="Lost on the way otherwise, it is the customer’s loss",
        help_text="When the goods are sent without what is needed above.",
    )
    reserved = blocks.BooleanBlock(
        required=False,
        label="Only where an exception names it",
        help_text="Not offered for all goods.",
    )
    fee = blocks.DecimalBlock(
        required=False,
        max_digits=10,
        decimal_places=2,
        label="Price of the label",
        help_text="What is taken off the refund for it, in the shop’s currency. Empty: nothing fixed.",
    )
    refunds_duties = blocks.BooleanBlock(
        required=False,
        default=True,
        label="Brings duties, taxes and tariffs back too",
        help_text="Where the refund terms pay them back at all.",
    )

    class Meta:
        icon = "resubmit"
        label = "Way to return"
        label_format = "{code}"
        collapsed = True
