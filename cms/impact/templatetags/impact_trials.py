"""Leads from a version of terms to the trial that led to it."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from cms.impact.access import may_work_on
from cms.impact.models import ImpactRun
from cms.terms.models import Terms

register = template.Library()


@register.simple_tag(takes_context=True)
def trial_address(context: Any, terms: Terms, number: int) -> str:
    """Where the trial of version ``number`` is shown; empty where there was none, or the reader may not see it."""
    if not may_work_on(context["request"].user, terms):
        return ""
    led = ImpactRun.objects.filter(shop=terms.shop_id, version__kind=terms.kind, version__number=number)
    run = led.only("pk").first()
    return reverse("impact_run", args=[run.pk]) if run else ""
