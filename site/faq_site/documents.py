"""Page documents: what the content API says a page holds, as frozen values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import SafeString

from faq_site.blocks import Block, parse_blocks
from faq_site.previews import Showing
from faq_site.reading import DocumentError, Json, day, html, many, member, moment, number, text
from faq_site.shops import Doors, Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Seo:
    """What search engines and link previews show."""

    title: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has. ``alternates`` maps a locale to this page's path in it."""

    locale: str
    path: str
    title: str
    summary: str
    summary_html: SafeString
    seo: Seo
    alternates: Mapping[str, str]
    breadcrumbs: tuple[Link, ...]
    confirmed_on: date | None
    valid_until: datetime | None
    preview: bool
    showing: Showing | None
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage(Page):
    """Prose: a care guide, a legal notice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTopic:
    """A topic on the home page, with its first questions."""

    title: str
    path: str
    summary: str
    questions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePolicy:
    """A policy on the home page."""

    title: str
    path: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front of the help center."""

    topics: tuple[HomeTopic, ...]
    policies: tuple[HomePolicy, ...]
    featured: tuple[Link, ...]
    doors: Doors


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicQuestion:
    """A question of a topic, with its short answer."""

    title: str
    path: str
    anchor: str
    answer_html: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Page):
    """Questions on one subject."""

    questions: tuple[TopicQuestion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage(Page):
    """One question and its answer; ``body`` says more. ``id`` is None for a draft that was never saved."""

    id: int | None
    topic: Link
    answer_html: SafeString
    related: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseLink:
    """An entry of a policy's table of contents."""

    clause: str
    anchor: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsInForce:
    """Which version of the terms this page states, and since when it governs."""

    kind: str
    effective_from: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermChange:
    """One term that will change: what it is called, its value today and then."""

    ref: str
    label: str
    now: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingTerms:
    """Terms that will govern from an instant on."""

    kind: str
    effective_from: datetime
    changes: tuple[TermChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyPage(Page):
    """A policy: clauses, the terms in force, and those to come."""

    clauses: tuple[ClauseLink, ...]
    in_force: tuple[TermsInForce, ...]
    coming: tuple[ComingTerms, ...]


def _start(data: Json) -> datetime:
    instant = moment(data, "effective_from")
    if instant is None:
        raise DocumentError("'effective_from' is missing.")
    return instant


def _home_topic(data: Json) -> HomeTopic:
    return HomeTopic(
        title=text(data, "title"),
        path=text(data, "path"),
        summary=text(data, "summary", default=""),
        questions=many(data, "questions", Link.parse),
    )


def _home_policy(data: Json) -> HomePolicy:
    summary = text(data, "summary", default="")
    return HomePolicy(title=text(data, "title"), path=text(data, "path"), summary=summary)


def _topic_question(data: Json) -> TopicQuestion:
    return TopicQuestion(
        title=text(data, "title"),
        path=text(data, "path"),
        anchor=text(data, "anchor"),
        answer_html=html(data, "answer_html"),
    )


def _clause_link(data: Json) -> ClauseLink:
    return ClauseLink(clause=text(data, "clause"), anchor=text(data, "anchor"), heading=text(data, "heading"))


def _in_force(data: Json) -> TermsInForce:
    return TermsInForce(kind=text(data, "kind"), effective_from=_start(data), version=number(data, "version"))


def _change(data: Json) -> TermChange:
    return TermChange(
        ref=text(data, "ref"), label=text(data, "label"), now=text(data, "now"), then=text(data, "then")
    )


def _coming(data: Json) -> ComingTerms:
    return ComingTerms(
        kind=text(data, "kind"), effective_from=_start(data), changes=many(data, "changes", _change)
    )


def _common(data: Json) -> dict[str, Any]:
    seo = member(data, "seo")
    alternates = many(data, "alternates", lambda item: (text(item, "locale"), text(item, "path")))
    return {
        "locale": text(data, "locale"),
        "path": text(data, "path"),
        "title": text(data, "title"),
        "summary": text(data, "summary", default=""),
        "summary_html": html(data, "summary_html"),
        "seo": Seo(title=text(seo, "title"), description=text(seo, "description", default="")),
        "alternates": dict(alternates),
        "breadcrumbs": many(data, "breadcrumbs", Link.parse),
        "confirmed_on": day(data, "confirmed_on"),
        "valid_until": moment(data, "valid_until"),
        "preview": data.get("preview") is True,
        "showing": Showing.parse(data),
        "body": parse_blocks(data, "body"),
    }


def _home(data: Json) -> HomePage:
    return HomePage(
        **_common(data),
        topics=many(data, "topics", _home_topic),
        policies=many(data, "policies", _home_policy),
        featured=many(data, "featured", Link.parse),
        doors=Doors.parse(member(data, "doors")),
    )


def _topic(data: Json) -> TopicPage:
    return TopicPage(**_common(data), questions=many(data, "questions", _topic_question))


def _question(data: Json) -> QuestionPage:
    return QuestionPage(
        **_common(data),
        id=None if data.get("id") is None else number(data, "id"),
        topic=Link.parse(member(data, "topic")),
        answer_html=html(data, "answer_html"),
        related=many(data, "related", Link.parse),
    )


def _policy(data: Json) -> PolicyPage:
    return PolicyPage(
        **_common(data),
        clauses=many(data, "clauses", _clause_link),
        in_force=many(data, "in_force", _in_force),
        coming=many(data, "coming", _coming),
    )


PARSERS: Mapping[str, Callable[[Json], Page]] = {
    "home": _home,
    "topic": _topic,
    "question": _question,
    "policy": _policy,
    "content": lambda data: ContentPage(**_common(data)),
}


def parse_page(data: Json) -> Page:
    """Read a page document.

    Raises DocumentError where it is of an unknown type or lacks something.
    """
    kind = text(data, "type")
    if kind not in PARSERS:
        raise DocumentError(f"No page of the type {kind!r} is known.")
    return PARSERS[kind](data)
