"""Something the customer should know first."""

from django.db import models
from wagtail import blocks

from cms.pages.blocks.prose import ANSWER_FEATURES, ProseBlock


class Tone(models.TextChoices):
    """How loudly a notice speaks."""

    INFO = "info", "For information"
    IMPORTANT = "important", "Important: the customer may lose something by missing it"


class NoticeBlock(blocks.StructBlock):
    """A short text set apart from the rest."""

    tone = blocks.ChoiceBlock(choices=Tone.choices, default=Tone.INFO)
    title = blocks.CharBlock(required=False, max_length=150, help_text="A few words, if any.")
    text = ProseBlock(features=list(ANSWER_FEATURES))

    class Meta:
        icon = "info-circle"
        label = "Notice"
