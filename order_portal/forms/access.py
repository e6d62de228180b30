"""Number and address, then the code."""

from __future__ import annotations

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

from order_portal.vocabulary import Intent


class AccessForm(forms.Form):
    """Which order, and whose."""

    number = forms.CharField(
        label=_("Order number"),
        max_length=64,
        help_text=_("It is in the confirmation we sent you."),
        error_messages={"required": _("Enter your order number.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("The one you ordered with."),
        error_messages={
            "required": _("Enter the e-mail address you ordered with."),
            "invalid": _("Enter a whole e-mail address, such as name@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    then = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_then(self) -> Intent:
        """What the customer came for; anything unknown is to look at the order."""
        return intent_of(self.cleaned_data.get("then", ""))


class CodeForm(forms.Form):
    """The code from the mail; spaces and hyphens do not matter."""

    code = forms.CharField(
        label=_("Code"),
        max_length=20,
        help_text=_("Six digits."),
        error_messages={"required": _("Enter the code from our e-mail.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        """The digits."""
        typed = unicodedata.normalize("NFKC", self.cleaned_data["code"])
        code = "".join(character for character in typed if character not in " -\u00a0")
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise forms.ValidationError(_("The code has six digits. Enter all of them."))
        return code


def intent_of(text: str) -> Intent:
    """What a customer came for, by its code; to look at the order where the code is unknown."""
    return Intent(text) if text in set(Intent) else Intent.TRACK
