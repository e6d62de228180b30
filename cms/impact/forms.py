"""The terms' own form, filled in as it stands on the screen, to be tried and not to be saved."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.http import HttpRequest
from django.utils.text import capfirst

from cms.terms.models import Terms

MOST_SHOWN = 3


def form_of(row: Terms, *, request: HttpRequest) -> Any:
    """The form over the latest draft, with what was sent."""
    form_class = row.snippet_viewset.get_edit_handler().get_form_class()
    draft: Any = row.get_latest_revision_as_object()
    return form_class(request.POST, request.FILES, instance=draft, for_user=request.user)


def mistakes(form: Any) -> str | None:
    """What stands in the way of trying what was filled in, in a sentence; None where nothing does."""
    if form.is_valid():
        return None
    names = [_label(form, name) for name in form.errors]
    more = f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else ""
    first = next(iter(form.errors.values()))
    said = " ".join(str(message) for message in first[:1])
    return f"Correct these first: {', '.join(names[:MOST_SHOWN])}{more}. {said}".strip()


def _label(form: Any, name: str) -> str:
    if name == NON_FIELD_ERRORS:
        return "the form as a whole"
    return f"“{capfirst(str(form.fields[name].label or name))}”"
