"""Page documents: what all have in common, and one builder a type for the rest."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from wagtail.models import Page

from cms.api.documents import content, home, policy, question, topic
from cms.api.documents.blocks import Json, build_blocks, clauses, linked_questions
from cms.api.documents.prose import Prose, excerpt, plain
from cms.api.documents.scope import Scope
from cms.api.documents.showing import showing
from cms.pages.models import ContentPage, HelpHomePage, PolicyPage, QuestionPage, TopicPage
from policies.references import anchor

# The type's name, its summary as stored, and what it adds to a page.
type Builder = tuple[str, Callable[[Any], str], Callable[[Any, Prose], Json]]

TYPES: Mapping[type[Page], Builder] = MappingProxyType(
    {
        HelpHomePage: ("home", lambda page: page.intro, home.parts),
        TopicPage: ("topic", lambda page: page.summary, topic.parts),
        QuestionPage: ("question", lambda page: "", question.parts),
        PolicyPage: ("policy", lambda page: page.summary, policy.parts),
        ContentPage: ("content", lambda page: page.summary, content.parts),
    }
)


def type_of(page: Page) -> str | None:
    """The name of the page's type in documents; None for a page that has no document."""
    found = TYPES.get(type(page))
    return found[0] if found else None


def build_page(page: Page, *, scope: Scope) -> Json:
    """The document of ``page``, which is of one of the types above, published or as an editor has it."""
    name, summary_of, parts = TYPES[type(page)]
    body = page.body.get_prep_value() if hasattr(page, "body") else []
    path = scope.path(page)
    prose = Prose(
        scope,
        body,
        getattr(page, "answer", ""),
        path=path,
        anchors=map(anchor, clauses(body)),
        page_ids=linked_questions(body),
    )
    title = prose.text(getattr(page, "heading", "") or page.title)
    own = parts(page, prose)
    summary = summary_of(page)
    shown = prose.text(summary) or excerpt(plain(own.get("answer_html", "")))
    return {
        "id": page.pk,
        "type": name,
        "shop": scope.shop.code,
        "locale": scope.locale,
        "path": path,
        "title": title,
        "summary": shown,
        "summary_html": prose.inline(summary or ""),
        "seo": {
            "title": prose.text(page.seo_title) or f"{prose.text(page.title)} — {scope.shop.name}",
            "description": prose.text(page.search_description) or shown,
        },
        "alternates": _alternates(page, scope),
        "breadcrumbs": _breadcrumbs(page, scope),
        "updated_at": scope.moment(_updated_at(page, scope)),
        "confirmed_on": _day(getattr(page, "confirmed_on", None)),
        **own,
        "body": build_blocks(body, prose),
        "valid_until": scope.valid_until(),
        "preview": scope.shown is not None,
        "showing": showing(scope),
    }


def _alternates(page: Page, scope: Scope) -> list[dict[str, str]]:
    """This page in each language it is published in, itself included."""
    others = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).only("url_path")
    published = map(scope.pages.as_shown, scope.pages.of(others))
    paths = [scope.path(other) for other in published if scope.shows(other)]
    entries = [{"locale": path.split("/")[1], "path": path} for path in (scope.path(page), *paths)]
    order = [root.language_code for root in scope.roots if root.site_id == scope.shop.site_id]
    return sorted(entries, key=lambda entry: order.index(entry["locale"]))


def _breadcrumbs(page: Page, scope: Scope) -> list[dict[str, str]]:
    """The pages above this one, from the home page down."""
    # The first level is Wagtail's own root.
    above = [page.path[:end] for end in range(2 * page.steplen, len(page.path), page.steplen)]
    found = (
        Page.objects.filter(path__in=above).order_by("path").only("title", "url_path", "path")
        if above
        else []
    )
    return [dict(scope.link(ancestor)) for ancestor in found if scope.shows(ancestor)]  # type: ignore[arg-type]


def _updated_at(page: Page, scope: Scope) -> Any:
    if scope.shown:
        return scope.at
    return page.last_published_at or page.first_published_at or page.latest_revision_created_at or scope.at


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
