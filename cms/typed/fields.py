"""Model fields for what Django has none: a set of choices, a share that is typed as a percentage."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models


class ChoiceSetField(models.JSONField):
    """Any number of choices, stored as a sorted list, edited as checkboxes. ``choices`` may be a callable."""

    def __init__(
        self, *args: Any, options: Any = (), coerce: Callable[[Any], Any] = str, **kwargs: Any
    ) -> None:
        self.options = options
        self.coerce = coerce
        kwargs.setdefault("default", list)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """Checkboxes; a field that may be blank may have none ticked."""
        return CheckboxSetField(
            choices=self.options,
            coerce=self.coerce,
            required=not self.blank,
            label=self.verbose_name[:1].upper() + self.verbose_name[1:],
            help_text=self.help_text,
            initial=self.get_default(),
        )

    def clean(self, value: Any, model_instance: Any) -> Any:
        """Keep the list as the form made it; an empty one is no missing value where ``blank`` says so."""
        return super().clean(sorted(value or []), model_instance)


class CheckboxSetField(forms.TypedMultipleChoiceField):
    """Checkboxes that give a sorted list, and know when nothing was changed."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> list[Any]:
        """The ticked choices in one order, so that the same choice is the same value."""
        return sorted(super().clean(value))


class ShareField(models.DecimalField):  # type: ignore[type-arg]
    """A share, 0 to 1, that is typed and shown as a percentage."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_digits": 7, "decimal_places": 4} | kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """A number field in percent."""
        given: dict[str, Any] = {"form_class": PercentField, "max_digits": 6, "decimal_places": 2} | kwargs
        return super().formfield(**given)


class PercentField(forms.DecimalField):
    """Shows 0.15 as 15 and reads 15 as 0.15."""

    def prepare_value(self, value: Any) -> Any:
        """The percentage for a stored share; what was typed stays as typed."""
        if not isinstance(value, Decimal):
            return value
        return format((value * 100).normalize(), "f")

    def clean(self, value: Any) -> Decimal | None:
        """The share for a percentage."""
        percent = super().clean(value)
        return None if percent is None else percent / 100

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare percentages with percentages."""
        return super().has_changed(self.prepare_value(initial), data)
