"""Exceptions of the return terms: for which items, and what holds for those."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail import blocks

from cms.terms.words import (
    CHANNELS,
    CONDITIONS,
    MODES,
    OUTCOMES,
    PAYERS,
    REASONS,
    RETURNABILITY,
    STARTS,
    TENDERS,
    UNITS,
)
from cms.typed.blocks import LocalizedTextBlock, ShareBlock, WordsBlock
from policies import durations


def _any_of(choices: Any, label: str, help_text: str = "") -> blocks.MultipleChoiceBlock:
    """Checkboxes of which any number may be ticked."""
    return blocks.MultipleChoiceBlock(
        choices=choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        label=label,
        help_text=help_text,
    )


class WindowBlock(blocks.StructBlock):
    """A return window that replaces the general one."""

    length = blocks.IntegerBlock(
        required=False, label="Days", help_text="Number of days. Empty: as for all goods."
    )
    unit = blocks.ChoiceBlock(choices=UNITS, default=durations.Unit.CALENDAR_DAY.value, label="Counted in")
    starts_on = blocks.ChoiceBlock(
        choices=STARTS, default=durations.StartsOn.DELIVERY_LAST.value, label="Counted from"
    )
    rolls_forward = blocks.BooleanBlock(
        required=False, label="A last day on a day off moves to the next working day"
    )

    class Meta:
        icon = "date"
        form_classname = "struct-block terms-pair"


class ScopeBlock(blocks.StructBlock):
    """For which items an exception holds."""

    categories = WordsBlock(
        required=False,
        help_text="The shop’s codes for its goods, separated by commas, such as fine-jewelry, gift-card.",
    )
    tags = WordsBlock(required=False, help_text="Codes of tags on goods, such as special-occasion.")
    zones = WordsBlock(
        required=False, help_text="Codes of shipping zones to which the order went, such as world."
    )
    channels = _any_of(CHANNELS, "Ways back")
    reasons = _any_of(REASONS, "Reasons")
    tenders = _any_of(TENDERS, "Means of payment", "With which any part of the order was paid.")

    class Meta:
        icon = "crosshairs"
        form_classname = "struct-block terms-pair"


class ArrangementBlock(blocks.StructBlock):
    """What holds for those items."""

    returnability = blocks.ChoiceBlock(choices=RETURNABILITY, required=False, label="Return")
    window = WindowBlock(label="Return within")
    no_time_limit = blocks.BooleanBlock(required=False, label="No time limit")
    mode = blocks.ChoiceBlock(choices=MODES, required=False, label="Requests are")
    methods = WordsBlock(
        required=False,
        label="Ways to return",
        help_text="Codes of ways listed above, separated by commas. Only these are then on offer.",
    )
    outcomes = _any_of(OUTCOMES, "The customer can get")
    shipping_paid_by = blocks.ChoiceBlock(choices=PAYERS, required=False, label="Return postage is paid by")
    restocking_fee = ShareBlock(
        required=False,
        label="Restocking fee",
        help_text="Percentage of the item’s price. Empty: as for all goods; 0: none.",
    )
    further_conditions = _any_of(
        CONDITIONS, "Returned goods must also be", "On top of what all goods must be."
    )

    class Meta:
        icon = "check"


class ExceptionBlock(blocks.StructBlock):
    """Goods, places or ways for which other return terms hold."""

    code = blocks.CharBlock(
        max_length=40,
        help_text="Short name for references, such as “fine-jewelry”. Do not change it later.",
    )
    name = LocalizedTextBlock(label="Name")
    when = ScopeBlock(
        label="When",
        help_text="An item must fit every field that is filled in, by any one of its values. Empty fields do not "
        "matter.",
    )
    then = ArrangementBlock(label="Then", help_text="What is left empty stays as it is for all goods.")
    goes_before = WordsBlock(
        required=False,
        label="Heard before",
        help_text="Codes of other exceptions, separated by commas. Needed only where two are equally specific and "
        "say different things.",
    )

    class Meta:
        icon = "sliders"
        label = "Exception"
        label_format = "{code}"
        collapsed = True
