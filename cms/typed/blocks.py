"""Blocks that several kinds of terms use: a name in each language, a list of words, a time span."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from wagtail import blocks

from cms.typed.choices import countries, languages
from cms.typed.fields import PercentField
from cms.typed.widgets import CountriesSelect


class LocalizedTextBlock(blocks.StructBlock):
    """A short text in every language that content is written in."""

    def __init__(self, local_blocks: Any = None, **kwargs: Any) -> None:
        texts = [
            (code, blocks.CharBlock(label=name, max_length=80, required=False)) for code, name in languages()
        ]
        super().__init__(texts, **kwargs)
        self._given = kwargs

    class Meta:
        icon = "globe"
        form_classname = "struct-block terms-name"

    # Adding a language to the settings must not ask for a migration: it names the class instead of its children.
    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """The block without its languages."""
        return f"{__name__}.{type(self).__name__}", [], self._given

    def deconstruct_with_lookup(self, lookup: Any) -> tuple[str, list[Any], dict[str, Any]]:
        """The block without its languages."""
        return self.deconstruct()

    @classmethod
    def construct_from_lookup(cls, lookup: Any, *args: Any, **kwargs: Any) -> LocalizedTextBlock:
        """The block, with the languages of today."""
        return cls(**kwargs)


class WordsBlock(blocks.FieldBlock):
    """Words separated by commas; its value is a list."""

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        self.field = forms.CharField(required=required, help_text=help_text, max_length=2000)
        super().__init__(**kwargs)

    class Meta:
        icon = "list-ul"
        default: list[str] = []

    def value_for_form(self, value: Any) -> str:
        """The words as one line."""
        return ", ".join(value or [])

    def value_from_form(self, value: Any) -> list[str]:
        """The line as words, without empty ones."""
        words = (word.strip() for word in (value or "").split(","))
        return [word for word in words if word]

    def get_searchable_content(self, value: Iterable[str]) -> list[str]:
        """Nothing: codes answer no search."""
        return []


class CountriesBlock(blocks.MultipleChoiceBlock):
    """Countries, chosen by name; the value is a list of two-letter codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"choices": countries, "widget": CountriesSelect()} | kwargs)

    class Meta:
        icon = "site"

    def value_from_form(self, value: Any) -> list[str]:
        """The codes in one order, so that the same countries are the same terms, however a browser lists them."""
        return sorted(super().value_from_form(value) or [])

    def get_searchable_content(self, value: Iterable[str]) -> list[str]:
        """Nothing: codes answer no search."""
        return []


class CountryBlock(blocks.ChoiceBlock):
    """One country, chosen by name; the value is its two-letter code."""

    choices = staticmethod(countries)

    class Meta:
        icon = "site"


class ShareBlock(blocks.DecimalBlock):
    """A share, 0 to 1, that is typed and shown as a percentage."""

    def __init__(self, required: bool = True, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(required=required, help_text=help_text, **kwargs)
        self.field = PercentField(required=required, help_text=help_text, max_digits=6, decimal_places=2)

    def value_for_form(self, value: Any) -> Any:
        """The percentage."""
        return self.field.prepare_value(value)


class DayRangeBlock(blocks.StructBlock):
    """From so many to so many business days."""

    minimum = blocks.IntegerBlock(label="At least (business days)", default=1)
    maximum = blocks.IntegerBlock(label="At most (business days)", default=1)

    class Meta:
        icon = "date"
        form_classname = "struct-block terms-pair"
