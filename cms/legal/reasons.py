"""Giving a reason, and publishing by it: docs/adr/0016."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction

from cms.legal.errors import FallsShort, NotWhatWasRead
from cms.legal.models import AcceptedFinding, KeptReason, LegalReason
from cms.legal.saying import SaidFinding, say_finding
from cms.legal.weighing import Weighed, figures, weighed
from cms.shops.permissions import policy_of
from cms.terms.models import Terms, TermsVersion
from policies.law.findings import LegalFinding

OVERRIDE = "override_legal"
ADMIN_LANGUAGE = "en"
NAMED = 5


def require_reasons(*, row: Terms, at: datetime) -> tuple[LegalReason, ...]:
    """The reasons by which ``row`` may be published as it stands. Raises FallsShort where one is missing."""
    found = weighed(row=row, at=at)
    if found.outstanding:
        raise falls_short(found)
    return found.reasons


def keep_reasons(*, version: TermsVersion, reasons: tuple[LegalReason, ...]) -> None:
    """Note that ``version`` was recorded thanks to ``reasons``. Call it in the transaction that recorded it."""
    for reason in reasons:
        KeptReason(reason=reason, version=version).save()


def reasons_kept_with(version: TermsVersion) -> tuple[LegalReason, ...]:
    """The reasons thanks to which ``version`` was recorded, with what each accepts. Two queries."""
    found = LegalReason.objects.filter(kept_with__version=version).select_related("user")
    return tuple(found.prefetch_related("findings"))


def give_reason(
    *, row: Terms, text: str, at: datetime, user: Any = None, fingerprint: str | None = None
) -> LegalReason | None:
    """Accept with ``text`` every error that is outstanding in ``row`` as it stands; None where there is none.

    ``fingerprint`` is that of what was read. Raises PermissionDenied, NotWhatWasRead, ValueError for no text.
    """
    if not text.strip():
        raise ValueError("A reason needs words.")
    if user and not may_override(user, row):
        raise PermissionDenied(
            f"You may not give legal reasons for the {row._meta.verbose_name} of this shop."
        )
    with transaction.atomic():
        found = weighed(row=row, at=at)
        if fingerprint not in (None, found.fingerprint):
            raise NotWhatWasRead
        if not found.outstanding:
            return None
        reason = LegalReason(
            shop=row.shop, kind=row.kind, digest=found.digest, text=text.strip(), user=user, given_at=at
        )
        reason.save()
        AcceptedFinding.objects.bulk_create(_accepted(reason, error, found) for error in found.outstanding)
    return reason


def may_override(user: Any, row: Terms) -> bool:
    """Whether the user may accept errors in these terms."""
    return bool(policy_of(type(row)).user_has_permission_for_instance(user, OVERRIDE, row))


def falls_short(found: Weighed) -> FallsShort:
    """The refusal, with each error once in words and the names of who may accept them."""
    said = [_said(error, found) for error in found.outstanding]
    sentences = dict.fromkeys(f"{one.where}: {one.sentence}" for one in said)
    return FallsShort(list(sentences), reviewers=reviewers_of(found.row))


def reviewers_of(row: Terms) -> list[str]:
    """The names of those who may accept errors in these terms, administrators aside."""
    users = policy_of(type(row)).users_with_any_permission_for_instance([OVERRIDE], row)
    named = users.filter(is_superuser=False).order_by(get_user_model().USERNAME_FIELD)[:NAMED]
    return [user.get_full_name() or user.get_username() for user in named]


def _said(finding: LegalFinding, found: Weighed) -> SaidFinding:
    return say_finding(finding, terms=found.found.terms, locale=ADMIN_LANGUAGE)


def _accepted(reason: LegalReason, finding: LegalFinding, found: Weighed) -> AcceptedFinding:
    said = _said(finding, found)
    return AcceptedFinding(
        reason=reason,
        code=finding.code.value,
        jurisdiction=finding.jurisdiction,
        article=str(finding.article.citation),
        clause=finding.clause,
        data=figures(finding),
        term=said.where,
        sentence=said.sentence,
    )
