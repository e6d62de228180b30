"""From a page document to a template and what it shows: one table, one small function a page type."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from faq_site.documents import ContentPage, HomePage, Page, PolicyPage, QuestionPage, TopicPage
from faq_site.feedback import REASONS
from faq_site.languages import Reader

# What the terms of a kind are called. A kind that is new to this site goes by the general name.
KINDS = {
    "shipping": _("Shipping terms"),
    "payment": _("Payment terms"),
    "cancellation": _("Cancellation terms"),
    "returns": _("Return terms"),
    "refunds": _("Refund terms"),
    "repairs": _("Repair terms"),
}
ANY_KIND = _("Terms")
# How documents write a value that is not stated: docs/content-api.md.
NOT_STATED = "—"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A template, and what it shows beside the page itself."""

    template: str
    extra: Mapping[str, Any]


def home(page: HomePage, reader: Reader) -> View:
    """The front of the help center."""
    return View(template="site/home.html", extra={"doors": page.doors})


def topic(page: TopicPage, reader: Reader) -> View:
    """Questions on one subject."""
    return View(template="site/topic.html", extra={})


def question(page: QuestionPage, reader: Reader) -> View:
    """One question and its answer, and whether it helped: a draft is not asked about."""
    related = [link for link in page.related if link.path != page.path]
    reasons = {} if page.preview or page.id is None else REASONS
    return View(template="site/question.html", extra={"related": related, "reasons": reasons})


def policy(page: PolicyPage, reader: Reader) -> View:
    """A policy, which terms it states and which are to come."""
    anchors = {clause.clause: clause.anchor for clause in page.clauses}
    in_force = [
        {
            "kind": KINDS.get(terms.kind, ANY_KIND),
            "version": terms.version,
            "since": reader.moment(terms.effective_from),
        }
        for terms in page.in_force
    ]
    coming = [
        {
            "start": reader.moment(terms.effective_from),
            "changes": [
                {
                    "change": change,
                    "anchor": anchors.get(change.ref, ""),
                    "is_new": change.now == NOT_STATED,
                }
                for change in terms.changes
            ],
        }
        for terms in page.coming
        if terms.changes
    ]
    return View(template="site/policy.html", extra={"in_force": in_force, "coming": coming})


def content(page: ContentPage, reader: Reader) -> View:
    """Prose."""
    return View(template="site/content.html", extra={})


HANDLERS: Mapping[type[Page], Callable[[Any, Reader], View]] = {
    HomePage: home,
    TopicPage: topic,
    QuestionPage: question,
    PolicyPage: policy,
    ContentPage: content,
}
