"""The page on which a draft is read and decided on."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import cached_property
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from cms.impact.gate import reading_step
from cms.impact.trials import trial_of
from cms.legal.gate import approval_needs
from cms.review.changes import changes_of
from cms.review.deciding import decide
from cms.review.errors import ReviewRefused
from cms.review.forms import DecisionForm
from cms.review.models import APPROVE, ReviewState, refuse_decision
from cms.review.rules import authors_of, may_review, named, others_of
from cms.review.scope import may_see
from cms.review.things import edit_url, thing_of
from cms.shops.clock import on_clock, own_clock
from cms.terms.models import Terms
from cms.terms.views import REFUSALS, sentence

# What can keep a draft from being published although whoever decides may do so.
REFUSED = (*REFUSALS, ValidationError)


class ReviewView(WagtailAdminTemplateMixin, View):
    """One round of review: what would change, what was decided, and the buttons for those who may decide."""

    template_name = "cms/review/review.html"
    page_title = "Review"
    header_icon = "tasks"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """404 for everybody who may do nothing to the thing."""
        self.now = timezone.now()
        found = ReviewState.objects.select_related(
            "workflow_state", "submitted_by", "finished_by", "revision"
        )
        self.state = get_object_or_404(found, pk=kwargs["state_id"])
        instance = self.state.workflow_state.content_object
        if instance is None or not may_see(request.user, instance):
            raise Http404
        self.thing = thing_of(instance)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self._shown(DecisionForm(initial={"revision": self.thing.instance.latest_revision_id}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide, or say why not, or what to read before."""
        form = DecisionForm(request.POST)
        if not form.is_valid():
            return self._shown(form)
        values = form.cleaned_data
        try:
            refuse_decision(self.state, user=request.user, action=values["decision"])
            step = self._reading() if values["decision"] == APPROVE else None
            if step is not None:
                return step
            decide(state=self.state, user=request.user, **values)
        except REFUSED as refusal:
            messages.error(request, in_words(refusal))
        else:
            messages.success(request, self._done(values["decision"]))
        return redirect("review", self.state.pk)

    def get_page_subtitle(self) -> str:
        """What is reviewed."""
        return self.thing.name

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """From the admin's home."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title, "sublabel": self.thing.name}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The round, the changes, and what the user may do."""
        zone = self.thing.shop.zone if self.thing.shop else own_clock()
        state, user = self.state, self.request.user
        is_open = state.status == ReviewState.STATUS_IN_PROGRESS
        context = super().get_context_data(**kwargs) | {
            "state": state,
            "thing": self.thing,
            "is_open": is_open,
            "since": on_clock(state.started_at, zone),
            "ended": on_clock(state.finished_at, zone) if state.finished_at else "",
            "edit_url": edit_url(self.thing.instance, user=user),
            "waiting_for": named(others_of(state, self.thing.instance)) if is_open else "",
            "may_send_back": is_open and self._may_review and user.pk != state.submitted_by_id,
            "may_approve": is_open and self._may_review and user.pk not in authors_of(state),
            "is_author": is_open and user.pk in authors_of(state),
        }
        # What was decided is read in the history: the draft may have gone on since.
        if is_open:
            context |= changes_of(self.thing.instance, at=self.now)
            context |= _moments(context["draft"], zone=zone)
        return context

    @cached_property
    def _may_review(self) -> bool:
        return may_review(self.request.user, self.thing.instance)

    def _reading(self) -> HttpResponse | None:
        """For terms: the reason that the legal check waits for, then what must be read before they are published."""
        if not isinstance(self.thing.instance, Terms):
            return None
        draft = self.thing.instance.get_latest_revision_as_object()
        if address := approval_needs(self.request, terms=draft, task_state=self.state):
            return redirect(address)
        return reading_step(self.request, trial=trial_of(draft), at=self.now)

    def _shown(self, form: DecisionForm) -> HttpResponse:
        return TemplateResponse(self.request, self.template_name, self.get_context_data(form=form))

    def _done(self, decision: str) -> str:
        if decision != APPROVE:
            return "Sent back. Whoever submitted it is told what you wrote."
        self.thing.instance.refresh_from_db()
        scheduled = self.thing.instance.scheduled_revision
        if scheduled is None:
            return "Approved and published."
        zone = self.thing.shop.zone if self.thing.shop else own_clock()
        return f"Approved. It is published by itself on {on_clock(scheduled.approved_go_live_at, zone)}."


def in_words(refusal: Exception) -> str:
    """Why nothing was decided."""
    if isinstance(refusal, ReviewRefused):
        return str(refusal)
    said = " ".join(refusal.messages) if isinstance(refusal, ValidationError) else sentence(refusal)
    return f"Nothing was published. {said}"


def _moments(draft: Any, *, zone: Any) -> dict[str, str]:
    starts = getattr(draft, "effective_from", None)
    return {
        "starts": on_clock(starts, zone) if starts else "",
        "published_on": on_clock(draft.go_live_at, zone) if draft.go_live_at else "",
    }
