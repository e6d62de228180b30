"""Means of payment."""

from wagtail import blocks

from cms.terms.words import CHARGES, RELEASES, TENDERS
from cms.typed.blocks import WordsBlock


class TenderBlock(blocks.StructBlock):
    """One means of payment on offer."""

    tender = blocks.ChoiceBlock(choices=TENDERS, label="Means of payment")
    charged = blocks.ChoiceBlock(choices=CHARGES, default="at_order", label="Charged")
    releases = blocks.ChoiceBlock(
        choices=RELEASES,
        default="at_once",
        label="Order is prepared",
        help_text="When work on an order paid so may begin.",
    )
    brands = WordsBlock(
        required=False, help_text="Separated by commas, as customers should read them: Visa, Mastercard."
    )
    reference_is_order_number = blocks.BooleanBlock(
        required=False, label="Customer quotes the order number as the payment reference"
    )

    class Meta:
        icon = "tag"
        label = "Means of payment"
        label_format = "{tender}"
