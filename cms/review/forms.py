"""What a reviewer sends."""

from __future__ import annotations

from typing import Any

from django import forms

from cms.review.models import APPROVE, REJECT


class DecisionForm(forms.Form):
    """Approve or ask for changes, with a comment; who asks for changes says which."""

    decision = forms.ChoiceField(choices=[(APPROVE, "Approve"), (REJECT, "Ask for changes")])
    revision = forms.IntegerField(widget=forms.HiddenInput)
    comment = forms.CharField(
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Sent to whoever submitted the draft, and kept with it.",
    )

    def clean(self) -> dict[str, Any]:
        """Nobody is sent back to work without a word."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("decision") == REJECT and not cleaned.get("comment"):
            self.add_error("comment", "Say what should be changed.")
        return cleaned
