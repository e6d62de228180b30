"""The screens that ask before an old version is restored or a coming one withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from wagtail.admin import messages

from cms.shops.clock import on_clock
from cms.terms.history.comparing import differences
from cms.terms.history.errors import NothingToWithdraw
from cms.terms.history.forms import WithdrawForm
from cms.terms.history.restoring import restore, what_does_not_fit
from cms.terms.history.timeline import Entry
from cms.terms.history.views import VersionsScreen
from cms.terms.history.withdrawing import what_goes_on, withdraw
from cms.terms.models import TermsVersion
from cms.terms.views import REFUSALS, sentence


class RestoreView(VersionsScreen):
    """Puts an old version's values into a draft."""

    template_name = "cms/terms/history/restore.html"
    permission_required = "change"
    page_title = "Restore"
    header_icon = "rotate"

    @property
    def entry(self) -> Entry:
        """The version in the address."""
        return self.entry_or_404(self.kwargs["number"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is about to happen."""
        version = self.entry.version
        return super().get_context_data(**kwargs) | {
            "number": version.number,
            "start": on_clock(version.effective_from, self.zone),
            "replaces_draft": self.object.has_unpublished_changes,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, and go on in the form."""
        version = TermsVersion.objects.get(pk=self.entry.version.pk)
        try:
            draft = restore(terms=self.object, version=version, user=request.user)
        except REFUSALS as refusal:
            messages.error(request, sentence(refusal))
            return redirect(self.url("versions"))
        messages.success(
            request,
            f"The values of version {version.number} are now the draft. Nothing changes for customers until it is "
            "published.",
        )
        if problems := what_does_not_fit(draft, at=self.now):
            said = " ".join(problem.sentence for problem in problems)
            messages.warning(request, f"It cannot be published as it is. {said}")
        return redirect(self.url("edit"))


class WithdrawView(VersionsScreen):
    """Withdraws a coming version."""

    template_name = "cms/terms/history/withdraw.html"
    permission_required = "publish"
    page_title = "Withdraw"
    header_icon = "cross"
    form: WithdrawForm
    entry: Entry
    before: TermsVersion

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Back to the versions, with the reason, where there is nothing to withdraw."""
        if not self.may(self.permission_required):
            return super().dispatch(request, *args, **kwargs)
        self.entry = self.entry_or_404(self.kwargs["number"])
        try:
            self.before = what_goes_on(self.entry)
        except NothingToWithdraw as refusal:
            messages.error(request, str(refusal))
            return redirect(self.url("versions"))
        self.form = WithdrawForm(request.POST or None)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is about to happen, and what customers would not get."""
        version, before = self.entry.version, self.before
        stated = {one.pk: one.terms for one in TermsVersion.objects.filter(pk__in=[version.pk, before.pk])}
        return super().get_context_data(**kwargs) | {
            "form": self.form,
            "number": version.number,
            "start": on_clock(version.effective_from, self.zone),
            "before": before.number,
            "keeps_draft": self.object.has_unpublished_changes,
            "sections": differences(self.kind, stated[before.pk], stated[version.pk]),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, or say why not."""
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        number, reason = self.entry.version.number, self.form.cleaned_data["reason"]
        try:
            recorded = withdraw(
                terms=self.object, number=number, reason=reason, at=self.now, user=request.user
            )
        except REFUSALS as refusal:
            messages.error(request, f"Nothing was withdrawn. {sentence(refusal)}")
            return redirect(self.url("versions"))
        start = on_clock(recorded.effective_from, self.zone)
        messages.success(
            request,
            f"Version {number} is withdrawn. Version {recorded.number} takes its place on {start} and says what "
            f"version {self.before.number} says.",
        )
        return redirect(self.url("versions"))
