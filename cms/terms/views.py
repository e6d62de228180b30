"""The terms' screens where they differ from those of any snippet."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.snippets.views import snippets

from cms.shops.permissions import refuse_strangers
from cms.terms.deletion import CANNOT_BE_DELETED, is_settled
from cms.terms.errors import NeverWithdrawn, TermsError
from policies.errors import PoliciesError

# What can keep terms from being published although the form was right, for example a start that has passed meanwhile.
REFUSALS = (PoliciesError, TermsError, PermissionDenied)


class PublishesTerms:
    """For the create and edit views: a publication that is refused leaves the draft, and a sentence."""

    object: Any
    request: HttpRequest

    def publish_action(self) -> HttpResponse | None:
        """Publish for a shop for which the user may: the form let them choose among several."""
        refuse_strangers(user=self.request.user, action="publish", instance=self.object)
        return super().publish_action()  # type: ignore[misc,no-any-return]

    def run_action_method(self) -> HttpResponse | None:
        """Publish, submit or approve; as a whole or not at all."""
        try:
            with transaction.atomic():
                return super().run_action_method()  # type: ignore[misc,no-any-return]
        except REFUSALS as refusal:
            messages.error(self.request, f"Saved as a draft, but not published. {refusal}")
            return edit_again(self.object)


class TermsCreateView(PublishesTerms, snippets.CreateView):
    """New terms of a shop that has none of this kind."""


class TermsEditView(PublishesTerms, snippets.EditView):
    """Terms being edited."""


class TermsIndexView(snippets.IndexView):
    """The list of terms."""

    def get_delete_url(self, instance: Any) -> str | None:
        """None: drafts that were never published are deleted from their own screen, nothing else is."""


class TermsDeleteView(snippets.DeleteView):
    """Deletes drafts that were never published."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say why published terms stay."""
        if is_settled(self.object):
            messages.error(request, CANNOT_BE_DELETED)
            return edit_again(self.object)
        return super().dispatch(request, *args, **kwargs)


class TermsUnpublishView(snippets.UnpublishView):
    """Refuses: terms are superseded, never withdrawn."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say what to do instead."""
        messages.error(request, str(NeverWithdrawn()))
        return edit_again(self.object)


class TermsWorkflowActionView(snippets.WorkflowActionView):
    """Approves or rejects, both as a whole or not at all."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Do it, or say why these terms cannot be published."""
        try:
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except REFUSALS as refusal:
            messages.error(request, f"Nothing was published. {refusal}")
            return edit_again(self.object)


def edit_again(terms: Any) -> HttpResponse:
    """Back to the form."""
    return redirect(reverse(terms.snippet_viewset.get_url_name("edit"), args=[quote(terms.pk)]))
