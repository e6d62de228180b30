"""Links to answers."""

from wagtail import blocks


class QuestionsBlock(blocks.StructBlock):
    """Questions whose answers help here. Only published ones are shown."""

    title = blocks.CharBlock(max_length=150)
    items = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="pages.QuestionPage"), min_num=1, label="Questions"
    )

    class Meta:
        icon = "help"
        label = "Links to answers"
