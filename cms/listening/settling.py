"""Dealing with a search that found nothing: a new answer, an answer that exists, or a decision to leave it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify
from wagtail.models import Page

from cms.listening.models import EmptySearch
from cms.pages.models import QuestionPage, TopicPage


def same_searches(search: EmptySearch) -> QuerySet[EmptySearch]:
    """The same words of the same shop and language, on whatever day, as far as nobody has dealt with them."""
    return EmptySearch.objects.filter(
        shop=search.shop_id, language=search.language, term=search.term, settled_at=None
    )


@transaction.atomic
def settle(search: EmptySearch, *, answer: Page | None, user: Any, at: datetime) -> None:
    """Mark a search as dealt with. What readers search for from tomorrow on counts anew."""
    same_searches(search).update(settled_at=at, settled_by=user, answered_by=answer)


@transaction.atomic
def begin_answer(
    search: EmptySearch, *, topic: TopicPage, title: str, user: Any, at: datetime
) -> QuestionPage:
    """A draft of an answer below ``topic``, and the search dealt with by it.

    Raises PermissionDenied where the user may add no page there.
    """
    if not topic.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied("You may not add a question to this topic.")
    draft = QuestionPage(title=title, slug=_slug(topic, title), live=False, owner=user, locale=topic.locale)
    topic.add_child(instance=draft)
    # The answer is still to be written.
    draft.save_revision(user=user, log_action=True, clean=False)
    settle(search, answer=draft, user=user, at=at)
    return draft


def _slug(topic: TopicPage, title: str) -> str:
    base = slugify(title)[:200] or "question"
    taken = set(topic.get_children().filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        name for name in (base, *(f"{base}-{number}" for number in range(2, 1000))) if name not in taken
    )
