"""Reviews in words, a page of them at once: as many queries for fifty as for one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import GroupPagePermission, Page, Revision, WorkflowState

from cms.review.models import ReviewState
from cms.review.rules import named, reviewers_of
from cms.review.things import Thing, thing_of
from cms.shops.clock import on_clock, own_clock
from cms.shops.models import Shop

STANDING = {
    "in_progress": "Waits for a decision",
    "needs_changes": "Changes asked for",
    "approved": "Approved",
    "cancelled": "Taken back",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewRow:
    """One review."""

    name: str
    shop_name: str
    kind: str
    standing: str
    since: str
    requested_by: str
    waiting_for: str
    url: str
    deciders: frozenset[int] = frozenset()
    """The ids of those who may decide now."""


def rows_of(states: Sequence[WorkflowState]) -> list[ReviewRow]:
    """The reviews in words; one whose thing is gone is left out."""
    found = [state for state in states if state.content_object is not None]
    shops = {shop.pk: shop for shop in Shop.objects.all()}
    sites = {shop.site_id: shop for shop in shops.values()}
    things = {state.pk: _thing(state.content_object, shops, sites) for state in found}
    waiting = _Waiting.of(found, things)
    return [_row(state, things[state.pk], waiting) for state in found]


def _thing(instance: Any, shops: dict[int, Shop], sites: dict[int, Shop]) -> Thing:
    if getattr(instance, "shop_id", None):
        instance.shop = shops[instance.shop_id]
    return thing_of(instance, shops=sites)


def _row(state: WorkflowState, thing: Thing, waiting: _Waiting) -> ReviewRow:
    zone = thing.shop.zone if thing.shop else own_clock()
    task = state.current_task_state
    moment = task.finished_at or task.started_at if task else state.created_at
    deciders = waiting.deciders(state)
    return ReviewRow(
        name=thing.name,
        shop_name=thing.shop_name,
        kind=thing.kind,
        standing=STANDING[state.status],
        since=on_clock(moment, zone),
        requested_by=str(get_user_display_name(state.requested_by)) if state.requested_by else "",
        waiting_for=named(deciders) if deciders is not None else "",
        deciders=frozenset(user.pk for user in deciders or ()),
        url=reverse("review", args=[state.current_task_state_id]) if task else "",
    )


class _Waiting:
    """Who may decide on each review: those who may publish the thing, without the authors of its draft."""

    def __init__(self) -> None:
        self.able: dict[int, list[Any]] = {}
        self.authors: dict[int, set[int | None]] = {}

    @classmethod
    def of(cls, states: Iterable[WorkflowState], things: dict[int, Thing]) -> _Waiting:
        made, by_key = cls(), dict[Any, list[Any]]()
        waiting = [state for state in states if state.status == WorkflowState.STATUS_IN_PROGRESS]
        grants = _publishing_paths() if any(isinstance(s.content_object, Page) for s in waiting) else []
        for state in waiting:
            instance = things[state.pk].instance
            key = _key(instance, grants)
            if key not in by_key:
                by_key[key] = list(reviewers_of(instance))
            made.able[state.pk] = by_key[key]
        made.authors = _authors(waiting)
        return made

    def deciders(self, state: WorkflowState) -> list[Any] | None:
        """The people; None where nothing waits."""
        if state.pk not in self.able:
            return None
        return [user for user in self.able[state.pk] if user.pk not in self.authors[state.pk]]


def _key(instance: Any, grants: Sequence[str]) -> Any:
    """Things with the same key are published by the same people."""
    if isinstance(instance, Page):
        return (Page, *(path for path in grants if instance.path.startswith(path)))
    return type(instance), instance.shop_id


def _publishing_paths() -> list[str]:
    granted = GroupPagePermission.objects.filter(permission__codename="publish_page")
    return list(granted.values_list("page__path", flat=True).distinct())


def _authors(states: Sequence[WorkflowState]) -> dict[int, set[int | None]]:
    """As ``rules.authors_of``, for many: those who asked, submitted or saved the draft of this round."""
    rounds = ReviewState.objects.filter(workflow_state__in=states).values_list("pk", "submitted_by")
    submitters = dict(rounds)
    saved = _saved(states)
    authors = {}
    for state in states:
        since = state.current_task_state.revision_id
        key = (state.base_content_type_id, state.object_id)
        authors[state.pk] = {user for revision, user in saved[key] if revision >= since}
        authors[state.pk] |= {state.requested_by_id, submitters.get(state.current_task_state_id)}
    return authors


def _saved(states: Sequence[WorkflowState]) -> defaultdict[tuple[int, str], list[tuple[int, int | None]]]:
    found: defaultdict[tuple[int, str], list[tuple[int, int | None]]] = defaultdict(list)
    if not states:
        return found
    rows = Revision.objects.filter(
        object_id__in={state.object_id for state in states},
        base_content_type__in={state.base_content_type_id for state in states},
        pk__gte=min(state.current_task_state.revision_id for state in states),
    )
    for kind, key, revision, user in rows.values_list("base_content_type", "object_id", "pk", "user"):
        found[kind, key].append((revision, user))
    return found
