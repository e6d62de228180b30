"""Which shop's site, and on which date."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.admin.widgets import AdminDateTimeInput

from cms.shops.clock import clock_name
from cms.shops.models import Shop
from cms.terms.history.forms import ShopMoment

NOT_AHEAD = "Choose a moment to come. What was is told by “As it stood”."


class DateForm(forms.Form):
    """A moment to come, on the shop's clock, which has to be the current one while it is read."""

    at = ShopMoment(
        label="Date and time",
        widget=AdminDateTimeInput,
        error_messages={"required": "Choose a date and a time."},
    )

    @classmethod
    def of(cls, chosen: Mapping[str, Any], *, shops: QuerySet[Shop], shop: Shop, now: datetime) -> Self:
        """The form as it was sent; not bound where nothing was."""
        shown = {"shop": shop.code, "at": chosen.get("at")}
        form = cls(shown if "at" in chosen else None, initial={"shop": shop.code})
        form.now = now
        widget = forms.Select() if len(shops) > 1 else forms.HiddenInput()
        form.fields["shop"] = forms.ModelChoiceField(
            queryset=shops, to_field_name="code", empty_label=None, widget=widget
        )
        form.order_fields(["shop", "at"])
        form.fields["at"].help_text = f"Read on the shop’s clock, {clock_name(shop.zone)}."
        return form

    now: datetime

    def clean_at(self) -> datetime:
        """Refuse the past."""
        at: datetime = self.cleaned_data["at"]
        if at <= self.now:
            raise ValidationError(NOT_AHEAD)
        return at
