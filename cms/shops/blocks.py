"""Blocks of the shop's calendar."""

from wagtail import blocks


class ClosureBlock(blocks.StructBlock):
    """Days on which the shop does not work."""

    first = blocks.DateBlock(label="First day closed")
    last = blocks.DateBlock(label="Last day closed")

    class Meta:
        icon = "date"
        form_classname = "struct-block terms-pair"
