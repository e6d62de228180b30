"""Withdrawing a version before it takes effect: what governs before it is published with the same start."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from cms.shops.permissions import refuse_strangers
from cms.terms.history.errors import NothingToWithdraw, refuse_while_busy
from cms.terms.history.timeline import Entry, Standing, arranged
from cms.terms.models import Terms, TermsVersion

STARTED = (
    "This version has started already, so orders rely on it. Publish other terms, which then take its place."
)
NEVER_STARTS = "This version will not start: another one has taken its place. There is nothing to withdraw."
NOTHING_BEFORE = (
    "Nothing governs before this version, so nothing could go on instead. "
    "Publish other terms with the same start."
)
SAYS_THE_SAME = "This version says the same as the one before it, so withdrawing it would change nothing."


def what_goes_on(entry: Entry) -> TermsVersion:
    """What governs on without the version. Raises NothingToWithdraw where withdrawing it would change nothing."""
    if entry.standing in {Standing.PAST, Standing.IN_FORCE}:
        raise NothingToWithdraw(STARTED)
    if entry.standing is not Standing.COMING:
        raise NothingToWithdraw(NEVER_STARTS)
    if entry.before is None:
        raise NothingToWithdraw(NOTHING_BEFORE)
    if entry.repeats:
        raise NothingToWithdraw(SAYS_THE_SAME)
    return entry.before


def withdraw(*, terms: Terms, number: int, reason: str, at: datetime, user: Any) -> TermsVersion:
    """Let what governs before version ``number`` go on after its start; the version recorded for that.

    A draft that is being written stays the draft. Raises PermissionDenied, NothingToWithdraw, Busy, and what
    publishing raises.
    """
    with transaction.atomic():
        rows = type(terms).objects.select_related("shop")
        row = rows.select_for_update(of=("self", "shop"), no_key=True).get(pk=terms.pk)
        refuse_strangers(user=user, action="publish", instance=row)
        refuse_while_busy(row, user=user)
        entry = _entry(row, number, at)
        before = what_goes_on(entry)
        draft = row.get_latest_revision_as_object() if row.has_unpublished_changes else None
        _publish_instead(row, entry.version, before, reason=reason, user=user)
        if draft is not None:
            _keep(draft, user=user)
        recorded: TermsVersion = _versions(row).latest("number")
    return recorded


def _entry(row: Terms, number: int, at: datetime) -> Entry:
    entries = arranged(list(_versions(row)), at=at)
    return {entry.version.number: entry for entry in entries}[number]


def _versions(row: Terms) -> QuerySet[TermsVersion]:
    found: QuerySet[TermsVersion] = TermsVersion.objects.filter(shop=row.shop, kind=row.kind)
    return found


def _publish_instead(
    row: Terms, withdrawn: TermsVersion, before: TermsVersion, *, reason: str, user: Any
) -> None:
    """By the one door that every publication goes through."""
    row.take_core(before.terms)
    row.effective_from, row.go_live_at = withdrawn.effective_from, None
    row.note = f"Withdraws version {withdrawn.number}: {reason}"
    row.source, row.confirmed_on = before.source, before.confirmed_on
    # What does not fit any more is refused by name when it is recorded.
    row.save_revision(user=user, clean=False, log_action=True).publish(user=user)


def _keep(draft: Terms, *, user: Any) -> None:
    """The draft was there before and stays the newest, so the next editor finds it."""
    draft.save_revision(user=user, clean=False)
