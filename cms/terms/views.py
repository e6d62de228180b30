"""The terms' screens where they differ from those of any snippet."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.utils import quote
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from cms.impact.gate import ReadsImpactFirst, approval_step, send_to
from cms.legal.gate import AsksLegalReason, approval_needs
from cms.shops.permissions import policy_of, refuse_strangers
from cms.terms.announcing import announcement
from cms.terms.deletion import CANNOT_BE_DELETED, is_settled
from cms.terms.errors import NeverWithdrawn, TermsError
from cms.terms.forms import TOO_LATE
from cms.terms.models import TermsVersion
from cms.terms.publishing import latest_version
from policies.errors import Backdated, InvalidTerms, PoliciesError
from policies.terms import Kind

# What can keep terms from being published although the form was right, for example a start that has passed meanwhile.
REFUSALS = (PoliciesError, TermsError, PermissionDenied)


class PublishesTerms:
    """For the create and edit views: a publication that is refused leaves the draft, and a sentence."""

    object: Any
    request: HttpRequest
    action: str
    _version_before: TermsVersion | None = None

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save, publish or submit. Raises BadRequest for a form that was not sent whole."""
        try:
            return super().post(request, *args, **kwargs)  # type: ignore[misc,no-any-return]
        except MultiValueDictKeyError as missing:
            # Wagtail reads the lengths of lists unguarded; only a form cut short on its way lacks them.
            raise BadRequest("The form did not arrive whole. Go back and send it again.") from missing

    def publish_action(self) -> HttpResponse | None:
        """Publish for a shop for which the user may: the form let them choose among several."""
        refuse_strangers(user=self.request.user, action="publish", instance=self.object)
        return super().publish_action()  # type: ignore[misc,no-any-return]

    def run_action_method(self) -> HttpResponse | None:
        """Publish, submit or approve; as a whole or not at all."""
        self._version_before = self._latest_version()
        try:
            with transaction.atomic():
                return super().run_action_method()  # type: ignore[misc,no-any-return]
        except REFUSALS as refusal:
            messages.error(self.request, f"Saved as a draft, but not published. {sentence(refusal)}")
            return edit_again(self.object)

    def get_success_message(self, instance: Any = None) -> str:
        """After a publication, from when it governs; else Wagtail's own words."""
        if self.action != "publish":
            return super().get_success_message(instance)  # type: ignore[misc,no-any-return]
        latest = self._latest_version()
        recorded = latest if latest != self._version_before else None
        return announcement(terms=self.object, version=recorded, at=timezone.now())

    def _latest_version(self) -> TermsVersion | None:
        return latest_version(shop=self.object.shop, kind=Kind(self.object.kind))


class TermsCreateView(AsksLegalReason, PublishesTerms, snippets.CreateView):
    """New terms of a shop that has none of this kind."""


class TermsEditView(AsksLegalReason, ReadsImpactFirst, PublishesTerms, snippets.EditView):
    """Terms being edited."""

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Wagtail's own, and the way to the versions."""
        return [*super().header_more_buttons, versions_button(self.object)]


class TermsIndexView(snippets.IndexView):
    """The list of terms."""

    def get_add_url(self) -> str | None:
        """None where every shop the user may add terms to has these already: the form would offer nothing."""
        shops = policy_of(self.model).shops_for(self.request.user, ["add"])
        taken = self.model.objects.values("shop")
        return super().get_add_url() if shops.exclude(pk__in=taken).exists() else None

    def get_list_more_buttons(self, instance: Any) -> list[Button]:
        """Wagtail's own, and the way to the versions."""
        return [*super().get_list_more_buttons(instance), versions_button(instance)]

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
        """Do it, or say why these terms cannot be published, or what to write or read before they are."""
        try:
            if self.action_name == "approve":
                terms = self.task_state.revision.as_object()
                if address := approval_needs(request, terms=terms, task_state=self.task_state):
                    return send_to(address, view=self)
                if address := approval_step(request, terms=terms, at=timezone.now()):
                    return send_to(address, view=self)
            with transaction.atomic():
                return super().post(request, *args, **kwargs)
        except REFUSALS as refusal:
            messages.error(request, f"Nothing was published. {sentence(refusal)}")
            return edit_again(self.object)


def sentence(refusal: Exception) -> str:
    """Why, in an editor's words: the core writes moments as machines do."""
    if isinstance(refusal, InvalidTerms):
        return " ".join(problem.sentence for problem in refusal.problems)
    return TOO_LATE if isinstance(refusal, Backdated) else str(refusal)


def versions_button(terms: Any) -> Button:
    """To the versions of these terms."""
    url = reverse(terms.snippet_viewset.get_url_name("versions"), args=[quote(terms.pk)])
    return Button("Versions", url=url, icon_name="history", priority=5)


def edit_again(terms: Any) -> HttpResponse:
    """Back to the form."""
    return redirect(reverse(terms.snippet_viewset.get_url_name("edit"), args=[quote(terms.pk)]))
