"""Choosing terms in a form: among those of the user's shops."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from wagtail.snippets.views import chooser

from cms.shops.permissions import EVERY_ACTION, policy_of


class OwnShopsOnly:
    """For chooser views: hides the terms of other shops."""

    request: HttpRequest
    model_class: Any

    def get_object_list(self) -> QuerySet[Any]:
        """What can be chosen."""
        return self._seen().select_related("shop")

    def get_object(self, pk: str) -> Any:
        """What was chosen. Raises DoesNotExist, which the view answers with 404."""
        return self._seen().get(pk=pk)

    def get_objects(self, pks: list[str]) -> QuerySet[Any]:
        """What was chosen, several at once."""
        return self._seen().filter(pk__in=pks)

    def _seen(self) -> QuerySet[Any]:
        policy = policy_of(self.model_class)
        seen: QuerySet[Any] = policy.instances_user_has_any_permission_for(self.request.user, EVERY_ACTION)
        return seen


class ChooseView(OwnShopsOnly, chooser.ChooseView):
    """The dialog."""


class ChooseResultsView(OwnShopsOnly, chooser.ChooseResultsView):
    """Its results."""


class ChosenView(OwnShopsOnly, chooser.SnippetChosenView):
    """One was chosen."""


class ChosenMultipleView(OwnShopsOnly, chooser.SnippetChosenMultipleView):
    """Several were chosen."""


class NoCreateView(chooser.SnippetCreateView):
    """Terms are not made in passing."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse."""
        raise PermissionDenied("Create terms on their own screen.")


class TermsChooserViewSet(chooser.SnippetChooserViewSet):
    """The chooser of one kind of terms."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = NoCreateView
