"""The shop's terms at a glance."""

from wagtail import blocks

from cms.pages.blocks.terms import TermReferenceBlock


class GlanceRowBlock(blocks.StructBlock):
    """One term and what the card calls it."""

    ref = TermReferenceBlock()
    label = blocks.CharBlock(
        required=False,
        max_length=100,
        help_text="What the card calls the term. Leave it empty for the term's own name in this language.",
    )

    class Meta:
        icon = "tag"
        label = "Term"


class GlanceBlock(blocks.StructBlock):
    """A card that lists terms with their values; the values follow the terms by themselves."""

    title = blocks.CharBlock(max_length=150)
    rows = blocks.ListBlock(GlanceRowBlock(), min_num=1, label="Terms")

    class Meta:
        icon = "list-ul"
        label = "Terms at a glance"
