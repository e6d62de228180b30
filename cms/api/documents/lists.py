"""Lists of pages that several documents show. Each takes the same queries however many pages there are."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet
from wagtail.models import Page

from cms.api.documents.scope import Link, Scope
from cms.pages.models import HelpHomePage, PolicyPage, QuestionPage, TopicPage


def home_page(scope: Scope) -> HelpHomePage | None:
    """The published home page in the scope's language, or None. One query."""
    root_paths = [
        root.root_path
        for root in scope.roots
        if root.site_id == scope.shop.site_id and root.language_code == scope.locale
    ]
    found: HelpHomePage | None = (
        scope.pages.of(HelpHomePage.objects.all()).filter(url_path__in=root_paths).first()
    )
    return scope.pages.as_shown(found) if found else None


def topics_of(home: Page, scope: Scope) -> list[TopicPage]:
    """The topics in the order of the tree."""
    return _shown(TopicPage.objects.child_of(home).order_by("path"), scope)


def policies_of(home: Page, scope: Scope) -> list[PolicyPage]:
    """The policies in the order of the tree."""
    return _shown(PolicyPage.objects.child_of(home).defer_streamfields().order_by("path"), scope)


def questions_below(page: Page, scope: Scope) -> list[QuestionPage]:
    """The questions of a topic, or of every topic of a home page, in the order of the tree."""
    return _shown(QuestionPage.objects.descendant_of(page).defer_streamfields().order_by("path"), scope)


def questions_in_order(ids: Sequence[int], scope: Scope) -> list[QuestionPage]:
    """The published questions among ``ids``, in the order of ``ids``. No query where there are none."""
    if not ids:
        return []
    chosen = QuestionPage.objects.filter(pk__in=ids).defer_streamfields()
    found = {page.pk: page for page in _shown(chosen, scope)}
    return [found[number] for number in dict.fromkeys(ids) if number in found]


def topics_by_path(questions: Iterable[Page]) -> dict[str, Page]:
    """The parents of questions, by their path in the tree. One query, none where there are no questions."""
    paths = {parent_path(question) for question in questions}
    if not paths:
        return {}
    return {page.path: page for page in Page.objects.filter(path__in=paths).only("title", "url_path", "path")}


def parent_path(page: Page) -> str:
    """The tree path of the parent."""
    path: str = page.path
    return path[: -page.steplen]


def links(pages: Iterable[Page], scope: Scope) -> list[Link]:
    """Links to pages, those of other sites left out."""
    return [scope.link(page) for page in pages if scope.shows(page)]


def _shown[P: Page](pages: QuerySet[P], scope: Scope) -> list[P]:
    """The pages that the scope shows, with the content it shows."""
    return [scope.pages.as_shown(page) for page in scope.pages.of(pages)]
