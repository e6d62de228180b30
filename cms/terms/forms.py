"""The form of terms: the shop someone may write for, and a start that rewrites no answer given before."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms.shops.clock import clock_name, differ, on_clock, own_clock
from cms.shops.models import Shop
from cms.shops.permissions import policy_of
from cms.terms.agreeing import disagreements_of
from cms.terms.outlived import outlived
from cms.terms.recording import has_versions, refuse_backdating
from cms.typed.forms import StatesCoreForm
from cms.usage.losing import losses_of
from policies.errors import Backdated, Problem

TOO_LATE = "Terms cannot take effect in the past. Choose a later moment, or leave this empty to start once published."
BEFORE_PUBLICATION = (
    "These terms are published later than that. Choose a moment after the publication, or leave this empty to "
    "start with it."
)
HELP = {
    "effective_from": "Orders placed from this moment on get these terms; earlier orders keep theirs. Leave it empty "
    "to start as soon as they are published.",
    "go_live_at": "When this draft is published by itself. It then governs from “Governs orders from”, or at once "
    "where that is empty.",
}


class TermsForm(StatesCoreForm):
    """What editors fill in for terms of any kind."""

    beside = frozenset({"effective_from", "go_live_at", "note", "source", "confirmed_on"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = timezone.now()
        if "shop" in self.fields:
            self._limit_shops(self.fields["shop"])
        if "effective_from" in self.fields and self._has_started(self.instance.effective_from):
            # Governing already, so the next publication must not repeat it: it starts anew.
            self.initial["effective_from"] = None
        for name in {"effective_from", "go_live_at"} & self.fields.keys():
            self.fields[name].help_text = self._with_clock(name)

    def clean(self) -> dict[str, Any]:
        """Refuse a start before the terms are recorded."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        start, published = cleaned.get("effective_from"), cleaned.get("go_live_at")
        recorded = max(filter(None, [self.now, published]))
        if start and start < recorded and self._refused(start, recorded):
            self.add_error(
                "effective_from", ValidationError(TOO_LATE if start < self.now else BEFORE_PUBLICATION)
            )
        elif start and published and start == published > self.now:
            # A scheduler is never on the second: it would find this start already past.
            self.add_error("effective_from", ValidationError(BEFORE_PUBLICATION))
        return cleaned

    def _problems(self) -> tuple[Problem, ...]:
        """Where the terms are to govern, also what speaks against them: the shop's other terms, and its pages."""
        problems = super()._problems()
        if problems or self.is_deferred_validation or "effective_from" in self.errors:
            return problems
        asked: dict[str, Any] = {
            "shop": self.instance.shop,
            "kind": self.instance.kind,
            "stated": self.instance.to_core(),
            "effective_from": self._start(),
        }
        now = self.now
        return (*outlived(**asked), *disagreements_of(**asked, at=now), *losses_of(**asked, at=now))

    def _start(self) -> datetime:
        """From when the terms govern, once they are published as the form says."""
        cleaned = self.cleaned_data
        start: datetime = cleaned.get("effective_from") or cleaned.get("go_live_at") or self.now
        return start

    def _limit_shops(self, field: Any) -> None:
        """Offer the shops the user may add terms to; terms never move to another shop."""
        field.widget = forms.Select()
        field.queryset = policy_of(type(self.instance)).shops_for(self.for_user, ["add"])
        if self.instance.pk:
            field.queryset = Shop.objects.filter(pk=self.instance.shop_id)
            field.disabled = True

    def _with_clock(self, name: str) -> str:
        """The field's help, with the clock on which it is read and, where that is another, what the shop's shows."""
        own, shop = own_clock(), self.instance.shop if self.instance.shop_id else None
        sentences = [HELP[name], f"Read on your clock: {clock_name(own)}."]
        if shop and differ(own, shop.zone, self.now):
            sentences.append(f"The shop’s clock is {clock_name(shop.zone)}.")
            if moment := self.initial.get(name):
                sentences.append(f"Set now: {on_clock(moment, shop.zone)}.")
        return " ".join(sentences)

    def _has_started(self, start: datetime | None) -> bool:
        if start is None or start > self.now:
            return False
        return has_versions(shop=self.instance.shop, kind=self.instance.kind)

    def _refused(self, start: datetime, at: datetime) -> bool:
        shop = self.instance.shop if self.instance.shop_id else self.cleaned_data.get("shop")
        if shop is None:
            return False
        try:
            refuse_backdating(shop=shop, kind=self.instance.kind, effective_from=start, at=at)
        except Backdated:
            return True
        return False
