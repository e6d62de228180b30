"""Things for the customer to do, in order."""

from wagtail import blocks

from cms.pages.blocks.prose import ANSWER_FEATURES, TEXT_HELP, ProseBlock


class StepBlock(blocks.StructBlock):
    """One thing to do."""

    title = blocks.CharBlock(
        max_length=150, help_text="What to do, in a few words. " + TEXT_HELP, label="What to do"
    )
    text = ProseBlock(
        required=False, features=list(ANSWER_FEATURES), label="How", help_text="May be left empty."
    )

    class Meta:
        icon = "list-ol"
        label = "Step"


class StepsBlock(blocks.StructBlock):
    """Steps, numbered by the site."""

    title = blocks.CharBlock(required=False, max_length=150, help_text="A heading above the steps, if any.")
    items = blocks.ListBlock(StepBlock(), min_num=1, label="Steps")

    class Meta:
        icon = "list-ol"
        label = "Steps"
