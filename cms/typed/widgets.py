"""Form inputs for what Django and Wagtail have none."""

from __future__ import annotations

from typing import Any

from django import forms
from wagtail.admin.staticfiles import versioned_static


class CountriesSelect(forms.SelectMultiple):
    """Countries found by typing their names; without scripts, the browser's own list."""

    def __init__(self, attrs: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__({"data-controller": "countries"} | (attrs or {}), **kwargs)

    @property
    def media(self) -> forms.Media:
        """The script that turns the list into a search, and its looks."""
        return forms.Media(
            js=[versioned_static("typed/countries.js")],
            css={"all": [versioned_static("typed/countries.css")]},
        )
