"""The review in which each shop of the demo has one draft waiting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import Page, Revision, WorkflowState

from cms.review.models import ReviewState
from cms.review.receivers import without_mails
from cms.review.setup import set_up_review
from cms.shops.models import Shop
from cms.terms.models import TERMS_MODELS, Terms
from policies.terms import Kind

SUBMITTED = timedelta(hours=20)
"""How long before the demo is loaded the drafts were submitted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What an author of the shop wants to change."""

    kind: Kind
    values: Mapping[str, Any]
    note: str


PROPOSALS: Mapping[str, Proposal] = MappingProxyType(
    {
        "audrey-alexandre": Proposal(
            kind=Kind.REPAIRS,
            values=MappingProxyType({"quote_validity_length": 30}),
            note="Quotes from spring were accepted in autumn, at prices of leather that no longer held. The atelier "
            "can keep a price for 30 days.",
        ),
        "alamara": Proposal(
            kind=Kind.CANCELLATION,
            values=MappingProxyType({"minutes": 120}),
            note="Most customers who miss the hour write within the next one, and packing starts later anyway.",
        ),
    }
)


def load_review(*, shop: Shop, home: Page, author: str, at: datetime) -> bool:
    """Have a second person review the shop's terms and pages, and submit its proposal, once. Whether that was now."""
    set_up_review(homes=[home])
    proposal = PROPOSALS.get(shop.code)
    row = TERMS_MODELS[proposal.kind].objects.filter(shop=shop).first() if proposal else None
    if proposal is None or row is None or row.workflow_states.exists() or row.has_unpublished_changes:
        return False
    _submit(row, proposal, user=get_user_model().objects.get(username=author), at=at - SUBMITTED)
    return True


def _submit(row: Terms, proposal: Proposal, *, user: Any, at: datetime) -> None:
    for name, value in proposal.values.items():
        setattr(row, name, value)
    row.note = proposal.note
    revision = row.save_revision(user=user)
    workflow = row.get_workflow()
    with without_mails():
        state = workflow.start(row, user)
    Revision.objects.filter(pk=revision.pk).update(created_at=at)
    WorkflowState.objects.filter(pk=state.pk).update(created_at=at)
    ReviewState.objects.filter(workflow_state=state).update(started_at=at)
