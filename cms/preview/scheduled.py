"""Which pages of a site are shown: those published, or those that will be by a moment if nobody changes the plan."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet
from wagtail.models import Page, Revision


class Published:
    """The pages that are published."""

    def of[P: Page](self, pages: QuerySet[P]) -> QuerySet[P]:
        """Those of ``pages`` that are shown."""
        return pages.filter(live=True)

    def as_shown[P: Page](self, page: P) -> P:
        """``page`` with the content that is shown."""
        return page

    def at(self, url_path: str) -> Page | None:
        """The page at a place in the tree; None where none is shown there."""
        # Wagtail has an index on slugs and none on url_path.
        slug = url_path.rstrip("/").rpartition("/")[2]
        found: Page | None = self.of(Page.objects.filter(slug=slug, url_path=url_path)).first()
        return found.specific if found else None


class PublishedBy(Published):
    """The pages that will be published at a moment: what is scheduled until then is, what expires is no more.

    Two queries for all of it, and one for each type of page that is scheduled.
    """

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    @cached_property
    def scheduled(self) -> Mapping[int, Page]:
        """Pages as they will be, by id."""
        revisions = Revision.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Page),
            approved_go_live_at__lte=self.moment,
        ).order_by("approved_go_live_at", "pk")
        # Of two plans for one page the later stays.
        planned = {int(revision.object_id): revision for revision in revisions}
        return {pk: revision.as_object() for pk, revision in planned.items()}

    def of[P: Page](self, pages: QuerySet[P]) -> QuerySet[P]:
        """Those of ``pages`` that will be shown."""
        gone = [pk for pk, page in self.scheduled.items() if page.expire_at and page.expire_at <= self.moment]
        expired = Q(expire_at__lte=self.moment) & ~Q(pk__in=list(self.scheduled))
        planned = Q(live=True) | Q(pk__in=list(self.scheduled))
        return pages.filter(planned).exclude(expired).exclude(pk__in=gone)

    def as_shown[P: Page](self, page: P) -> P:
        """``page`` with the content it will have."""
        return self.scheduled.get(page.pk, page)  # type: ignore[return-value]

    def at(self, url_path: str) -> Page | None:
        """The page that will be at a place in the tree."""
        moved = [page for page in self.scheduled.values() if page.url_path == url_path]
        if moved:
            return moved[0] if self.of(Page.objects.filter(pk=moved[0].pk)).exists() else None
        found = super().at(url_path)
        return None if found and found.pk in self.scheduled else found
