"""What staff fill in to move a return."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django import forms

from order_portal.models import ReturnRequest
from order_portal.vocabulary import ReturnState


class MoveForm(forms.Form):
    """A move that needs no more than the press of its button."""

    button = "Move"
    explained = ""

    def __init__(self, *args: Any, request: ReturnRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request


class AuthorizeForm(MoveForm):
    """Give the RMA number."""

    button = "Authorize"
    explained = "The customer gets an RMA number, the steps and the address by e-mail."
    note = forms.CharField(
        label="Note to the customer",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DeclineForm(MoveForm):
    """Do not take it, and say why."""

    button = "Decline"
    explained = "The customer reads your reason in an e-mail and on the page of the return."
    reason = forms.CharField(
        label="Reason, as the customer reads it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why the return is declined; the customer reads it."},
    )


class ReceiveForm(MoveForm):
    """The parcel is here."""

    button = "Mark as received"
    explained = "The customer is told that the items have arrived."


class InspectForm(MoveForm):
    """How much of each line passes."""

    button = "Record the inspection"
    explained = "Say how much of each line is accepted. The refund is worked out from it."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for line in self.request.lines.select_related("line"):
            self.fields[f"accepted-{line.line.code}"] = forms.IntegerField(
                label=f"{line.line.title}: accepted of {line.quantity}",
                min_value=0,
                max_value=line.quantity,
                initial=line.quantity,
            )
        self.fields["note"] = forms.CharField(label="Note", required=False, max_length=2000)

    def accepted(self) -> dict[str, int]:
        """The accepted quantities by line code."""
        return {
            name.removeprefix("accepted-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("accepted-")
        }


class RefundForm(MoveForm):
    """Pay it back."""

    button = "Refund"
    explained = "Records what is owed for the accepted items, and tells the customer."


FORMS: Mapping[ReturnState, type[MoveForm]] = MappingProxyType(
    {
        ReturnState.AUTHORIZED: AuthorizeForm,
        ReturnState.DECLINED: DeclineForm,
        ReturnState.RECEIVED: ReceiveForm,
        ReturnState.INSPECTED: InspectForm,
        ReturnState.REFUNDED: RefundForm,
    }
)
