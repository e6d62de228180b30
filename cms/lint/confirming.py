"""Someone read a page and found it right: its date is set, and nothing else of a draft is published with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.lint.answers import CONFIRMED
from cms.pages.reference_checks import shop_code
from cms.shops.models import Shop

ACTION = "lint.confirm"
_BUSY = "“{title}” {state}. End that first, then confirm the page."


class NotConfirmed(Exception):
    """A page could not be confirmed. The message says what to do."""


def confirm(*, page_id: int, user: Any, at: datetime) -> Page:
    """Note that ``user`` found the page right at ``at``, and return it.

    What is published gets the date by a revision of its own; a draft that says more keeps what it says, gets the date
    as well and stays a draft. Raises NotConfirmed, and PermissionDenied where the user may not edit the page.
    """
    with transaction.atomic():
        # The row is locked before its type is asked for: locking the joined tables is not possible everywhere.
        Page.objects.select_for_update().get(pk=page_id)
        page = Page.objects.get(pk=page_id).specific
        if not page.permissions_for_user(user).can_edit():
            raise PermissionDenied(f"You may not edit “{page.title}”.")
        _refuse(page)
        _note(page, user=user, at=at)
    return page


def _note(page: Any, *, user: Any, at: datetime) -> None:
    today = at.astimezone(_zone(page, at)).date()
    drafted = page.has_unpublished_changes or not page.live
    draft = page.get_latest_revision_as_object() if drafted else None
    if page.live:
        revision = _publish(page, today, user)
    if draft is not None:
        # After what is published got a revision of its own, the draft is the latest again.
        draft.confirmed_on = today
        revision = draft.save_revision(user=user, log_action=False)
    data = {"confirmed_on": today.isoformat()}
    log(instance=page, action=ACTION, user=user, revision=revision, data=data, content_changed=False)


def _publish(page: Any, today: Any, user: Any) -> Any:
    page.confirmed_on = today
    try:
        revision = page.save_revision(user=user, log_action=False)
        revision.publish(user=user, changed=False, log_action=False, skip_permission_checks=True)
    except ValidationError as error:
        raise NotConfirmed(
            f"“{page.title}” cannot be published as it is. {' '.join(error.messages)}"
        ) from error
    return revision


def _refuse(page: Any) -> None:
    """Raise NotConfirmed where the page has no date to set, or a revision of it waits for something."""
    if not isinstance(page, CONFIRMED):
        raise NotConfirmed("Only questions and policy pages are confirmed.")
    if page.locked:
        raise NotConfirmed(_BUSY.format(title=page.title, state="is locked"))
    if page.current_workflow_state:
        raise NotConfirmed(_BUSY.format(title=page.title, state="is in review"))
    if page.scheduled_revision:
        raise NotConfirmed(_BUSY.format(title=page.title, state="waits for a scheduled publication"))


def _zone(page: Page, at: datetime) -> Any:
    shop = Shop.objects.filter(code=shop_code(page)).first()
    return shop.zone if shop else at.tzinfo
