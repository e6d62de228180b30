"""What somebody writes who accepts errors of the legal check."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

from django import forms

from cms.legal.weighing import Weighed

REASON = "legal_reason"
SEEN = "legal_seen"
SHORTEST = 20
WHY = (
    "Write why these terms may be published as they are: who decided it, and what makes up for it. "
    f"At least {SHORTEST} characters."
)


class ReasonForm(forms.Form):
    """A reason, and which findings it was written for."""

    legal_reason = forms.CharField(
        label="Reason",
        min_length=SHORTEST,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5, "autofocus": True}),
        help_text="Who decided it, why, and what makes up for it. It is kept with the version and cannot be changed.",
        error_messages={"required": WHY, "min_length": WHY},
    )
    legal_seen = forms.CharField(widget=forms.HiddenInput)

    @classmethod
    def of(cls, sent: Mapping[str, Any], *, found: Weighed) -> Self:
        """The form as it was sent for these very findings; else one to be filled in, with the words sent before."""
        if sent.get(SEEN) == found.fingerprint:
            return cls(sent)
        return cls(initial={SEEN: found.fingerprint, REASON: sent.get(REASON, "")})

    @property
    def asks_again(self) -> bool:
        """Whether a reason was sent for other findings than these."""
        return not self.is_bound and bool(self.initial.get(REASON))
