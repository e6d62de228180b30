"""Trials on orders that are under way, and those that are done and that the user has not read."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from cms.attention.cards import Card, Item
from cms.attention.desk import Desk, name_of
from cms.impact.models import ACTIVE, ImpactReading, ImpactRun, State
from cms.impact.words import count
from cms.shops.clock import on_clock
from cms.shops.permissions import policy_of
from cms.terms.models import TERMS_MODELS
from policies.terms import Kind

# Who has not looked for so long has gone on without it.
REMEMBERED = timedelta(days=14)


def trials_card(desk: Desk) -> Card:
    """Open trials, the newest first, of terms that the user may change or publish. One query."""
    read = ImpactReading.objects.filter(run=OuterRef("pk"), user=desk.user)
    unread = Q(state=State.DONE, version=None) & ~Exists(read)
    runs = (
        ImpactRun.objects.filter(_worked_on(desk), Q(state__in=ACTIVE) | unread)
        .filter(shop__in=desk.shops, created_at__gte=desk.at - REMEMBERED)
        .select_related("shop")
        .defer("payload", "result")
    )
    listed = [run for run in runs if run.state_at(desk.at) is not State.ABANDONED]
    return Card(
        slug="trials",
        name="Trials on orders",
        icon="glasses",
        quiet="trials",
        items=[_item(run, desk) for run in listed],
    )


def _worked_on(desk: Desk) -> Q:
    wanted = Q(pk__in=[])
    for kind, model in TERMS_MODELS.items():
        own = policy_of(model).instances_user_has_any_permission_for(desk.user, ["change", "publish"])
        wanted |= Q(kind=kind, shop__in=own.values("shop"))
    return wanted


def _item(run: ImpactRun, desk: Desk) -> Item:
    is_done = run.state_at(desk.at) is State.DONE
    worse = f"worse for {run.losing:,}" if run.losing else "nobody loses"
    said = f"{count(run.total, 'order', 'orders')}: {worse}, not read yet" if is_done else "Under way"
    return Item(
        title=name_of(Kind(run.kind)),
        url=reverse("impact_run", args=[run.pk]),
        note=f"{said}. {on_clock(run.created_at, run.shop.zone)}",
        shop=run.shop.name,
        tone="warning" if is_done and run.losing else "",
        share=None if is_done or not run.total else round(100 * run.done / run.total),
    )
