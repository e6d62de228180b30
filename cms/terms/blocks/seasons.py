"""Days of the year whose orders may be returned longer."""

from wagtail import blocks

from cms.typed.blocks import LocalizedTextBlock


class SeasonBlock(blocks.StructBlock):
    """Orders of some days, and the last day on which they can be returned."""

    code = blocks.CharBlock(
        max_length=40,
        help_text="Short name for references, such as “christmas-2026”. Do not change it later.",
    )
    name = LocalizedTextBlock(label="Name")
    first = blocks.DateBlock(label="Orders from", help_text="First day, on the shop’s clock.")
    last = blocks.DateBlock(label="Orders up to", help_text="Last day, included.")
    until = blocks.DateBlock(
        label="Returned up to",
        help_text="Last day, included. Where the return window ends later, that stands.",
    )

    class Meta:
        icon = "calendar-alt"
        label = "Season"
        label_format = "{code}: {first} – {last}"
        form_classname = "struct-block terms-pair"
        collapsed = True
