"""What comes back, how much of it, why, and how."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from order_portal.operations.request_return import AskedItem, AskedReturn
from order_portal.queries.rows import ItemRow, MethodChoice
from order_portal.wording.choices import RETURN_REASONS
from policies.terms import ReturnReason


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFields:
    """The bound fields of one item."""

    item: ItemRow
    fields: tuple[forms.BoundField, ...]


class ReasonField(forms.ChoiceField):
    """Required of an item that is sent back, which the form knows and the field does not."""

    def validate(self, value: Any) -> None:
        """Refuse a code that is not in the list."""
        if value:
            super().validate(value)


class ReturnForm(forms.Form):
    """One group of fields for each item that can be returned; ``quantity`` of each is the most that can."""

    use_required_attribute = False

    note = forms.CharField(
        label=_("Anything we should know"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(
        self,
        *args: Any,
        items: Sequence[ItemRow],
        methods: Sequence[MethodChoice],
        conditions: Sequence[str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items, self.methods, self.conditions = items, methods, conditions
        for item in items:
            self._add_item(item)
        if methods:
            self._add_methods(methods)
        if conditions:
            self.fields["conditions"] = forms.BooleanField(
                label=_("What I send back meets these conditions."),
                error_messages={
                    "required": _("Confirm the conditions, or write to us where one is not met.")
                },
            )

    def lines(self) -> Iterator[LineFields]:
        """The fields, item by item."""
        for item in self.items:
            names = (f"quantity-{item.code}", f"reason-{item.code}", f"remark-{item.code}")
            yield LineFields(item=item, fields=tuple(self[name] for name in names))

    def others(self) -> Iterator[forms.BoundField]:
        """The fields after those of the items, but for the conditions, which stand beside their list."""
        if "method" in self.fields:
            yield self["method"]
        yield self["note"]

    def clean(self) -> dict[str, Any]:
        """At least one item, and a reason for each that is chosen."""
        data = super().clean() or self.cleaned_data
        chosen = [item.code for item in self.items if data.get(f"quantity-{item.code}")]
        if not chosen and not any(name.startswith("quantity-") for name in self.errors):
            self.add_error(None, gettext("Choose at least one item: say how many of it you send back."))
        for code in chosen:
            if not data.get(f"reason-{code}"):
                self.add_error(f"reason-{code}", gettext("Choose why you send it back."))
        return data

    def asked(self) -> AskedReturn:
        """What a valid form asks for."""
        data = self.cleaned_data
        return AskedReturn(
            items=tuple(
                AskedItem(
                    line=item.code,
                    quantity=data[f"quantity-{item.code}"],
                    reason=ReturnReason(data[f"reason-{item.code}"]),
                    note=data[f"remark-{item.code}"],
                )
                for item in self.items
                if data[f"quantity-{item.code}"]
            ),
            method=data.get("method", ""),
            note=data["note"],
            conditions_confirmed=bool(data.get("conditions")),
        )

    def _add_item(self, item: ItemRow) -> None:
        # Whoever opens this form for a single item sends that item back.
        none = [] if len(self.items) == 1 else [(0, _("None"))]
        self.fields[f"quantity-{item.code}"] = forms.TypedChoiceField(
            label=_("How many"),
            coerce=int,
            choices=[*none, *((n, str(n)) for n in range(1, item.quantity + 1))],
            initial=0 if none else 1,
        )
        self.fields[f"reason-{item.code}"] = ReasonField(
            label=_("Why"),
            choices=[
                ("", _("Choose a reason")),
                *((reason.value, _(text)) for reason, text in RETURN_REASONS.items()),
            ],
        )
        self.fields[f"remark-{item.code}"] = forms.CharField(
            label=_("Details"), required=False, max_length=500
        )

    def _add_methods(self, methods: Sequence[MethodChoice]) -> None:
        self.fields["method"] = forms.ChoiceField(
            label=_("How you send it"),
            choices=[(method.code, method.label) for method in methods],
            initial=methods[0].code if len(methods) == 1 else None,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose how you send it.")},
        )


class SentForm(forms.Form):
    """The customer has posted the parcel."""

    tracking_number = forms.CharField(
        label=_("Tracking number"),
        required=False,
        max_length=64,
        help_text=_("It is on the receipt of the post office."),
    )
