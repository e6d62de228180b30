"""What repairs cost, by cause."""

from wagtail import blocks

from cms.terms.words import CAUSES, PRICES


class CauseBlock(blocks.StructBlock):
    """What repairs of one cause cost."""

    cause = blocks.ChoiceBlock(choices=CAUSES, label="Cause")
    price = blocks.ChoiceBlock(choices=PRICES, label="Price")

    class Meta:
        icon = "cog"
        label = "Cause"
        label_format = "{cause}"
        form_classname = "struct-block terms-pair"
