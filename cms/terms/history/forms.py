"""What editors choose and enter on the screens about versions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from wagtail.admin.widgets import AdminDateTimeInput

from cms.shops.clock import clock_name
from cms.shops.models import Shop
from cms.terms.history.choosing import keys_of, usual_pair
from cms.terms.history.timeline import Entry

UNCLEAR_HOUR = "The clocks are changed then: this hour is skipped, or comes twice. Please choose another."


class CompareForm(forms.Form):
    """Which two."""

    @classmethod
    def of(cls, chosen: Mapping[str, Any], *, entries: Sequence[Entry], with_draft: bool) -> Self:
        """The form as it was sent, what was not chosen being the usual pair."""
        usual = dict(zip(("from", "to"), usual_pair(entries, with_draft=with_draft), strict=True))
        form = cls({name: chosen.get(name) or usual[name] for name in usual})
        choices = keys_of(entries, with_draft=with_draft)
        form.fields["from"] = forms.ChoiceField(label="From", choices=choices)
        form.fields["to"] = forms.ChoiceField(label="To", choices=choices)
        return form


class ShopMoment(forms.DateTimeField):
    """A moment on the shop's clock, which has to be the current one while it is read."""

    def to_python(self, value: Any) -> datetime | None:
        """The moment. Raises ValidationError, in plain words for an hour that a change of clocks makes unclear."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            if error.code != "ambiguous_timezone":
                raise
            raise ValidationError(UNCLEAR_HOUR, code=error.code) from error


class StoodForm(forms.Form):
    """Whose terms, and when."""

    at = ShopMoment(label="Date and time", widget=AdminDateTimeInput)

    @classmethod
    def of(cls, chosen: Mapping[str, Any], *, shops: QuerySet[Shop], shop: Shop, now: datetime) -> Self:
        """The form as it was sent; without a moment it is not bound and shows the present one."""
        at = chosen.get("at")
        shown = {"shop": shop.code, "at": at or now.astimezone(shop.zone).strftime("%Y-%m-%d %H:%M")}
        form = cls(shown if at else None, initial=shown)
        widget = forms.Select() if len(shops) > 1 else forms.HiddenInput()
        form.fields["shop"] = forms.ModelChoiceField(
            queryset=shops, to_field_name="code", empty_label=None, widget=widget
        )
        form.order_fields(["shop", "at"])
        form.fields["at"].help_text = f"Read on the shop’s clock, {clock_name(shop.zone)}."
        return form


class WithdrawForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Why",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stays with the new version for good.",
        error_messages={"required": "Say why. It stays with the new version for good."},
    )
