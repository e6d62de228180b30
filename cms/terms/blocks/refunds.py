"""To which means of payment refunds go."""

from wagtail import blocks

from cms.terms.words import REFUND_CASES, REFUND_TO


class TenderRuleBlock(blocks.StructBlock):
    """Where the money goes in one case."""

    case = blocks.ChoiceBlock(choices=REFUND_CASES, label="When")
    goes_to = blocks.ChoiceBlock(choices=REFUND_TO, label="The money goes")

    class Meta:
        icon = "rotate"
        label = "Rule"
        label_format = "{case}: {goes_to}"
        collapsed = True
