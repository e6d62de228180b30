"""How far translations are."""

from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from wagtail_localize.models import StringSegment, Translation


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a page's texts are translated."""

    done: int
    total: int

    @property
    def percent(self) -> int:
        """Rounded down: all but one is never everything."""
        return self.done * 100 // self.total if self.total else 100

    @property
    def words(self) -> str:
        """As a translator reads it."""
        return f"{self.done} of {self.total} texts translated ({self.percent} %)"


def with_progress(translations: QuerySet[Translation]) -> QuerySet[Translation]:
    """Each with ``texts``, the number of its texts, and ``translated``, how many of them are done. No more queries."""
    segments = StringSegment.objects.filter(source=OuterRef("source")).order_by()
    done = segments.filter(
        string__translations__context=F("context"),
        string__translations__locale=OuterRef("target_locale"),
        string__translations__has_error=False,
    )
    return translations.annotate(texts=_count(segments), translated=_count(done))


def progress_of(translation: Translation) -> Progress:
    """How far one translation is. One query."""
    counted = with_progress(Translation.objects.filter(pk=translation.pk)).get()
    return Progress(counted.translated, counted.texts)


def _count(segments: QuerySet[StringSegment]) -> Coalesce:
    number = segments.values("source").annotate(number=Count("pk", distinct=True)).values("number")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
