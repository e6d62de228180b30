"""Dealing with one search, and what the readers of one answer said."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.listening.filters import PERIODS
from cms.listening.forms import LINK, WRITE, SettleForm
from cms.listening.listing import unhelpful_answers
from cms.listening.models import EmptySearch, Vote
from cms.listening.settling import begin_answer, same_searches, settle
from cms.shops.own import own_shops

LONGEST = PERIODS[-1][0]
MOST_COMMENTS = 50


class SettleView(WagtailAdminTemplateMixin, FormView):  # type: ignore[type-arg]
    """One search in vain: write an answer, name the one there is, or leave it."""

    template_name = "cms/listening/settle.html"
    form_class = SettleForm
    header_icon = "search"

    @cached_property
    def search(self) -> EmptySearch:
        """The search, of one of the user's shops. Raises Http404."""
        rows = EmptySearch.objects.filter(shop__in=own_shops(self.request.user))
        return get_object_or_404(rows.select_related("shop__site__root_page"), pk=self.kwargs["pk"])

    def get_page_title(self) -> str:
        """The reader's words."""
        return f"“{self.search.term}”"

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the report to here."""
        report = {"url": reverse("listening_searches"), "label": "What readers missed"}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_title()}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form is about this search."""
        return super().get_form_kwargs() | {"search": self.search}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """How often it was asked."""
        asked = same_searches(self.search).order_by("-day")
        return super().get_context_data(**kwargs) | {
            "search": self.search,
            "times": sum(row.count for row in asked),
            "last": next((row.day for row in asked), self.search.day),
        }

    def form_valid(self, form: SettleForm) -> HttpResponse:
        """Deal with it."""
        chosen, at, user = form.cleaned_data, timezone.now(), self.request.user
        if chosen["way"] != WRITE:
            settle(self.search, answer=chosen["answer"] if chosen["way"] == LINK else None, user=user, at=at)
            messages.success(self.request, f"“{self.search.term}” is dealt with.")
            return redirect("listening_searches")
        try:
            draft = begin_answer(self.search, topic=chosen["topic"], title=chosen["title"], user=user, at=at)
        except PermissionDenied as refusal:
            form.add_error("topic", f"{refusal} Ask someone who edits these pages.")
            return self.form_invalid(form)
        messages.success(self.request, "A draft was made. Write the answer, and publish it.")
        return redirect("wagtailadmin_pages:edit", draft.pk)


class AnswerView(WagtailAdminTemplateMixin, TemplateView):
    """What readers said of one answer, as it reads now."""

    template_name = "cms/listening/answer.html"
    page_title = "What readers said"
    header_icon = "thumbtack"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it. Raises Http404 for an answer of another shop, and for one that nobody found wanting."""
        at = timezone.now()
        shops = own_shops(request.user)
        votes = Vote.objects.filter(
            shop__in=shops, page=self.kwargs["page"], day__gt=at.date() - timedelta(days=LONGEST)
        )
        found = unhelpful_answers(votes, shops=shops, at=at)
        if not found:
            raise Http404
        self.page_subtitle = found[0].title
        # What was said of an answer that has changed since is over.
        said = votes.filter(helpful=False, edition=found[0].edition).exclude(comment="")
        return self.render_to_response(
            self.get_context_data(answer=found[0], comments=said[:MOST_COMMENTS], days=LONGEST)
        )

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """From the report to here."""
        report = {"url": reverse("listening_answers"), "label": "What readers missed"}
        return [*self.breadcrumbs_items, report, {"url": "", "label": self.get_page_title()}]
