"""Publishing a page: all of it or nothing, and never with a reference that its shop cannot answer."""

from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import capfirst
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from cms.pages.block_errors import Spot, in_words
from cms.pages.reference_checks import Problem, page_problems, publication, shop_code
from cms.pages.signals import publication_settled
from cms.pages.statements import Place
from cms.review.rules import refuse_during_review
from cms.shops.models import Shop

# A mixin of pages that adds no field, so that Django need not know it.
if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object


class PublishedWhole(_Base):
    """A page whose every way to the public passes the same check.

    The editor's form shows problems at their fields first (``cms.pages.forms``). Workflows, schedules, bulk actions,
    copies and programs end in ``publish`` or in ``save`` of a live page: those raise ValidationError, and nothing
    is published. A draft may hold any reference.
    """

    def publish(
        self, revision: Revision, user: AbstractBaseUser | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Publish ``revision``, or schedule it.

        Raises ValidationError where a reference cannot be answered, InReview where a second person has to decide.
        """
        with transaction.atomic():
            hold(self)
            refuse_during_review(self)
            check_references(revision.as_object(), at=timezone.now())
            super().publish(revision, user, *args, **kwargs)
            publication_settled.send(sender=type(self), instance=self)

    def save(self, clean: bool = True, *args: Any, **kwargs: Any) -> None:
        """Save, where the page is live as a page that may be. Raises ValidationError.

        Wagtail skips its own checks with ``clean=False``, when only what it notes about a page changes. An alias
        shows what its original says, and no editor could mend it.
        """
        if not (clean and self.live and self.alias_of_id is None):
            super().save(clean, *args, **kwargs)
            return
        with transaction.atomic():
            hold(self)
            check_references(self, at=timezone.now())
            super().save(clean, *args, **kwargs)


def hold(page: Any) -> None:
    """Until the transaction ends, let neither the page nor its shop's terms be published by anyone else.

    Terms are held against the pages that speak of them, and pages against the terms: one must see what the other did.
    """
    parent = None
    if page.pk:
        Page.objects.select_for_update(no_key=True).filter(pk=page.pk).values_list("pk").first()
    else:
        parent = page.get_parent()
    if code := shop_code(page, parent=parent):
        Shop.objects.select_for_update(no_key=True).filter(code=code).values_list("pk").first()


def check_references(page: Any, *, at: datetime) -> None:
    """Raise ValidationError, with a sentence at each field, where ``page`` must not be published at ``at``.

    A page scheduled for later is held against the terms in force then.
    """
    parent = None if page.url_path else page.get_parent()
    at = publication(page.go_live_at, at=at)
    sentences = defaultdict(list)
    for problem in page_problems(page, at=at, parent=parent):
        sentences[str(problem.place[0])].append(_sentence(page, problem))
    if sentences:
        raise ValidationError(dict(sentences))


def _sentence(page: Any, problem: Problem) -> str:
    name, *rest = problem.place
    field = page._meta.get_field(name)
    if not rest or not isinstance(field, StreamField):
        return problem.sentence
    where = in_words(Spot(field.stream_block, getattr(page, str(name))), tuple(rest))
    return f"{where}: {problem.sentence}"


def place_in_words(page: Any, place: Place) -> str:
    """Return a place in a page as an editor would name it: ``Body: Notice 3, Text``."""
    name, *rest = place
    field = page._meta.get_field(name)
    label = capfirst(str(field.verbose_name))
    if not rest or not isinstance(field, StreamField):
        return label
    return f"{label}: {in_words(Spot(field.stream_block, getattr(page, str(name))), tuple(rest))}"
