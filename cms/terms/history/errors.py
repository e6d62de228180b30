"""Why an old version cannot be restored or a coming one withdrawn now. Each message says what to do first."""

from __future__ import annotations

from typing import Any

from cms.shops.clock import on_clock
from cms.terms.errors import TermsError
from cms.terms.models import Terms


class Busy(TermsError):
    """Others are working on these terms, or a draft of theirs waits to be published."""


class NothingToWithdraw(TermsError):
    """The version is not coming, or nothing governs before it."""


def refuse_while_busy(terms: Terms, *, user: Any) -> None:
    """Raise Busy while the terms are in review, a draft waits to be published, or they are locked for ``user``.

    Saving over a review would take it from the reviewers, and publishing cancels every schedule: both in silence.
    """
    if terms.workflow_in_progress:
        raise Busy("These terms are in review. Finish or cancel the review first, then do this again.")
    if waiting := terms.scheduled_revision:
        moment = on_clock(waiting.approved_go_live_at, terms.shop.zone)
        raise Busy(
            f"A draft of these terms is scheduled to be published on {moment}. Cancel its schedule first, then do "
            "this again."
        )
    lock = terms.get_lock()
    if lock and lock.for_user(user):
        raise Busy("These terms are locked. Ask who locked them to unlock them, then do this again.")
