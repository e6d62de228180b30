"""The place where a policy page explains one clause."""

from wagtail import blocks

from cms.pages.blocks.prose import TEXT_HELP
from cms.pages.blocks.terms import TermReferenceBlock


class ClauseBlock(blocks.StructBlock):
    """A clause of the policy: decisions in the order portal link here.

    ``blocks`` is given by the body that offers clauses, for a clause holds every block but another clause.
    """

    clause = TermReferenceBlock(
        help_text="The term explained here, such as returns.window. Answers that rest on it link to this place."
    )
    heading = blocks.CharBlock(max_length=200, help_text=TEXT_HELP)

    class Meta:
        icon = "bookmark"
        label = "Clause"
