"""Putting the values of an old version into a new draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from cms.shops.permissions import refuse_strangers
from cms.terms.agreeing import disagreements_of
from cms.terms.history.errors import refuse_while_busy
from cms.terms.models import Terms, TermsVersion
from cms.usage.losing import losses_of
from policies.errors import InvalidTerms, Problem
from policies.terms import Kind


def restore(*, terms: Terms, version: TermsVersion, user: Any) -> Terms:
    """Make the values of ``version`` the draft of ``terms``, and return that draft. It publishes nothing.

    The draft before it stays among the revisions. Raises PermissionDenied, and Busy while others work on the terms.
    """
    with transaction.atomic():
        row = type(terms).objects.select_related("shop").select_for_update(of=("self",)).get(pk=terms.pk)
        refuse_strangers(user=user, action="change", instance=row)
        refuse_while_busy(row, user=user)
        row.take_core(version.terms)
        row.effective_from = row.go_live_at = row.confirmed_on = None
        row.note, row.source = f"Restores version {version.number}.", version.source
        # A draft may say what cannot be published: the form then tells what.
        row.save_revision(user=user, clean=False, log_action=True)
    return row


def what_does_not_fit(draft: Terms, *, at: datetime) -> tuple[Problem, ...]:
    """What keeps ``draft`` from being published as it stands, at ``at``."""
    try:
        stated = draft.to_core()
    except InvalidTerms as error:
        return error.problems
    asked: dict[str, Any] = {"shop": draft.shop, "kind": Kind(draft.kind), "stated": stated}
    asked |= {"effective_from": at, "at": at}
    return (*disagreements_of(**asked), *losses_of(**asked))
