"""Taking a reader's word on an answer."""

from __future__ import annotations

from datetime import datetime

from cms.listening.editions import editions_of
from cms.listening.models import LONGEST_COMMENT, Reason, Vote
from cms.listening.terms import without_traces
from cms.pages.models import QuestionPage
from cms.shops.models import Shop


def record_vote(
    *, shop: Shop, page: QuestionPage, helpful: bool, reason: str = "", comment: str = "", at: datetime
) -> Vote:
    """Keep one vote on ``page``, a published question of ``shop``, as it reads at ``at``.

    A reader who was helped gives no reason; without one, any other reader had another reason. Addresses and numbers
    are struck out of the comment. Raises ValidationError for a reason that is not known.
    """
    vote = Vote(
        shop=shop,
        page=page,
        language=page.locale.language_code,
        edition=editions_of([(shop, page)], at=at)[page.pk],
        day=at.astimezone(shop.zone).date(),
        helpful=helpful,
        reason="" if helpful else reason or Reason.OTHER,
        comment="" if helpful else without_traces(comment)[:LONGEST_COMMENT],
    )
    vote.clean()
    vote.save()
    return vote
