"""Mails about reviews: to the reviewers of the shop when a draft is submitted, to its submitter when it is decided."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from wagtail.admin.utils import get_user_display_name
from wagtail.models import WorkflowState
from wagtail.users.models import UserProfile

from cms.review.models import ReviewState
from cms.review.rules import others_of
from cms.review.things import thing_of
from cms.shops.clock import on_clock

log = logging.getLogger(__name__)

FOLDER = "cms/review/emails"


def tell_reviewers(state_id: int) -> None:
    """Ask those who may decide on the draft, and nobody of another shop."""
    state = _state(state_id)
    if state is None or state.status != ReviewState.STATUS_IN_PROGRESS:
        return
    people = others_of(state, state.workflow_state.content_object)
    if not getattr(settings, "WAGTAILADMIN_NOTIFICATION_INCLUDE_SUPERUSERS", True):
        people = people.filter(is_superuser=False)
    _send("submitted", people, context=_context(state))


def tell_submitters(state_id: int, *, decided_by: Any) -> None:
    """Tell whoever asked for the review, and whoever submitted this draft, what was decided and why."""
    state = _state(state_id)
    if state is None:
        return
    asked = {state.workflow_state.requested_by, state.submitted_by} - {None, decided_by}
    outcome = "rejected" if state.status == ReviewState.STATUS_REJECTED else "approved"
    _send(outcome, asked, context=_context(state) | {"decided_by": _name(decided_by)})


def _state(state_id: int) -> ReviewState | None:
    found = ReviewState.objects.select_related(
        "workflow_state__requested_by", "submitted_by", "revision__user"
    )
    return found.filter(pk=state_id).first()


def _context(state: ReviewState) -> dict[str, Any]:
    thing = thing_of(state.workflow_state.content_object)
    draft = state.revision.content_object.get_latest_revision_as_object()
    return {
        "thing": thing,
        "note": getattr(draft, "note", ""),
        "submitted_by": _name(state.submitted_by or state.workflow_state.requested_by),
        "comment": state.comment,
        "planned": _planned(thing.instance, draft),
        "url": settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("review", args=[state.pk]),
    }


def _planned(instance: Any, draft: Any) -> str:
    """When a draft is published by itself, on the shop's clock; nothing where it is published at once."""
    shop = thing_of(instance).shop
    moment = draft.go_live_at
    waits = moment and instance.scheduled_revision is not None
    return on_clock(moment, shop.zone) if waits and shop else ""


def _send(event: str, people: Iterable[Any], *, context: dict[str, Any]) -> None:
    for person in people:
        if person.email and person.is_active and _wants(person, event):
            _send_to(person, event, context | {"person": person})


def _wants(person: Any, event: str) -> bool:
    return bool(getattr(UserProfile.get_for_user(person), f"{event}_notifications"))


def _send_to(person: Any, event: str, context: dict[str, Any]) -> None:
    """One mail. What a mail server refuses is logged: the decision stands all the same."""
    subject = " ".join(render_to_string(f"{FOLDER}/{event}_subject.txt", context).split())
    sender = getattr(settings, "WAGTAILADMIN_NOTIFICATION_FROM_EMAIL", settings.DEFAULT_FROM_EMAIL)
    message = EmailMultiAlternatives(
        subject,
        render_to_string(f"{FOLDER}/{event}.txt", context),
        sender,
        [person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    if getattr(settings, "WAGTAILADMIN_NOTIFICATION_USE_HTML", False):
        message.attach_alternative(render_to_string(f"{FOLDER}/{event}.html", context), "text/html")
    try:
        message.send()
    except Exception:  # whatever a mail server answers
        log.exception("A mail about a review could not be sent (%s, user %s).", event, person.pk)


def _name(user: Any) -> str:
    return str(get_user_display_name(user)) if user else "The system"


def review_of(state: WorkflowState) -> ReviewState | None:
    """The round of review that ``state`` is at, or was decided in; None for workflows of other kinds."""
    return ReviewState.objects.filter(pk=state.current_task_state_id).first()
